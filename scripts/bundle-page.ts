import { join } from 'node:path';
import { type Metafile, build } from 'esbuild';
import type { PageAssets } from '../lib/report/html/report-html';

const ROOT = join(__dirname, '..');
const PAGE = 'lib/report/page';

/** What the page of `tenancy report` runs, and what of packages is in it. */
export interface BundledPage extends PageAssets {
  readonly metafile: Metafile;
}

/** Bundles the script and the style sheet of the page from their sources. */
export async function bundlePage(): Promise<BundledPage> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(ROOT, PAGE, 'report-page.ts'), join(ROOT, PAGE, 'report-page.css')],
    absWorkingDir: ROOT,
    tsconfig: join(ROOT, PAGE, 'tsconfig.json'),
    bundle: true,
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    minify: true,
    preserveSymlinks: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    outdir: join(ROOT, 'build'),
  });
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))!.text.trimEnd();
  return { script: textOf('.js'), style: textOf('.css'), metafile };
}
