import { readPackageFile, SCHEMA_PATH } from '../package/package-files';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

/** Prints the JSON Schema of tenants.yaml. */
export async function schema({ stdout }: Session): Promise<Status> {
  await stdout.write(readPackageFile(SCHEMA_PATH));
  return STATUS.ok;
}
