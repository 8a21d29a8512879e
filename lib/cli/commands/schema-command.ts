import { readPackageFile } from '../package/package-files';
import { type SchemaName, SCHEMA_PATHS } from '../package/schema-paths';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface SchemaFlags {
  readonly of: SchemaName;
}

/** Prints the JSON Schema of tenants.yaml, of the files that it includes, or of what a command prints as JSON. */
export async function schema({ stdout }: Session, { of }: SchemaFlags): Promise<Status> {
  await stdout.write(readPackageFile(SCHEMA_PATHS[of]));
  return STATUS.ok;
}
