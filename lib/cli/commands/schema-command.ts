import {
  LIST_SCHEMA_PATH,
  PART_SCHEMA_PATH,
  readPackageFile,
  SCHEMA_PATH,
} from '../package/package-files';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface SchemaFlags {
  readonly part?: boolean;
  readonly list?: boolean;
}

/** Prints the JSON Schema of tenants.yaml, of the files that it includes, or of what `tenancy list --json` prints. */
export async function schema({ stdout }: Session, { part, list }: SchemaFlags): Promise<Status> {
  const path = list === true ? LIST_SCHEMA_PATH : part === true ? PART_SCHEMA_PATH : SCHEMA_PATH;
  await stdout.write(readPackageFile(path));
  return STATUS.ok;
}
