import { join } from 'node:path';
import { loadFleets } from '../../lib';
import { treeOf } from '../../lib/cli/formats/fleet-tree';
import { nodesOf } from '../../lib/plan/queues/queue-node';
import { queueTree } from '../../lib/plan/queues/queue-tree';
import { EXAMPLES } from './run-app';

describe('the example examples/departments', () => {
  const { fleets, organizations, warnings } = loadFleets(
    join(EXAMPLES, 'departments', 'tenants.yaml'),
  );
  const [fleet] = fleets;
  const tree = treeOf(fleets, organizations);

  test('has twelve teams in three departments, and nothing to warn of', () => {
    expect(warnings).toEqual([]);
    expect(fleet!.tenants).toHaveLength(12);
    expect(tree.children.map(({ name }) => name)).toEqual(['partners', 'product', 'research']);
  });

  test('gives away what there is, without what the platform keeps', () => {
    expect([tree.has.gpu, tree.guaranteed!.gpu, tree.free!.gpu]).toEqual([
      { h100: 60 },
      { h100: 60 },
      { h100: 0 },
    ]);
  });

  test('guarantees the same in queues, to the last device', () => {
    const nodes = [...nodesOf(queueTree(fleet!)!)];
    const sum = nodes.reduce((total, { own }) => total + (own['gpu.h100'] ?? 0n), 0n);
    expect(sum).toBe(60n);
    const own = Object.fromEntries(
      nodes
        .filter(({ level }) => level === 'organization')
        .map((node) => [node.title, Number(node.own['gpu.h100'] ?? 0n)]),
    );
    expect(own).toEqual({
      'language-lab': 2,
      partners: 4,
      product: 2,
      research: 2,
      'vision-lab': 2,
    });
  });
});
