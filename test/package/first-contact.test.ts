import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What `npm pack` needs to build. */
const SOURCES = [
  ...['bin', 'imports', 'lib', 'schema', 'scripts'],
  ...['LICENSE', 'README.md', 'package.json', 'tsconfig.build.json', 'tsconfig.json'],
];

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
let tarball: string;
/** Where somebody stands who has nothing yet. */
let empty: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenancy-first-contact-'));
  // Packed from a copy: packing empties build/, and the other test of the package packs at the same time.
  const copy = join(folder, 'copy');
  for (const name of SOURCES) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const packed = npm(
    copy,
    ...['pack', '--json', '--foreground-scripts=false', '--pack-destination', folder],
  );
  if (packed.status !== 0) throw new Error(packed.stderr);
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  tarball = join(folder, filename);
  empty = join(folder, 'empty');
  mkdirSync(empty);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(cwd: string, ...args: string[]): Ran {
  const { PATH, HOME } = process.env;
  return spawnSync('npm', args, { cwd, encoding: 'utf8', env: { PATH, HOME } });
}

/** `npx cdk8s-tenancy …` in the empty folder; only that the package comes from the tarball. */
function npx(...args: string[]): Ran {
  const from = ['--yes', '--prefer-offline', `--package=${tarball}`];
  return npm(empty, 'exec', ...from, '--', 'cdk8s-tenancy', ...args);
}

const FILE = 'tenants.yaml';

/** These tests are one story, in order: nothing is installed, and the folder is empty. */
describe('somebody who has installed nothing', () => {
  let suggested: string[];

  test('is told to begin with init', () => {
    const { status, stderr } = npx('synth');
    expect(status).toBe(1);
    expect(stderr).toMatch(/FILE_UNREADABLE[^]*\binit\b/);
    expect(readdirSync(empty)).toEqual([]);
  });

  test('gets a file to begin with, and the next commands as they work here', () => {
    const { status, stderr } = npx('init');
    expect(status).toBe(0);
    expect(readdirSync(empty)).toEqual([FILE]);
    suggested = [...stderr.matchAll(/^ {2}npx cdk8s-tenancy (\w+)$/gm)].map(([, name]) => name!);
    expect(suggested).toEqual(['validate', 'synth']);
    // Without an installation, npx would fetch a package called tenancy, which is not ours.
    expect(stderr).not.toMatch(/npx tenancy/);
  });

  test('gets a tree by typing them', () => {
    for (const command of suggested) {
      const { status, stderr } = npx(command);
      expect([command, status, stderr]).toEqual([command, 0, expect.any(String)]);
    }
    expect(readdirSync(join(empty, 'dist/tenants')).sort()).toEqual(['team-search', 'team-vision']);
    expect(readdirSync(join(empty, 'dist/tenants/team-vision')).sort()).toEqual(
      ['dev', 'prod', 'staging'].map((name) => `${name}.k8s.yaml`),
    );
    expect(npx('synth', '--check', '--strict').status).toBe(0);
  });

  test('finds nothing in the folder that was not asked for', () => {
    expect(readdirSync(empty).sort()).toEqual(['dist', FILE]);
  });

  test('makes three mistakes, hears of all at once, and mends them by what is said', () => {
    const file = join(empty, FILE);
    const right = readFileSync(file, 'utf8');
    const mistakes = [
      ['costCenter: ENG-002', 'costCentre: ENG-002'],
      ['podSecurity: restricted', 'podSecurity: restrict'],
      ['prod: {quota: {gpu: 6}}', 'prod: {quota: {gpus: 6}}'],
    ] as const;
    const wrong = mistakes.reduce((text, [one, other]) => text.replace(one, other), right);
    writeFileSync(file, wrong);
    const { status, stderr } = npx('synth');
    expect(status).toBe(1);
    expect(stderr.match(/^tenants\.yaml:\d+:\d+ error /gm)).toHaveLength(3);
    for (const word of ['`costCenter`', '`restricted`', '`gpu`']) {
      expect(stderr).toMatch(new RegExp(`fix: .*${word}`));
    }
    writeFileSync(file, right);
    expect(npx('synth', '--check').status).toBe(0);
  });
});
