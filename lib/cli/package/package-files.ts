import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
