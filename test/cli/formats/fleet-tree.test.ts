import { join } from 'node:path';
import { loadFleets } from '../../../lib';
import { type FleetTree, treeOf } from '../../../lib/cli/formats/fleet-tree';
import { treeTable } from '../../../lib/cli/formats/tree-table';

const FILE = join(__dirname, '../../fixtures/organizations/tenants.yaml');

function* nodesOf(tree: FleetTree): Generator<FleetTree> {
  yield tree;
  for (const child of tree.children) yield* nodesOf(child);
}

/** Nodes without environments, by name. */
function treeIn(input: Parameters<typeof loadFleets>[0]): Map<string, FleetTree> {
  const { fleets, organizations } = loadFleets(input);
  const nodes = [...nodesOf(treeOf(fleets, organizations))];
  return new Map(
    nodes.filter(({ level }) => level !== 'environment').map((node) => [node.name, node]),
  );
}

describe('a tree of organisations, tenants and environments', () => {
  const byName = treeIn(FILE);

  test('has everybody below whom they belong to', () => {
    const below = (name: string): string[] => byName.get(name)!.children.map((node) => node.name);
    expect(below('')).toEqual(['product', 'research', 'guests']);
    expect(below('research')).toEqual(['speech-lab', 'vision-lab']);
    expect(below('vision-lab')).toEqual(['vision']);
    expect(below('vision')).toEqual(['dev', 'prod']);
  });

  test('says what an organisation guarantees below it, and what is free', () => {
    const { has, guaranteed, free } = byName.get('research')!;
    expect(has).toMatchObject({ cpu: '400', gpu: { h100: 40, mi300x: 8 } });
    expect(guaranteed).toMatchObject({ cpu: '200', gpu: { h100: 32, mi300x: 4 } });
    expect(free).toMatchObject({ cpu: '200', gpu: { h100: 8, mi300x: 4 } });
  });

  test('says of the platform what is there, without what organisations and tenants hold', () => {
    const { has, guaranteed, free } = byName.get('')!;
    expect(has.gpu).toEqual({ h100: 64, mi300x: 16 });
    // 40 of research, 12 that product has given away, 4 of guests.
    expect(guaranteed!.gpu).toEqual({ h100: 56, mi300x: 8 });
    expect(free!.gpu).toEqual({ h100: 8, mi300x: 8 });
  });

  test('has nothing free where more was given away than there is', () => {
    expect(byName.get('product')!.free!.gpu).toEqual({ h100: 0, mi300x: 0 });
  });

  test('adds up over clusters', () => {
    const { fleets, organizations } = loadFleets({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { pools: { h100: { resource: 'nvidia.com/gpu', capacity: 8 } } },
      clusters: { eu: {}, us: {} },
      organizations: { research: { costCenter: 'R', quota: { gpu: { h100: 10 } } } },
      tenants: [
        { name: 'a', organization: 'research', quota: { gpu: 6 }, clusters: ['eu', 'us'] },
        { name: 'b', costCenter: 'B', quota: { gpu: 2 }, clusters: ['us'] },
      ],
    });
    const tree = treeOf(fleets, organizations);
    const [research] = tree.children;
    expect(tree.free!.gpu).toEqual({ h100: 4 });
    expect(research!.free!.gpu).toEqual({ h100: 4 });
    expect(research!.children[0]!.children.map(({ cluster }) => cluster)).toEqual([
      ...['eu', 'eu', 'eu'],
      ...['us', 'us', 'us'],
    ]);
  });

  test('is a table that fits 120 columns, with each level further to the right', () => {
    const { fleets, organizations } = loadFleets(FILE);
    const lines = treeTable(treeOf(fleets, organizations), { width: 120 }).trimEnd().split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(
      lines.map((line) => line.replace(/ +/g, (gap) => (gap.length > 2 ? ' | ' : gap))),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^ {2}product \| organisation/)]));
    expect(
      lines.some((line) => /^ {4}vision-lab +organisation .*h100 24 .*h100 10/.test(line)),
    ).toBe(true);
  });
});

test('a fleet without organisations is a tree of tenants', () => {
  const byName = treeIn({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    sharedServices: { mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
    tenants: [{ name: 'vision', costCenter: 'C' }],
  });
  expect(byName.get('')!.children.map(({ level, name }) => [level, name])).toEqual([
    ['tenant', 'vision'],
    ['service', 'mlflow'],
  ]);
});
