import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as source from '../../lib';
import { RECORD_FILE } from '../../lib/synth/tree/output-record';
import { version } from '../../package.json';
import { type Call, callsIn, filesIn } from './coverage-of';

const ROOT = join(__dirname, '../..');
const PROGRAM = join(__dirname, 'consumer/program.ts');
const FIXTURES = join(ROOT, 'test/fixtures');

/** What npm tells about one file of a package. */
interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

let folder: string;
let project: string;
let packed: PackedFile[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenancy-package-'));
  const out = succeed(
    ROOT,
    'npm',
    ...['pack', '--json', '--foreground-scripts=false', '--pack-destination', folder],
  );
  const [tarball] = JSON.parse(out) as [{ filename: string; files: PackedFile[] }];
  packed = tarball.files;

  project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"name": "consumer", "private": true}\n');
  succeed(
    project,
    'npm',
    ...['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball.filename)],
    ...['cdk8s', 'constructs', 'typescript', '@types/node'].map(asInstalled),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A package in the version that this repository works with. */
function asInstalled(name: string): string {
  const file = join(ROOT, 'node_modules', name, 'package.json');
  const { version: installed } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${name}@${installed}`;
}

function run(cwd: string, command: string, ...args: string[]): SpawnSyncReturns<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME: join(folder, 'cache') };
  return spawnSync(command, args, { cwd, encoding: 'utf8', env });
}

/** Runs what must succeed, and returns what it prints. */
function succeed(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = run(cwd, command, ...args);
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** Files below a folder, with `/`, sorted. */
function below(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** All files of a tree, without the record of the file that it comes from. */
function textsBelow(root: string): Record<string, string> {
  return Object.fromEntries(
    below(root)
      .filter((path) => path !== RECORD_FILE)
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

describe('the tarball', () => {
  test('holds what runs, types, the schema, the pages of the package, and nothing else', () => {
    // The compiler of `a program that uses every public construct` misses what is missing.
    const types = packed
      .map(({ path }) => path)
      .filter((path) => /^build\/lib\/.*\.d\.ts$/.test(path));
    expect(types).toContain('build/lib/index.d.ts');
    expect(types.length).toBeLessThan(100);
    const others = [
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
      ...[
        'schema/adopt.v1alpha1.schema.json',
        'schema/bill.v1alpha1.schema.json',
        'schema/cost.v1alpha1.schema.json',
        'schema/diff.v1alpha1.schema.json',
        'schema/drift.v1alpha1.schema.json',
        'schema/fit.v1alpha1.schema.json',
        'schema/list.v1alpha1.schema.json',
        'schema/report.v1alpha1.schema.json',
        'schema/shares.v1alpha1.schema.json',
        'schema/tune.v1alpha1.schema.json',
        'schema/usage.v1alpha1.schema.json',
        'schema/tenants-part.schema.json',
        'schema/tenants.schema.json',
        'schema/verify.v1alpha1.schema.json',
      ],
      ...['bin/run-cached.js', 'bin/tenancy.js'],
      ...['build/LICENSES.txt', 'build/index.js', 'build/tenancy.js'],
      ...['build/bill-page.js', 'build/report-page.css', 'build/report-page.js'],
    ];
    expect(packed.map(({ path }) => path).sort()).toEqual([...types, ...others].sort());
  });

  test('holds the licence of every package of which it holds a part', () => {
    const text = readFileSync(
      join(project, 'node_modules/cdk8s-tenancy/build/LICENSES.txt'),
      'utf8',
    );
    for (const name of ['cdk8s', 'cdk8s-plus-28', 'commander', 'constructs', 'd3-scale', 'yaml']) {
      expect(text).toMatch(new RegExp(`^(.*, )?${name}(, .*)?$`, 'm'));
    }
  });

  test('can be executed', () => {
    expect(packed.find(({ path }) => path === 'bin/tenancy.js')!.mode & 0o111).toBe(0o111);
    const [first] = readFileSync(join(ROOT, 'bin/tenancy.js'), 'utf8').split('\n');
    expect(first).toBe('#!/usr/bin/env node');
  });

  test('names no path of the machine that built it', () => {
    const installed = join(project, 'node_modules/cdk8s-tenancy');
    const guilty = below(installed).filter((path) =>
      readFileSync(join(installed, path), 'utf8').includes(ROOT),
    );
    expect(guilty).toEqual([]);
  });

  test('stays small', () => {
    // 0.3 MB of it is the page of `tenancy report`: charts need a library.
    expect(packed.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(5_300_000);
  });

  test('keeps the page of a report small: every report holds its script', () => {
    const size = packed.find(({ path }) => path === 'build/report-page.js')!.size;
    expect(size).toBeLessThan(350_000);
  });

  test('keeps the pages of a bill small: there is one for each cost center', () => {
    const size = packed.find(({ path }) => path === 'build/bill-page.js')!.size;
    expect(size).toBeLessThan(20_000);
  });
});

describe('a program that uses every public construct', () => {
  test('leaves none out', () => {
    const text = readFileSync(PROGRAM, 'utf8');
    const unused = Object.keys(source).filter((name) => !new RegExp(`\\b${name}[(.]`).test(text));
    expect(unused.filter((name) => !['CODES', 'TenancyError'].includes(name))).toEqual([]);
  });

  test.each([
    ['CommonJS', 'cts', 'cjs'],
    ['an ES module', 'mts', 'mjs'],
  ])('compiles strictly and runs as %s', (_title, typed, plain) => {
    const place = join(project, plain);
    mkdirSync(place);
    copyFileSync(PROGRAM, join(place, `program.${typed}`));
    const options = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
    succeed(
      project,
      ...(['npx', 'tsc', ...options, '--target', 'es2022', '--module', 'node16'] as const),
      ...['--types', 'node', join(place, `program.${typed}`)],
    );
    succeed(place, 'node', `program.${plain}`);
    expect(below(join(place, 'tree'))).toEqual([
      'access/vision/dev.k8s.yaml',
      'access/vision/prod.k8s.yaml',
      'access/vision/staging.k8s.yaml',
      'platform/guard-rails.k8s.yaml',
      'platform/priorities.k8s.yaml',
      'platform/roles.k8s.yaml',
      'shared/mlflow.k8s.yaml',
      'tenants/vision/dev.k8s.yaml',
      'tenants/vision/prod.k8s.yaml',
      'tenants/vision/staging.k8s.yaml',
    ]);
    expect(below(join(place, 'dist'))).toEqual(
      ['environment', 'mlflow', 'parts', 'platform', 'vision'].map((name) => `${name}.k8s.yaml`),
    );
  });
});

describe('plain JavaScript', () => {
  const NAMES = Object.keys(source).sort();
  const evaluate = (type: string, script: string): unknown =>
    JSON.parse(succeed(project, 'node', `--input-type=${type}`, '--eval', script));

  test('require() gives the public names', () => {
    const script = `console.log(JSON.stringify(Object.keys(require('cdk8s-tenancy')).sort()))`;
    expect(evaluate('commonjs', script)).toEqual(NAMES);
  });

  test('every class is called what it is exported as', () => {
    const script = `const all = require('cdk8s-tenancy');
      console.log(JSON.stringify(Object.keys(all).filter((key) => /^class /.test(all[key]) && all[key].name !== key)))`;
    expect(evaluate('commonjs', script)).toEqual([]);
  });

  test('import gives the same names', () => {
    const script = `import * as all from 'cdk8s-tenancy'; console.log(JSON.stringify(Object.keys(all)))`;
    expect(evaluate('module', script)).toEqual(expect.arrayContaining(NAMES));
  });

  test('the schemas and package.json can be had, and nothing from within', () => {
    const script = (name: string): string =>
      `console.log(JSON.stringify(require('cdk8s-tenancy/${name}')))`;
    expect(evaluate('commonjs', script('schema.json'))).toHaveProperty('$schema');
    expect(evaluate('commonjs', script('part.schema.json'))).toHaveProperty('$schema');
    expect(evaluate('commonjs', script('package.json'))).toHaveProperty('version', version);
    const { status, stderr } = run(project, 'node', '-e', script('build/lib/fleet/resolve.js'));
    expect(status).toBe(1);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the command', () => {
  test.each(['tenancy', 'cdk8s-tenancy'])('is called %s', (name) => {
    expect(succeed(project, 'npx', name, '--version')).toBe(`${version}\n`);
  });

  test('init, validate, synth and synth --check follow one another', () => {
    succeed(project, 'npx', 'tenancy', 'init');
    const link = /^# yaml-language-server: \$schema=(.*)$/m.exec(
      readFileSync(join(project, 'tenants.yaml'), 'utf8'),
    );
    expect(existsSync(join(project, link![1]!))).toBe(true);

    succeed(project, 'npx', 'tenancy', 'validate', '--strict');
    expect(run(project, 'npx', 'tenancy', 'synth', '--check').status).toBe(1);
    succeed(project, 'npx', 'tenancy', 'synth');
    expect(below(join(project, 'dist'))).toHaveLength(14);
    succeed(project, 'npx', 'tenancy', 'synth', '--check');
    expect(run(project, 'npx', 'tenancy', 'init').status).toBe(2);
  });

  test.each(readdirSync(FIXTURES))('writes the very bytes of the source: %s', (name) => {
    const file = join(FIXTURES, name, 'tenants.yaml');
    const output = join(folder, 'fixtures', name);
    const bin = join(project, 'node_modules/.bin/tenancy');
    succeed(project, bin, 'synth', '--quiet', '--file', file, '--output', output);
    expect(textsBelow(output)).toEqual(textsBelow(join(FIXTURES, name, 'dist')));
  });

  describe('on a usual fleet', () => {
    const installed = (): string => join(project, 'node_modules/cdk8s-tenancy');
    let coverage: string;
    let calls: readonly Call[];
    beforeAll(() => {
      coverage = join(folder, 'coverage');
      const [file, output] = [join(FIXTURES, 'example/tenants.yaml'), join(folder, 'covered')];
      succeed(
        project,
        'env',
        ...['NODE_DISABLE_COMPILE_CACHE=1', `NODE_V8_COVERAGE=${coverage}`, 'node'],
        ...[join(installed(), 'bin/tenancy.js'), 'synth', '--file', file, '--output', output],
      );
      calls = callsIn(coverage, join(installed(), 'build/tenancy.js'));
    });

    const callsOf = (module: string): Call[] =>
      calls.filter((call) => call.module.startsWith(module));

    test('takes its own copy of cdk8s', () => {
      const others = filesIn(coverage).filter((path) => path.includes('node_modules/cdk8s/'));
      expect(others).toEqual([]);
    });

    // Otherwise, each of them is searched for tokens, which gives the same bytes and takes several times as long.
    test('renders API objects as the plain data that they are', () => {
      const names = callsOf('build/lib/constructs/api-object/manifest.js').map(({ name }) => name);
      expect(names).toContain('_toShared');
      expect(callsOf('node_modules/cdk8s/lib/resolve.js')).toEqual([]);
    });

    test('reads and writes YAML without the library', () => {
      expect(callsOf('build/lib/synth/render/emitter.js')).not.toEqual([]);
      expect(callsOf('node_modules/yaml/')).toEqual([]);
    });
  });

  describe('with an extension', () => {
    let place: string;
    beforeEach(() => {
      place = mkdtempSync(join(project, 'extended-'));
    });

    function extend(name: string, text: string): void {
      writeFileSync(
        join(place, 'tenants.yaml'),
        `apiVersion: cdk8s-tenancy/v1alpha1
platform: {extensions: [./${name}]}
tenants: [{name: a, costCenter: C}]
`,
      );
      writeFileSync(join(place, name), text);
    }

    test('gives it the very modules that it imports', () => {
      extend(
        'extend.js',
        `const { Chart, ApiObject } = require('cdk8s');
const { Construct } = require('constructs');
const { Tenant } = require('cdk8s-tenancy');
exports.tenant = (tenant) => {
  const { defaultAccount } = tenant.environments[0].tenantNamespace;
  for (const [is, what] of [
    [tenant.constructor === Tenant, 'Tenant'],
    [Object.getPrototypeOf(Tenant) === Construct, 'Construct'],
    [ApiObject.prototype.isPrototypeOf(defaultAccount), 'ApiObject'],
    [Chart.of(tenant).constructor === Chart, 'Chart'],
  ]) if (!is) throw new Error('another ' + what);
};
`,
      );
      succeed(place, 'npx', 'tenancy', 'synth');
      expect(below(join(place, 'dist'))).toHaveLength(5);
    });

    test.each([
      ['throws', 'exports.tenant = () => {\n  throw new Error("no vault");\n};', 2],
      ['cannot be parsed', 'exports.tenant = 1;\n\nexports.platform = (;', 3],
      ['calls what throws', '\n\n\nexports.tenant = (t) => t.environment("nowhere");', 4],
    ])('that %s, names its line', (_, text, line) => {
      extend('extend.js', text);
      const { status, stderr } = run(place, 'npx', 'tenancy', 'synth');
      expect(status).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`^extend\\.js:${line}(:\\d+)? error EXTENSION_FAILED$`, 'm'),
      );
      expect(stderr).toMatch(new RegExp(`^> ${line} \\| `, 'm'));
    });

    const TYPED = `import type { Tenant } from 'cdk8s-tenancy';
import { ApiObject } from 'cdk8s';
export function tenant(tenant: Tenant): void {
  for (const { name, namespace } of tenant.environments) {
    new ApiObject(tenant, 'more-' + name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
  }
}
`;

    test('in TypeScript, works with tsx', () => {
      extend('extend.ts', TYPED);
      const tsx = pathToFileURL(require.resolve('tsx')).href;
      const { status, stderr } = run(
        place,
        ...(['env', `NODE_OPTIONS=--import=${tsx}`, 'npx', 'tenancy', 'synth'] as const),
      );
      expect([status, stderr]).toEqual([0, expect.stringContaining('5 files created')]);
      const text = readFileSync(join(place, 'dist/tenants/a/dev.k8s.yaml'), 'utf8');
      expect(text).toContain('kind: ConfigMap');
    });

    test('in TypeScript, works where Node.js loads TypeScript, or says what to do', () => {
      extend('extend.ts', TYPED);
      const { status, stderr } = run(place, 'npx', 'tenancy', 'synth');
      const { features } = process as { features: { typescript?: string } };
      if (features.typescript !== undefined) {
        expect([status, stderr]).toEqual([0, expect.any(String)]);
      } else {
        expect(status).toBe(1);
        expect(stderr).toMatch(
          /EXTENSION_FAILED[^]*fix: .*Node\.js 22\.18.*NODE_OPTIONS="--import tsx"/,
        );
        expect(existsSync(join(place, 'dist'))).toBe(false);
      }
    });
  });
});
