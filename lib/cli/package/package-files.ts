import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageAssets } from '../../report/html/own-page';

/** The scripts of pages and the style sheet of all of them. `npm run build` makes them. */
const PAGE_SCRIPTS = { report: 'build/report-page.js', bill: 'build/bill-page.js' } as const;
const PAGE_STYLE = 'build/report-page.css';

/** What a page is made of. */
export function pageAssets(page: keyof typeof PAGE_SCRIPTS): PageAssets {
  return { script: readPackageFile(PAGE_SCRIPTS[page]), style: readPackageFile(PAGE_STYLE) };
}

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
