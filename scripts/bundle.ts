/**
 * Makes one file of what tsc compiled: loading one file takes a fraction of the time that loading hundreds takes. It is
 * the command and the public API, so that a module of the user's own that imports the API gets what the command uses.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform, type Metafile, type Plugin } from 'esbuild';

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, 'build');

/** What modules of the user's own import as well, so that both must get the same. */
const SHARED = /^(?:cdk8s|constructs|cdk8s-plus-28\/lib\/imports\/k8s)$/;

const TARGET = 'node20';

const COMPILED = 'build/lib';

const ENTRY = `
  exports.runCommand = () => require('./${COMPILED}/cli/main.js');
  Object.defineProperty(exports, 'api', { get: () => require('./${COMPILED}/index.js') });
`;

/** What is copied of cdk8s: what lib/ uses of it. The rest would load parts of Node that take their time. */
const COPIES: Readonly<Record<string, string>> = {
  cdk8s: `{
    ApiObject: require('cdk8s/lib/api-object').ApiObject,
    App: require('cdk8s/lib/app').App,
    Chart: require('cdk8s/lib/chart').Chart,
  }`,
};

/** Lets what is shared be the copy in the bundle or what is installed, as it is wanted when it is first loaded. */
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
          ? ${COPIES[path] ?? `require('${path}')`}
          : require('node:module').createRequire(__filename)('${path}');
      `,
    }));
  },
};

/** Parts of Node that take milliseconds to load, and that packages load in case they should need them. */
const LATE = /^(?:node:)?(?:child_process|crypto)$/;

/** Loads such a part when something of it is first used. */
const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LATE }, ({ path, namespace }) =>
      namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
    );
    onLoad({ filter: LATE, namespace: 'late' }, async ({ path }) => ({
      contents: `
        for (const name of ${JSON.stringify(Object.keys((await import(path)) as object))}) {
          Object.defineProperty(exports, name, { enumerable: true, get: () => require('${path}')[name] });
        }
      `,
    }));
  },
};

/** Our own names stay, for those who read the stack of a crash; others become short. */
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
      return { contents: (await transform(await readFile(path, 'utf8'), options)).code };
    });
  },
};

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
    // cdk8s brings the same version along.
    alias: { yaml: join(ROOT, 'node_modules/yaml') },
    plugins: [sharedModules, lateBuiltins, shortNames],
    metafile: true,
    write: false,
    outfile: join(BUILD, 'tenancy.js'),
  });
  const text = withClassNames(outputFiles[0]!.text);
  // It is read as one byte for each character.
  if (/[^\0-\x7f]/.test(text)) throw new Error('the bundle holds more than ASCII');
  // bin/run-cached.js tells bundles apart by their first line.
  const id = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(BUILD, 'tenancy.js'), `// ${id}\n${text}`);
  writeFileSync(join(BUILD, 'LICENSES.txt'), licencesOf(packagesIn(metafile)));
  writeFileSync(join(BUILD, 'index.js'), indexOf(namesOf(join(BUILD, 'tenancy.js'))));
}

/** esbuild puts an underscore before the name of a class that mentions itself, and users see the name in errors. */
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

/** ES modules find the names of a CommonJS one by reading its text: the first line is for them, and never run. */
function indexOf(names: readonly string[]): string {
  return `0 && (module.exports = { ${names.join(', ')} });\nmodule.exports = require('./tenancy.js').api;\n`;
}

/** The folders of packages of which something is in the bundle. */
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
    if (file === undefined) throw new Error(`${folder} has no licence, and stands in the bundle`);
    const text = readFileSync(join(ROOT, folder, file), 'utf8').trim();
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    holders.set(text, [...(holders.get(text) ?? []), name]);
  }
  const parts = [...holders].map(([text, names]) => `${[...new Set(names)].join(', ')}\n\n${text}`);
  return `tenancy.js holds parts of these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
