import {
  OUTPUT_SCHEMA_PATHS,
  PART_SCHEMA_PATH,
  readPackageFile,
  SCHEMA_PATH,
} from '../package/package-files';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

/** What to print the schema of, in place of tenants.yaml. At most one of them. */
export interface SchemaFlags {
  readonly part?: boolean;
  readonly list?: boolean;
  readonly fit?: boolean;
  readonly shares?: boolean;
  readonly diff?: boolean;
}

/** Prints the JSON Schema of tenants.yaml, of the files that it includes, or of what a command prints with `--json`. */
export async function schema({ stdout }: Session, flags: SchemaFlags): Promise<Status> {
  const command = (['list', 'fit', 'shares', 'diff'] as const).find((name) => flags[name] === true);
  const own = flags.part === true ? PART_SCHEMA_PATH : SCHEMA_PATH;
  await stdout.write(readPackageFile(command === undefined ? own : OUTPUT_SCHEMA_PATHS[command]));
  return STATUS.ok;
}
