import { PART_SCHEMA_PATH, readPackageFile, SCHEMA_PATH } from '../package/package-files';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface SchemaFlags {
  readonly part?: boolean;
}

/** Prints the JSON Schema of tenants.yaml, or of the files that it includes. */
export async function schema({ stdout }: Session, { part }: SchemaFlags): Promise<Status> {
  await stdout.write(readPackageFile(part === true ? PART_SCHEMA_PATH : SCHEMA_PATH));
  return STATUS.ok;
}
