import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the schema of tenants.yaml is, inside the package. */
export const SCHEMA_PATH = 'schema/tenants.schema.json';

/** Where the schema of the files is that tenants.yaml includes. */
export const PART_SCHEMA_PATH = 'schema/tenants-part.schema.json';

/** A file of this package, whether we run compiled or from source. */
export function readPackageFile(path: string): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return readFileSync(join(folder, path), 'utf8');
}

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readPackageFile('package.json')) as { version: string }).version;
}
