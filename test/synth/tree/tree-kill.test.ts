import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTree } from '../../../lib/synth/tree/write-tree';
import { Child, compileChild } from './tree-process';
import { cleanUp, generation, planOf, renderOf, scratch, snapshot, written } from './tree-fixture';

const COUNT = 150;
const OLD = generation('old', COUNT);
const NEW = generation('new', COUNT);
const oldTree = written(OLD);
const newTree = written(NEW);

let program: string;
let output: string;

beforeAll(() => {
  program = compileChild();
});
beforeEach(async () => {
  output = join(scratch(), 'dist');
  await write(OLD);
});
afterAll(cleanUp);

function write(files: typeof OLD) {
  return writeTree(planOf(files), renderOf(files), { output, prune: true });
}

function temporary(): string[] {
  return readdirSync(output).filter((name) => name.startsWith('.tenancy-'));
}

/** Fails on any file of the tree that is neither as it was nor as it will be. */
function expectWholeFiles(): void {
  const found = snapshot(join(output, 'tenants'));
  for (const [path, text] of Object.entries(found)) {
    if (text === 'folder') continue;
    const full = `tenants/${path}`;
    if (text !== oldTree[full] && text !== newTree[full]) throw new Error(`${full} is torn`);
  }
  for (const path of Object.keys(OLD)) {
    // What is in both generations is never absent.
    if (path in NEW && !existsSync(join(output, path))) throw new Error(`${path} is lost`);
  }
}

async function expectRepair(): Promise<void> {
  await write(NEW);
  expect(snapshot(output)).toEqual(newTree);
}

/** A small generator of numbers in [0, 1), the same for the same seed everywhere. */
function random(seed: number): number {
  const mixed = Math.imul((seed + 1) ^ 0x9e3779b9, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

test('a process killed at a random moment leaves whole files, and the next run repairs', async () => {
  const measured = new Child(program, [output, COUNT]);
  await measured.says('start');
  const start = performance.now();
  await measured.says('done');
  const duration = performance.now() - start;
  await measured.ended;

  let killed = 0;
  for (let iteration = 0; iteration < 20; iteration++) {
    await write(OLD);
    const child = new Child(program, [output, COUNT]);
    await child.says('start');
    const delay = random(iteration) * duration;
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    if ((await child.ended).signal === 'SIGKILL') killed += 1;
    expectWholeFiles();
    await expectRepair();
  }
  expect(killed).toBeGreaterThan(0);
});

test('a process killed between any two steps leaves whole files, and the next run repairs', async () => {
  const counted = await new Child(program, [output, COUNT, 'count']).ended;
  const steps = Number(counted.stdout.split('\n')[1]);
  expect(steps).toBeGreaterThan(COUNT);

  const phases = new Set<string>();
  for (let iteration = 0; iteration < 20; iteration++) {
    await write(OLD);
    const step = 1 + Math.floor(((iteration + random(iteration)) / 20) * steps);
    const { signal } = await new Child(program, [output, COUNT, 'kill', step]).ended;
    expect(signal).toBe('SIGKILL');
    expectWholeFiles();
    const found = snapshot(join(output, 'tenants'));
    phases.add(Object.values(found).some((text) => text.includes('new')) ? 'commit' : 'stage');
    await expectRepair();
  }
  expect([...phases].sort()).toEqual(['commit', 'stage']);
});

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', (signal) => {
  test('while staging, leaves the tree as it was and ends the process by the signal', async () => {
    const child = new Child(program, [output, COUNT, 'hold-stage']);
    await child.says('held');
    expect(temporary()).toHaveLength(1);
    child.kill(signal);
    writeFileSync(`${output}.go`, '');
    expect(await child.ended).toMatchObject({ code: null, signal, stdout: 'start\nheld\n' });
    expect(snapshot(output)).toEqual(oldTree);
  });

  test('while staging into a new output folder, leaves no folder', async () => {
    rmSync(output, { recursive: true });
    const child = new Child(program, [output, COUNT, 'hold-stage']);
    await child.says('held');
    expect(temporary()).toHaveLength(1);
    child.kill(signal);
    writeFileSync(`${output}.go`, '');
    expect(await child.ended).toMatchObject({ code: null, signal });
    expect(existsSync(output)).toBe(false);
  });
});

test('Ctrl-C during the commit is obeyed after it', async () => {
  const child = new Child(program, [output, COUNT, 'hold-commit']);
  await child.says('held');
  child.kill('SIGINT');
  writeFileSync(`${output}.go`, '');
  expect(await child.ended).toMatchObject({ code: null, signal: 'SIGINT' });
  expect(snapshot(output)).toEqual(newTree);
});

test('an app that listens to the signal itself decides how it ends', async () => {
  const child = new Child(program, [output, COUNT, 'listen', 'SIGTERM']);
  expect(await child.ended).toEqual({
    code: 3,
    signal: null,
    stdout: 'start\nheard\nInterrupted by SIGTERM\n',
  });
  expect(snapshot(output)).toEqual(oldTree);
});

test('a process that exits while staging leaves the tree as it was', async () => {
  const child = new Child(program, [output, COUNT, 'exit']);
  expect(await child.ended).toMatchObject({ code: 7 });
  expect(snapshot(output)).toEqual(oldTree);
});

test('a run beside a live one is refused, and leaves its temporary folder alone', async () => {
  const child = new Child(program, [output, COUNT, 'hold-stage']);
  await child.says('held');
  const [folder] = temporary();
  const run = write({ ...OLD, 'tenants/a/dev.k8s.yaml': 'a: 1\n' });
  await expect(run).rejects.toThrow('at the same time');
  expect(temporary()).toEqual([folder]);
  writeFileSync(`${output}.go`, '');
  expect(await child.ended).toMatchObject({ code: 0 });
});
