import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type YAMLSeq, parseDocument } from 'yaml';
import { loadFleet, synth } from '../../lib';
import { ROOT } from './fleets';
import { readTree } from './trees';

const TENANTS = join(ROOT, 'tenants.yaml');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'determinism-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a TypeScript program as `cdk8s synth` does. */
function run(program: string, args: readonly string[], env: Record<string, string>): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, program), ...args],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } },
  );
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** A copy of the fleet of this repository with its tenants, and the files that hold them, in another order. */
function shuffled(): string {
  const copy = join(folder, 'input');
  const backwards = (file: string): string => {
    const document = parseDocument(readFileSync(file, 'utf8'));
    (document.get('tenants') as YAMLSeq).items.reverse();
    return document.toString();
  };
  mkdirSync(join(copy, 'tenants.d'), { recursive: true });
  writeFileSync(join(copy, 'tenants.yaml'), backwards(TENANTS));
  for (const [index, name] of readdirSync(join(ROOT, 'tenants.d')).sort().reverse().entries()) {
    const text = backwards(join(ROOT, 'tenants.d', name));
    writeFileSync(join(copy, 'tenants.d', `${index}.yaml`), text);
  }
  return join(copy, 'tenants.yaml');
}

const HERE = { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
const FAR_AWAY = {
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  TZ: 'Pacific/Kiritimati',
  FORCE_COLOR: '1',
  CDK8S_DISABLE_SORT: '1',
};

test('order, locale and time zone change no byte', () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')] as const;
  run('test/golden/synth-process.ts', [TENANTS, one], HERE);
  run('test/golden/synth-process.ts', [shuffled(), other], FAR_AWAY);
  const tree = readTree(one);
  expect(Object.keys(tree).length).toBeGreaterThan(20);
  expect(readTree(other)).toEqual(tree);
});

test('cdk8s synth and synth() write the same tree', async () => {
  const [app, own] = [join(folder, 'app'), join(folder, 'own')] as const;
  run('main.ts', [], { ...HERE, CDK8S_OUTDIR: app });
  await synth(loadFleet(TENANTS).fleet, { output: own });
  expect(readTree(app)).toEqual(readTree(own));
});

test('a second run changes nothing, not even a time', async () => {
  const output = join(folder, 'dist');
  const { created } = await synth(loadFleet(TENANTS).fleet, { output });
  const times = created.map((path) => statSync(join(output, path)).mtimeMs);
  const tree = readTree(output);
  expect(await synth(loadFleet(TENANTS).fleet, { output })).toEqual({
    created: [],
    changed: [],
    removed: [],
    unchanged: created.length,
  });
  expect(created.map((path) => statSync(join(output, path)).mtimeMs)).toEqual(times);
  expect(readTree(output)).toEqual(tree);
});

test('the dist of this repository is what its tenants.yaml says', async () => {
  const { fleet } = loadFleet(TENANTS);
  const { created, changed, removed } = await synth(fleet, {
    output: join(ROOT, 'dist'),
    check: true,
  });
  expect({ created, changed, removed }).toEqual({ created: [], changed: [], removed: [] });
});
