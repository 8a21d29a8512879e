import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FLEET, put, scratch, tenancy, tree } from '../command';
import { Watching } from './watching';

const ROOT = join(__dirname, '../../..');

const READY = 'dist is up to date';

const EXTENDED = FLEET.replace('prefix: ml', 'prefix: ml\n  extensions: [./extend.js]');

let folder: string;
let watching: Watching;
beforeEach(() => (folder = scratch()));
afterEach(() => watching.stop());

/** Starts on a fleet, and waits until its tree is there. */
async function start(fleet: string): Promise<void> {
  put(folder, 'tenants.yaml', fleet);
  watching = new Watching(folder);
  await watching.says(READY);
}

const dist = (): Record<string, string> => tree(join(folder, 'dist'));

/** What a run from the beginning makes of the folder's fleet. */
async function runAnew(): Promise<Record<string, string>> {
  const output = scratch();
  await tenancy(['synth', '-q', '-f', join(folder, 'tenants.yaml'), '-o', output]);
  return tree(output);
}

describe('synth --watch', () => {
  test('tells each file that an edit changes, what is wrong, and that it is right again', async () => {
    await start(FLEET);
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpu: 11,'));
    expect((await watching.says(READY)).match(/changed .*k8s\.yaml/g)).toHaveLength(3);
    expect(dist()).toEqual(await runAnew());
    const before = dist();
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpus: 10,'));
    expect(await watching.says('It is called')).toContain('error KEY_UNKNOWN');
    expect(dist()).toEqual(before);
    put(folder, 'tenants.yaml', FLEET);
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
    expect(await watching.stop()).toBe('SIGINT');
  });

  test('begins with a file that is wrong, or not there yet', async () => {
    watching = new Watching(folder);
    await watching.says('FILE_UNREADABLE');
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpus: 10,'));
    await watching.says('KEY_UNKNOWN');
    put(folder, 'tenants.yaml', FLEET);
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
  });

  test('sees files that come to match `include`, and those that go', async () => {
    put(folder, 'tenants.yaml', `${FLEET}include: more/*.yaml\n`);
    watching = new Watching(folder);
    await watching.says('INCLUDE_EMPTY');
    mkdirSync(join(folder, 'more'));
    put(folder, 'more/a.yaml', 'tenants: [{name: late, costCenter: X}]\n');
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
    rmSync(join(folder, 'more/a.yaml'));
    await watching.says('INCLUDE_EMPTY');
    put(folder, 'more/b.yaml', 'tenants: [{name: later, costCenter: X}]\n');
    expect(await watching.says('--prune')).toContain('TENANT_VANISHED');
  });

  test('sees files beside the folder, and a folder that is made anew', async () => {
    const beside = folder;
    folder = join(folder, 'here');
    const write = (cpu: number): string =>
      put(beside, 'there/a.yaml', `tenants: [{name: a, costCenter: X, quota: {cpu: ${cpu}}}]\n`);
    write(1);
    await start(`${FLEET}include: ../there/*.yaml\n`);
    rmSync(join(beside, 'there'), { recursive: true });
    await watching.says('INCLUDE_EMPTY');
    write(2);
    await watching.says(READY);
    write(3);
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
  });

  test('rebuilds the tree of a cluster whose part changed, and leaves the others', async () => {
    const fleet = (eu: string, us: string): string =>
      [
        'apiVersion: cdk8s-tenancy/v1alpha1',
        `clusters: {gpu-eu: {${eu}}, gpu-us: {${us}}}`,
        'tenants:',
        '  - {name: vision, costCenter: A, namespaces: single, clusters: [gpu-eu, gpu-us]}\n',
      ].join('\n');
    await start(fleet('', ''));
    const before = dist();
    put(folder, 'tenants.yaml', fleet('', 'podSecurity: restricted'));
    const said = await watching.says(READY);
    expect(said.match(/changed .*k8s\.yaml/g)).toEqual([
      'changed  dist/gpu-us/tenants/vision/all.k8s.yaml',
    ]);
    const after = dist();
    expect(after).toEqual(await runAnew());
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual(['gpu-us/tenants/vision/all.k8s.yaml']);
    // A part that is wrong keeps the trees of all clusters.
    put(folder, 'tenants.yaml', fleet('podSecurity: strict', 'podSecurity: baseline'));
    await watching.says('error');
    expect(dist()).toEqual(after);
    put(folder, 'tenants.yaml', fleet('', ''));
    await watching.says(READY);
    expect(dist()).toEqual(before);
  });

  test('takes many changes at once for one', async () => {
    for (let index = 0; index < 30; index++) {
      put(folder, `more/${index}.yaml`, `tenants: [{name: t${index}, costCenter: A}]\n`);
    }
    await start(`${FLEET}include: more/*.yaml\n`);
    for (let index = 0; index < 30; index++) {
      put(folder, `more/${index}.yaml`, `tenants: [{name: t${index}, costCenter: B}]\n`);
    }
    const said = await watching.says(READY);
    expect(said).toContain('… and 70 more');
    expect(dist()).toEqual(await runAnew());
  });

  test('reads a file again that is saved in two steps, or by renaming', async () => {
    await start(FLEET);
    const next = FLEET.replace('cpu: 10,', 'cpu: 11,');
    put(folder, 'tenants.yaml', next.slice(0, next.indexOf('quota')));
    await setTimeout(20);
    put(folder, 'tenants.yaml', next);
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
    for (const cpu of [12, 13]) {
      const file = put(folder, '.tenants.yaml.new', FLEET.replace('cpu: 10,', `cpu: ${cpu},`));
      renameSync(file, join(folder, 'tenants.yaml'));
      await watching.says(READY);
      expect(dist()).toEqual(await runAnew());
    }
  });

  test('writes nothing of a file that is saved by halves', async () => {
    await start(FLEET);
    const before = dist();
    const file = join(folder, 'dist/tenants/team-search/dev.k8s.yaml');
    const { mtimeMs } = statSync(file);
    put(folder, 'tenants.yaml', FLEET.slice(0, FLEET.indexOf('  - name: team-search')));
    expect(await watching.says('--prune')).toContain('TENANT_VANISHED');
    put(folder, 'tenants.yaml', '');
    await watching.says('error');
    expect(dist()).toEqual(before);
    put(folder, 'tenants.yaml', FLEET);
    await watching.says(READY);
    expect(dist()).toEqual(before);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  test('tries again until the output can be written', async () => {
    await start(FLEET);
    // The folder of another run that is under way.
    const busy = join(folder, `dist/.tenancy-${process.pid}-0`);
    mkdirSync(busy);
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpu: 11,'));
    expect(await watching.says('at the same time')).toContain('OUTPUT_UNWRITABLE');
    rmdirSync(busy);
    await watching.says(READY);
    expect(dist()).toEqual(await runAnew());
  });
});

describe('extensions under --watch', () => {
  beforeEach(() => symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules')));

  const add = (label: string, name = 'extend.js'): void =>
    writeFileSync(
      join(folder, name),
      `exports.tenant = ({ environments }) => {
        for (const { tenantNamespace } of environments) {
          tenantNamespace.defaultAccount.metadata.addLabel('x', ${label});
        }
      };`,
    );

  const account = (): string =>
    readFileSync(join(folder, 'dist/tenants/team-vision/dev.k8s.yaml'), 'utf8');

  test('are loaded anew when they change, and when a module of their own does', async () => {
    add("'one'");
    await start(EXTENDED);
    expect(account()).toContain('x: one');
    put(folder, 'label.js', "exports.label = 'two';");
    add("require('./label').label");
    await watching.says(READY);
    expect(account()).toContain('x: two');
    put(folder, 'label.js', "exports.label = 'three';");
    await watching.says(READY);
    expect(account()).toContain('x: three');
  });

  test.each([
    ['throws', "(() => { throw new Error('no label'); })()", 'no label'],
    ['cannot be parsed', '(;', 'cannot be loaded'],
    ['loads what is not there', "require('./nowhere')", 'nowhere'],
  ])('that one of them %s is shown, and over with the next change', async (_, label, told) => {
    add("'one'");
    await start(EXTENDED);
    const before = dist();
    add(label);
    expect(await watching.says(told)).toContain('EXTENSION_FAILED');
    expect(dist()).toEqual(before);
    add("'two'");
    await watching.says(READY);
    expect(account()).toContain('x: two');
  });
});

test.each([
  ['--check', '--watch'],
  ['--tenant', 'a', '--watch'],
  ['--stdout', '--watch'],
  ['--prune', '--watch'],
])('%s does not go with --watch', async (...flags) => {
  expect(await tenancy(['synth', ...flags])).toMatchObject({ status: 2 });
});

test('standard input cannot be watched', async () => {
  const ran = await tenancy(['synth', '--watch', '-f', '-']);
  expect(ran).toMatchObject({ status: 2 });
  expect(ran.stderr).toContain('standard input cannot be watched');
});
