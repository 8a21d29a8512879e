import { join } from 'node:path';
import { type Metafile, build } from 'esbuild';
import type { PageAssets } from '../lib/report/html/own-page';

const ROOT = join(__dirname, '..');
const PAGE = 'lib/report/page';

/** What a page runs, and what of packages is in it. */
export interface BundledPage extends PageAssets {
  readonly metafile: Metafile;
}

/** Bundles the script of a page and the style sheet of all pages from their sources. */
export async function bundlePage(name: 'report-page' | 'bill-page'): Promise<BundledPage> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(ROOT, PAGE, `${name}.ts`), join(ROOT, PAGE, 'report-page.css')],
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
