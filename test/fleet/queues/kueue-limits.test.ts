import type { PoolProps } from '../../../lib/fleet/model/props';
import { found } from '../resolved';

const LABEL = 'example.com/product';

/** The findings of a pool that Kueue queues, beside its name. */
function foundOf(pool: Partial<PoolProps>, name = 'h100'): string[] {
  const props: PoolProps = {
    resource: 'nvidia.com/gpu',
    capacity: 8,
    nodeLabels: { [LABEL]: 'a' },
    ...pool,
  };
  return found({
    platform: { queueing: 'kueue', pools: { [name]: props } },
    tenants: [{ name: 'vision', costCenter: 'C', quota: { gpu: 8 } }],
  });
}

const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `example.com/level-${index}`);
const taints = (count: number): PoolProps['taints'] =>
  many(count).map((key) => ({ key, effect: 'NoSchedule' }));
const labels = (count: number): PoolProps['nodeLabels'] =>
  Object.fromEntries(many(count).map((key) => [key, 'a']));

const AT = 'platform.pools.h100';

describe('what Kueue takes of the nodes of a pool', () => {
  test.each<[string, Partial<PoolProps>]>([
    ['8 labels', { nodeLabels: labels(8) }],
    ['8 taints', { taints: taints(8) }],
    ['16 levels', { topology: many(16) }],
    ['one level, which is a single node', { topology: ['kubernetes.io/hostname'] }],
    [
      'a key of 253 and 63 characters',
      {
        topology: [
          `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}/${'e'.repeat(63)}`,
        ],
      },
    ],
  ])('is %s', (_, pool) => expect(foundOf(pool)).toEqual([]));

  test.each<[string, Partial<PoolProps>, string]>([
    ['9 labels', { nodeLabels: labels(9) }, `QUEUE_LIMIT ${AT}.nodeLabels`],
    ['9 taints', { taints: taints(9) }, `QUEUE_LIMIT ${AT}.taints`],
    ['17 levels', { topology: many(17) }, `QUEUE_LIMIT ${AT}.topology`],
    ['no level', { topology: [] }, `POOL_TOPOLOGY ${AT}.topology`],
    ['a level twice', { topology: ['rack', 'rack'] }, `POOL_TOPOLOGY ${AT}.topology.1`],
    [
      'a single node above something else',
      { topology: ['kubernetes.io/hostname', 'rack'] },
      `POOL_TOPOLOGY ${AT}.topology.0`,
    ],
    [
      'a topology of nodes that no label tells from others',
      { nodeLabels: {}, topology: ['rack'] },
      `POOL_TOPOLOGY ${AT}.topology`,
    ],
    [
      'a taint twice with one effect',
      {
        taints: [
          { key: 'a', value: 'x', effect: 'NoSchedule' },
          { key: 'a', value: 'y', effect: 'NoSchedule' },
        ],
      },
      `TAINT_INVALID ${AT}.taints.1`,
    ],
    [
      'a taint whose key no node can have',
      { taints: [{ key: '-a', effect: 'NoSchedule' }] },
      `TAINT_INVALID ${AT}.taints.0.key`,
    ],
    [
      'a taint whose value no node can have',
      { taints: [{ key: 'a', value: 'b/c', effect: 'NoSchedule' }] },
      `TAINT_INVALID ${AT}.taints.0.value`,
    ],
  ])('is not %s', (_, pool, finding) => expect(foundOf(pool)).toEqual([finding]));

  test('is one taint for each effect', () => {
    const twice: PoolProps['taints'] = [
      { key: 'a', effect: 'NoSchedule' },
      { key: 'a', effect: 'NoExecute' },
    ];
    expect(foundOf({ taints: twice })).toEqual([]);
  });

  test('is no level that cannot be the key of a label', () => {
    expect(foundOf({ topology: ['a'.repeat(64)] })).toHaveLength(1);
    expect(foundOf({ topology: ['-rack'] })).toHaveLength(1);
  });
});
