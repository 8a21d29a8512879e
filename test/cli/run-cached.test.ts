import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { put, scratch } from './command';

const LOADER = join(__dirname, '../../bin/run-cached.js');

/** A bundle, as far as the loader knows it: what it is called stands in its first line. */
const bundleOf = (id: string, text: string): string => `// ${id.repeat(64).slice(0, 64)}\n${text}`;

const BUNDLE = bundleOf(
  'a',
  `exports.name = (() => 'first')();
   exports.isMain = require.cache[__filename].exports === exports;
   exports.folder = require('node:path').basename(__dirname);
   process.exitCode = Number(process.env.STATUS ?? 0);`,
);

let folder: string;
let bundle: string;
beforeEach(() => {
  folder = scratch();
  bundle = put(folder, 'build/bundle.js', BUNDLE);
});

const caches = (): string => join(folder, 'cache/cdk8s-tenancy');

const kept = (): string[] => (existsSync(caches()) ? readdirSync(caches()) : []);

/** Loads the bundle in a process of its own: what it exports, and whether V8 took what was kept. */
function load(
  command = 'synth',
  env: NodeJS.ProcessEnv = {},
): { exports: object; isTaken?: boolean } {
  const script = `
    if (process.env.HOMELESS) require('node:os').homedir = () => { throw new Error('no home'); };
    const vm = require('node:vm');
    let isTaken;
    vm.Script = class extends vm.Script {
      constructor(text, options) {
        super(text, options);
        if (options.cachedData !== undefined) isTaken = !this.cachedDataRejected;
      }
    };
    const exports = require(${JSON.stringify(LOADER)}).runCached(
      ${JSON.stringify(bundle)}, ${JSON.stringify(command)}, process.env);
    console.log(JSON.stringify({ exports, isTaken }));
  `;
  const ran: SpawnSyncReturns<string> = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { XDG_CACHE_HOME: join(folder, 'cache'), ...env },
  });
  expect(ran.stderr).toBe('');
  return JSON.parse(ran.stdout) as { exports: object; isTaken?: boolean };
}

const EXPORTS = { name: 'first', isMain: true, folder: 'build' };

describe('the loader of the bundle', () => {
  test('gives what require gives, and keeps the code for the next run, which takes it', () => {
    expect(load()).toEqual({ exports: EXPORTS });
    expect(kept()).toEqual([expect.stringMatching(/^synth-a{16}-v[\d.]+-\w+\.code$/)]);
    expect(load()).toEqual({ exports: EXPORTS, isTaken: true });
  });

  test('keeps the code of each command, and of all other words together', () => {
    for (const command of ['synth', 'validate', '--help', '../../x']) load(command);
    expect(
      kept()
        .map((name) => name.split('-')[0])
        .sort(),
    ).toEqual(['other', 'synth', 'validate']);
  });

  test('takes another bundle for another one, even of the same length', () => {
    load();
    writeFileSync(
      bundle,
      BUNDLE.replace(/^\/\/ a+/, (id) => id.replaceAll('a', 'b')).replace('first', 'other'),
    );
    expect(load()).toEqual({ exports: { ...EXPORTS, name: 'other' } });
    expect(kept()).toHaveLength(2);
  });

  test('makes the code anew where V8 refuses it', () => {
    load();
    const file = join(caches(), kept()[0]!);
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.alloc(whole.length, 7));
    expect(load()).toEqual({ exports: EXPORTS, isTaken: false });
    expect(load()).toEqual({ exports: EXPORTS, isTaken: true });
  });

  test('does not read what others may have written', () => {
    load();
    chmodSync(join(caches(), kept()[0]!), 0o666);
    expect(load()).toEqual({ exports: EXPORTS });
  });

  test('removes what is a month old when it keeps something', () => {
    const old = put(caches(), 'synth-old.code', 'x');
    const fresh = put(caches(), 'synth-fresh.code', 'x');
    const then = Date.now() / 1000 - 31 * 24 * 60 * 60;
    utimesSync(old, then, then);
    load();
    expect(existsSync(old)).toBe(false);
    expect(existsSync(fresh)).toBe(true);
  });

  test.each([
    ['in CI, where nothing lasts', { CI: 'true' }],
    ['where it is turned off', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['after a run that failed', { STATUS: '1' }],
    ['where it cannot write', { XDG_CACHE_HOME: '/dev/null' }],
    ['for a user without a home', { XDG_CACHE_HOME: '', HOMELESS: '1' }],
  ])('keeps nothing %s', (_, env) => {
    expect(load('synth', env)).toEqual({ exports: EXPORTS });
    expect(kept()).toEqual([]);
  });

  test('takes nothing where it is turned off', () => {
    load();
    expect(load('synth', { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual({ exports: EXPORTS });
  });
});
