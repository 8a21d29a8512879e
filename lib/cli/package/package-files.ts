import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the schema of tenants.yaml in the package. */
export const SCHEMA_PATH = 'schema/tenants.schema.json';

/** The path of the schema of included files in the package. */
export const PART_SCHEMA_PATH = 'schema/tenants-part.schema.json';

/** The paths of the schemas of what commands print with `--json`. Their names have the version of the shape. */
export const OUTPUT_SCHEMA_PATHS = {
  list: 'schema/list.v1alpha1.schema.json',
  fit: 'schema/fit.v1alpha1.schema.json',
  shares: 'schema/shares.v1alpha1.schema.json',
  diff: 'schema/diff.v1alpha1.schema.json',
} as const;

/** The paths of the script and the style sheet that `tenancy report` puts into its page. `npm run build` makes them. */
export const PAGE_PATHS = {
  script: 'build/report-page.js',
  style: 'build/report-page.css',
} as const;

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
