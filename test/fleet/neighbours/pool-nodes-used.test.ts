import type { PlatformEntry, PoolProps, TenantEntry } from '../../../lib/fleet/model/props';
import { fleetOf, found } from '../resolved';

const GPU = 'nvidia.com/gpu';
const TAINT = { key: 'dedicated', value: 'training', effect: 'NoSchedule' } as const;

/** A platform with one pool, whose nodes have a taint unless another is given. */
function platform(pool: Partial<PoolProps> = {}, more: Partial<PlatformEntry> = {}): PlatformEntry {
  return { pools: { h100: { resource: GPU, capacity: 8, taints: [TAINT], ...pool } }, ...more };
}

function tenant(more: Partial<TenantEntry> = {}): TenantEntry {
  return { name: 'vision', costCenter: 'C', namespaces: 'single', quota: { gpu: 8 }, ...more };
}

const UNTOLERATED = 'POOL_TAINT_UNTOLERATED platform.pools.h100.taints';

describe('taints of a pool that pods of its holders may not tolerate', () => {
  test('are reported where nothing adds tolerations', () => {
    expect(found({ platform: platform(), tenants: [tenant()] })).toEqual([UNTOLERATED]);
    const byPods = platform({ toleratedBy: 'pods' }, { queueing: 'kueue' });
    expect(found({ platform: byPods, tenants: [tenant()] })).toEqual([UNTOLERATED]);
  });

  test.each<[string, Partial<PoolProps>, Partial<TenantEntry>, Partial<PlatformEntry>]>([
    ['Kueue adds them', {}, {}, { queueing: 'kueue' }],
    [
      'the tenant is granted the taint',
      {},
      { scheduling: { tolerations: ['dedicated=training'] } },
      {},
    ],
    ['the tenant is granted every value', {}, { scheduling: { tolerations: ['dedicated'] } }, {}],
    [
      'the nodes are its own',
      {},
      { scheduling: { nodes: { selector: { a: 'b' }, taint: 'dedicated=training' } } },
      {},
    ],
    [
      'the taint only makes nodes less liked',
      { taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] },
      {},
      {},
    ],
    [
      'who asks for a device may tolerate it',
      { taints: [{ key: GPU, effect: 'NoSchedule' }] },
      {},
      {},
    ],
    ['no rail judges tolerations', {}, { guardRails: { podScheduling: 'off' } }, {}],
    ['nobody has a device', {}, { quota: { gpu: 0 } }, {}],
  ])('are fine where %s', (_, pool, entry, more) => {
    const codes = found({ platform: platform(pool, more), tenants: [tenant(entry)] });
    expect(codes.filter((code) => code.startsWith('POOL_TAINT'))).toEqual([]);
  });
});

describe('nodes of one’s own that are not those of the pool', () => {
  const apart = (selector: Record<string, string>, pool: Partial<PoolProps>, gpu = 8) =>
    found({
      platform: platform({ taints: [], ...pool }),
      tenants: [
        tenant({ quota: { gpu }, scheduling: { nodes: { selector, taint: 'tenant=vision' } } }),
      ],
    });
  const PRODUCT = 'nvidia.com/gpu.product';

  test.each<[string, Record<string, string>, Partial<PoolProps>]>([
    ['another product', { [PRODUCT]: 'NVIDIA-L4' }, { product: 'NVIDIA-H100-80GB-HBM3' }],
    ['another label', { rack: 'b', room: '1' }, { nodeLabels: { rack: 'a', room: '1' } }],
  ])('are reported for %s', (_, selector, pool) => {
    expect(apart(selector, pool)).toEqual(['POOL_NODES_APART platform.pools.h100']);
  });

  test.each<[string, Record<string, string>, Partial<PoolProps>, number]>([
    ['they have the labels of the pool', { rack: 'a' }, { nodeLabels: { rack: 'a' } }, 8],
    ['nothing is known of their labels', { tenant: 'vision' }, { nodeLabels: { rack: 'a' } }, 8],
    ['nobody has a device', { rack: 'b' }, { nodeLabels: { rack: 'a' } }, 0],
  ])('are fine where %s', (_, selector, pool, gpu) => {
    expect(apart(selector, pool, gpu)).toEqual([]);
  });
});

describe('what only Kueue reads of nodes', () => {
  const topology = ['cloud.example.com/rack', 'kubernetes.io/hostname'];
  const pool = { toleratedBy: 'queue', topology, product: 'NVIDIA-H100-80GB-HBM3' } as const;
  const entry = { scheduling: { tolerations: ['dedicated'] } };

  test.each(['volcano', 'kai', 'yunikorn'] as const)('is reported for %s', (queueing) => {
    const codes = found({ platform: platform(pool, { queueing }), tenants: [tenant(entry)] });
    expect(codes).toEqual(
      expect.arrayContaining([
        'QUEUE_ENGINE_LACKS platform.pools.h100.topology',
        'QUEUE_ENGINE_LACKS platform.pools.h100.toleratedBy',
      ]),
    );
  });

  test('is reported where nothing queues work', () => {
    expect(found({ platform: platform(pool), tenants: [tenant(entry)] })).toEqual([
      'QUEUE_WITHOUT_QUEUEING platform.pools.h100.topology',
      'QUEUE_WITHOUT_QUEUEING platform.pools.h100.toleratedBy',
    ]);
  });

  test('is kept for Kueue, in a form that resolves to itself', () => {
    const fleet = fleetOf({ platform: platform(pool, { queueing: 'kueue' }), tenants: [tenant()] });
    expect(fleet.platform.pools['h100']).toMatchObject({ taints: [TAINT], ...pool });
    expect(fleetOf(fleet)).toEqual(fleet);
  });
});

test('a taint that keeps others off the nodes of one tenant comes with no pool of another', () => {
  const nodes = { selector: { house: 'nlp' }, taint: 'dedicated=training' };
  const nlp = tenant({ name: 'nlp', quota: { gpu: 0 }, scheduling: { nodes } });
  const open = platform({}, { queueing: 'kueue' });
  expect(found({ platform: open, tenants: [nlp, tenant({ quota: { gpu: 8 } })] })).toEqual([
    'NODES_CLAIMED platform.pools.h100.taints',
  ]);
});
