import {
  DIFF_SCHEMA_PATH,
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
  readonly diff?: boolean;
}

/** Prints the JSON Schema of tenants.yaml, of the files that it includes, or of what a command prints for programs. */
export async function schema({ stdout }: Session, flags: SchemaFlags): Promise<Status> {
  await stdout.write(readPackageFile(pathOf(flags)));
  return STATUS.ok;
}

function pathOf({ part, list, diff }: SchemaFlags): string {
  if (diff === true) return DIFF_SCHEMA_PATH;
  if (list === true) return LIST_SCHEMA_PATH;
  return part === true ? PART_SCHEMA_PATH : SCHEMA_PATH;
}
