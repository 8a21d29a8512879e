import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TREE_FOLDERS } from '../../lib/plan/output-files';
import { RESERVED_CLUSTER_NAMES } from '../../lib/fleet/clusters/cluster-names';
import { TenancyError } from '../../lib/findings/finding';
import { loadFleets } from '../../lib/fleet/load';
import type { FleetProps, TenantEntry } from '../../lib/fleet/model/props';
import { type SynthOptions, synth } from '../../lib/synth/synth';
import { readTree } from '../golden/trees';

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusters-'));
  output = join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

const TWO = { 'gpu-eu': {}, 'gpu-us': {} };

const tenant = (change: Partial<TenantEntry> = {}): TenantEntry => ({
  name: 'vision',
  costCenter: 'ENG-1',
  namespaces: 'single',
  ...change,
});

const run = (
  clusters: FleetProps['clusters'],
  tenants: readonly TenantEntry[],
  options: SynthOptions = {},
) => {
  const input = { apiVersion: 'cdk8s-tenancy/v1alpha1', clusters, tenants } as const;
  return synth(loadFleets(input).fleets, { output, ...options });
};

const refusals = async (task: Promise<unknown>): Promise<string[]> => {
  try {
    await task;
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    return error.findings.map(({ code, message, fix }) => `${code} ${message} ${fix}`);
  }
  return [];
};

const namespacesIn = (cluster: string): boolean =>
  existsSync(join(output, cluster, 'tenants/vision/all.k8s.yaml'));

const BOTH = tenant({ clusters: ['gpu-eu', 'gpu-us'] });
const EU = tenant({ clusters: ['gpu-eu'] });

describe('a file with several clusters', () => {
  test('gets a tree for each, and namespaces of one name on both', async () => {
    await run(TWO, [BOTH]);
    expect([namespacesIn('gpu-eu'), namespacesIn('gpu-us')]).toEqual([true, true]);
    expect(Object.keys(readTree(output)).filter((path) => !/^gpu-(eu|us)\//.test(path))).toEqual([
      '.tenancy-source',
    ]);
  });

  test('is written a second time without a change, and checked', async () => {
    const { created } = await run(TWO, [BOTH]);
    const again = { created: [], changed: [], removed: [], unchanged: created.length };
    expect(await run(TWO, [BOTH])).toEqual(again);
    expect(await run(TWO, [BOTH], { check: true })).toEqual(again);
  });

  test('has the same bytes whatever the order of its clusters', async () => {
    await run(TWO, [BOTH]);
    const before = readTree(output);
    rmSync(output, { recursive: true });
    await run({ 'gpu-us': {}, 'gpu-eu': {} }, [tenant({ clusters: ['gpu-us', 'gpu-eu'] })]);
    expect(readTree(output)).toEqual(before);
  });

  test('is written for one cluster alone if that is asked for', async () => {
    await run(TWO, [BOTH], { clusters: ['gpu-us'] });
    expect([namespacesIn('gpu-eu'), namespacesIn('gpu-us')]).toEqual([false, true]);
    await expect(run(TWO, [BOTH], { clusters: ['gpu-uk'] })).rejects.toThrow(
      'there is no cluster gpu-uk; did you mean gpu-us?',
    );
  });

  test('is written for all clusters or for none', async () => {
    mkdirSync(join(output, 'gpu-us/tenants/vision'), { recursive: true });
    writeFileSync(join(output, 'gpu-us/tenants/vision/all.k8s.yaml'), 'mine: true\n');
    expect(await refusals(run(TWO, [BOTH]))).toEqual([expect.stringMatching(/^FILE_FOREIGN /)]);
    expect(existsSync(join(output, 'gpu-eu'))).toBe(false);
  });
});

test('one cluster with a name has the tree of a file without clusters', async () => {
  await run({ 'gpu-eu': {} }, [EU]);
  const named = readTree(output);
  rmSync(output, { recursive: true });
  await run(undefined, [tenant()]);
  expect(readTree(output)).toEqual(named);
});

test('no cluster can have the name of a folder of the tree', () => {
  expect(TREE_FOLDERS.filter((name) => !RESERVED_CLUSTER_NAMES.includes(name))).toEqual([]);
});

describe('what would be lost', () => {
  test('a tenant that moves to another cluster loses nothing by mistake', async () => {
    await run(TWO, [EU, tenant({ name: 'speech', clusters: ['gpu-eu', 'gpu-us'] })]);
    const rest = tenant({ name: 'speech', clusters: ['gpu-eu', 'gpu-us'] });
    const moved = tenant({ clusters: ['gpu-us'] });
    expect(await refusals(run(TWO, [moved, rest]))).toEqual([
      expect.stringMatching(
        /^TENANT_VANISHED Tenant vision is gone .*gpu-eu.*`clusters: {gpu-eu: {state: removed}}`/,
      ),
    ]);
    expect([namespacesIn('gpu-eu'), namespacesIn('gpu-us')]).toEqual([true, false]);
    const leaving = tenant({ clusters: { 'gpu-eu': { state: 'removed' }, 'gpu-us': {} } });
    await run(TWO, [leaving, rest]);
    expect(readFileSync(join(output, 'gpu-eu/tenants/vision/all.k8s.yaml'), 'utf8')).not.toMatch(
      /kind: Namespace\nmetadata:\n {2}annotations:(?:\n {4}.*)*prune: disabled/,
    );
    await run(TWO, [moved, rest]);
    expect([namespacesIn('gpu-eu'), namespacesIn('gpu-us')]).toEqual([false, true]);
  });

  test('a cluster that is gone from the file keeps its tree', async () => {
    const three = { ...TWO, lab: {} };
    await run(three, [tenant({ clusters: ['gpu-eu', 'gpu-us', 'lab'] })]);
    expect(await refusals(run(TWO, [BOTH]))).toEqual([
      expect.stringMatching(/^CLUSTER_VANISHED The cluster lab is gone .* a namespace /),
    ]);
    expect(namespacesIn('lab')).toBe(true);
    await run(TWO, [BOTH], { prune: true });
    expect(existsSync(join(output, 'lab'))).toBe(false);
  });

  test('a cluster of which nothing is left goes with its tree', async () => {
    const three = { ...TWO, lab: {} };
    const leaving = { 'gpu-eu': {}, 'gpu-us': {}, lab: { state: 'removed' } } as const;
    await run(three, [tenant({ clusters: leaving })]);
    await run(TWO, [BOTH]);
    expect(existsSync(join(output, 'lab'))).toBe(false);
    expect(readFileSync(join(output, '.tenancy-source'), 'utf8')).toMatch(/gpu-eu, gpu-us\n$/);
  });

  test('a tree without clusters is not left behind, and moves with what the finding says', async () => {
    await run(undefined, [tenant()]);
    const [refusal, ...others] = await refusals(run(TWO, [EU]));
    expect(others).toEqual([]);
    expect(refusal).toMatch(/^LAYOUT_CHANGED .* git mv .*platform .*tenants .*gpu-eu\//);
    mkdirSync(join(output, 'gpu-eu'));
    for (const name of ['platform', 'tenants']) {
      renameSync(join(output, name), join(output, 'gpu-eu', name));
    }
    const { created, removed } = await run(TWO, [EU]);
    expect(created.every((path) => path.startsWith('gpu-us/'))).toBe(true);
    expect(removed).toEqual([]);
  });

  test('trees of clusters are not left behind by a file without clusters', async () => {
    await run(TWO, [EU]);
    expect(await refusals(run(undefined, [tenant()]))).toEqual([
      expect.stringMatching(/^LAYOUT_CHANGED /),
    ]);
    await run(undefined, [tenant()], { prune: true });
    expect(existsSync(join(output, 'gpu-eu'))).toBe(false);
    expect(existsSync(join(output, '.tenancy-source'))).toBe(false);
  });
});

describe('two files and one output folder', () => {
  const source = (name: string): string => {
    const file = join(folder, name);
    writeFileSync(file, '');
    return file;
  };

  test('the second file is refused, with both names and the way out', async () => {
    const [one, other] = [source('eu.yaml'), source('us.yaml')];
    await run(undefined, [tenant()], { source: one });
    const [refusal] = await refusals(run(undefined, [tenant()], { source: other }));
    expect(refusal).toMatch(
      /^OUTPUT_TAKEN .*eu\.yaml, and .*us\.yaml would replace it.*`--output`/,
    );
    // What the finding proposes works.
    writeFileSync(join(output, '.tenancy-source'), 'file: ../us.yaml\n');
    expect(await refusals(run(undefined, [tenant()], { source: other }))).toEqual([]);
  });

  test('a file that is gone was renamed', async () => {
    const one = source('eu.yaml');
    await run(undefined, [tenant()], { source: one });
    rmSync(one);
    await run(undefined, [tenant()], { source: source('europe.yaml') });
    expect(readFileSync(join(output, '.tenancy-source'), 'utf8')).toContain('file: ../europe.yaml');
  });

  test('the usual file needs no record, and is protected all the same', async () => {
    await run(undefined, [tenant()], { source: source('tenants.yaml') });
    expect(existsSync(join(output, '.tenancy-source'))).toBe(false);
    expect(await refusals(run(undefined, [tenant()], { source: source('us.yaml') }))).toEqual([
      expect.stringMatching(/^OUTPUT_TAKEN .*tenants\.yaml/),
    ]);
  });

  test('a copy of folders says the same', async () => {
    await run(undefined, [tenant()], { source: source('eu.yaml') });
    const copy = mkdtempSync(join(tmpdir(), 'copy-'));
    cpSync(folder, copy, { recursive: true });
    const options = { source: join(copy, 'eu.yaml'), output: join(copy, 'dist'), check: true };
    const { changed, created } = await run(undefined, [tenant()], options);
    expect([changed, created]).toEqual([[], []]);
    rmSync(copy, { recursive: true });
  });
});
