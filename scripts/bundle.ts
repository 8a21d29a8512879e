/**
 * Bundles what tsc compiled into one file, because one file loads several times faster than hundreds. The file is both
 * the command and the public API, so that an extension that imports the API gets the very classes of the command.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform, type Metafile, type Plugin } from 'esbuild';
import { bundlePage } from './bundle-page';
import { keepPublicDeclarations } from './public-declarations';
import { keepUsedDeclarations } from './used-declarations';

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, 'build');

/** Packages that extensions import as well, so that both must get the same modules. */
const SHARED = /^(?:cdk8s|constructs|cdk8s-plus-28\/lib\/imports\/k8s)$/;

const TARGET = 'node20';

const COMPILED = 'build/lib';

const ENTRY = `
  exports.runCommand = () => require('./${COMPILED}/cli/main.js');
  Object.defineProperty(exports, 'api', { get: () => require('./${COMPILED}/index.js') });
`;

/** Decides with the first load of such a package whether to take the copy in the bundle or the installed one. */
const sharedModules: Plugin = {
  name: 'shared-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: SHARED }, ({ path, namespace }) =>
      namespace === 'shared' ? undefined : { path, namespace: 'shared' },
    );
    onLoad({ filter: SHARED, namespace: 'shared' }, ({ path }) => ({
      resolveDir: ROOT,
      contents: `
        const { bundledCdk8s } = require('./${COMPILED}/cli/package/bundled-cdk8s.js');
        module.exports = bundledCdk8s.isWanted
          ? require('${path}')
          : require('node:module').createRequire(__filename)('${path}');
      `,
    }));
  },
};

/** Modules that take milliseconds to load. Packages load them at once, and hardly ever use them. */
const LATE = /^(?:(?:node:)?(?:child_process|crypto)|yaml)$/;

/** cdk8s brings the same version along. */
const YAML = join(ROOT, 'node_modules/yaml/dist/index.js');

/** Loads such a module with its first use. */
const lateModules: Plugin = {
  name: 'late-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LATE }, ({ path, namespace }) => {
      if (namespace !== 'late') return { path, namespace: 'late' };
      return path === 'yaml' ? { path: YAML } : { path, external: true };
    });
    // cdk8s reads a function of such a part when it is loaded.
    onLoad({ filter: /[\\/]cdk8s[\\/]lib[\\/]_child_process\.js$/ }, () => ({
      contents: `exports._child_process = require('node:child_process');`,
    }));
    onLoad({ filter: LATE, namespace: 'late' }, async ({ path }) => ({
      resolveDir: ROOT,
      contents: `
        for (const name of ${JSON.stringify(Object.keys((await import(path)) as object))}) {
          Object.defineProperty(exports, name, { enumerable: true, get: () => require('${path}')[name] });
        }
      `,
    }));
  },
};

/** Shortens the names in packages and generated code. Our own names stay, for people who read the stack of a crash. */
const shortNames: Plugin = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:node_modules|generated)[\\/].*\.js$/ }, async ({ path }) => {
      const options = {
        minify: true,
        format: 'cjs',
        target: TARGET,
        legalComments: 'none',
      } as const;
      const text = await readFile(path, 'utf8');
      const used = isApiObjects(path) ? keepUsedDeclarations(text, usedApiObjects()) : text;
      return { contents: (await transform(used, options)).code };
    });
  },
};

function isApiObjects(path: string): boolean {
  return /[\\/]cdk8s-plus-28[\\/]lib[\\/]imports[\\/]k8s\.js$/.test(path);
}

/** What our code uses of the API objects. Extensions get all of them, from the installed package. */
function usedApiObjects(): string[] {
  const files = readdirSync(join(ROOT, COMPILED), { recursive: true, encoding: 'utf8' });
  const names = files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(ROOT, COMPILED, file), 'utf8').matchAll(/\bk8s\.([A-Z]\w+)/g),
    ]);
  return [...new Set(names.map(([, name]) => name!))];
}

async function main(): Promise<void> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: TARGET,
    minifySyntax: true,
    minifyWhitespace: true,
    preserveSymlinks: true,
    legalComments: 'none',
    plugins: [sharedModules, lateModules, shortNames],
    metafile: true,
    write: false,
    outfile: join(BUILD, 'tenancy.js'),
  });
  const text = withClassNames(outputFiles[0]!.text);
  // bin/run-cached.js reads one byte for each character.
  if (/[^\0-\x7f]/.test(text)) throw new Error('the bundle holds more than ASCII');
  // bin/run-cached.js tells bundles apart by their first line.
  const id = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(BUILD, 'tenancy.js'), `// ${id}\n${text}`);
  // Pages have files of their own: only the commands that write pages read them.
  const page = await bundlePage('report-page');
  writeFileSync(join(BUILD, 'report-page.js'), page.script);
  writeFileSync(join(BUILD, 'report-page.css'), page.style);
  const billPage = await bundlePage('bill-page');
  writeFileSync(join(BUILD, 'bill-page.js'), billPage.script);
  const packages = [
    ...packagesIn(metafile),
    ...packagesIn(page.metafile),
    ...packagesIn(billPage.metafile),
  ];
  writeFileSync(join(BUILD, 'LICENSES.txt'), licencesOf([...new Set(packages)].sort()));
  keepPublicDeclarations(join(BUILD, 'lib'));
  writeFileSync(join(BUILD, 'index.js'), indexOf(namesOf(join(BUILD, 'tenancy.js'))));
}

/** esbuild adds an underscore to the name of a class that refers to itself, and users see that name in errors. */
function withClassNames(text: string): string {
  const names = [...text.matchAll(/=class _([A-Z][a-z]\w+)\b/g)].map(([, name]) => name!);
  return names.reduce(
    (named, name) => named.replace(new RegExp(`\\b_${name}\\b`, 'g'), name),
    text,
  );
}

function namesOf(bundle: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return Object.keys((require(bundle) as { readonly api: object }).api).sort();
}

/** Node finds the names of a CommonJS module in its text, for ES modules. The first line is only for that search. */
function indexOf(names: readonly string[]): string {
  return `0 && (module.exports = { ${names.join(', ')} });\nmodule.exports = require('./tenancy.js').api;\n`;
}

/** The folders of the packages in the bundle. */
function packagesIn({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [],
  );
  return [...new Set(folders)].sort();
}

function licencesOf(folders: readonly string[]): string {
  const holders = new Map<string, string[]>();
  for (const folder of folders) {
    const file = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} is in the bundle, and has no licence`);
    const text = readFileSync(join(ROOT, folder, file), 'utf8').trim();
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    holders.set(text, [...(holders.get(text) ?? []), name]);
  }
  const parts = [...holders].map(([text, names]) => `${[...new Set(names)].join(', ')}\n\n${text}`);
  return `tenancy.js and report-page.js hold parts of these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
