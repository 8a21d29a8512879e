import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the schema of tenants.yaml in the package. */
export const SCHEMA_PATH = 'schema/tenants.schema.json';

/** The path of the schema of included files in the package. */
export const PART_SCHEMA_PATH = 'schema/tenants-part.schema.json';

/** The path of the schema of `tenancy list --json` in the package. Its name has the version of the shape. */
export const LIST_SCHEMA_PATH = 'schema/list.v1alpha1.schema.json';

/** The path of the schema of `tenancy diff --format json` in the package. */
export const DIFF_SCHEMA_PATH = 'schema/diff.v1alpha1.schema.json';

/** The text of a file of this package, whether it runs from its bundle or from source. */
export function readPackageFile(path: string): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return readFileSync(join(folder, path), 'utf8');
}

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readPackageFile('package.json')) as { version: string }).version;
}
