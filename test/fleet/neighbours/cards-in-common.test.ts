import type {
  FleetProps,
  PoolProps,
  SharedServiceEntry,
  TenantEntry,
} from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { type FleetParts, found } from '../resolved';

const TURNS = { timeSlicing: { replicas: 4 } };

function tenant(name: string, gpu: NonNullable<TenantEntry['quota']>['gpu']): TenantEntry {
  return { name, costCenter: 'C-1', namespaces: 'single', quota: { gpu } };
}

/** What is found where two tenants hold devices of a pool. */
function foundOf(pool: PoolProps, platform: FleetProps['platform'] = {}): string[] {
  const tenants = [tenant('speech', { l4: 1 }), tenant('vision', { l4: 2 })];
  return found({ platform: { ...platform, pools: { l4: pool } }, tenants });
}

const SLICED = 'SHARING_BETWEEN_TENANTS platform.pools.l4.sharing.timeSlicing';

test.each(['timeSlicing', 'mps'] as const)('cards that two tenants share by %s', (way) => {
  expect(foundOf({ sharing: { [way]: { replicas: 4 } } })).toEqual([
    `SHARING_BETWEEN_TENANTS platform.pools.l4.sharing.${way}`,
  ]);
});

test('environments of one tenant share cards without a word', () => {
  const one: TenantEntry = { name: 'vision', costCenter: 'C-1', quota: { gpu: { l4: 30 } } };
  expect(found({ platform: { pools: { l4: { sharing: TURNS } } }, tenants: [one] })).toEqual([]);
});

test('a tenant that is granted none is not on the cards', () => {
  const tenants = [tenant('speech', { l4: 0 }), tenant('vision', { l4: 1 })];
  expect(found({ platform: { pools: { l4: { sharing: TURNS } } }, tenants })).not.toContain(SLICED);
});

test('one warning of a pool, whose instances of several profiles are shared by turns', () => {
  const mig = { '1g.10gb': 4, '3g.40gb': 1 };
  const platform = { pools: { a100: { sharing: { mig, ...TURNS } } } };
  const gpu = { 'a100-1g-10gb': 1, 'a100-3g-40gb': 1 };
  expect(found({ platform, tenants: [tenant('speech', gpu), tenant('vision', gpu)] })).toEqual([
    'SHARING_BETWEEN_TENANTS platform.pools.a100.sharing.timeSlicing',
  ]);
});

test('a shared service is one of those on the cards', () => {
  const serving: SharedServiceEntry = {
    costCenter: 'C-1',
    ports: { web: 80 },
    consumers: 'all',
    quota: { gpu: { l4: 1 } },
  };
  const fleet: FleetParts = {
    platform: { pools: { l4: { sharing: TURNS } } },
    sharedServices: { serving },
    tenants: [tenant('vision', { l4: 1 })],
  };
  expect(found(fleet)).toContain(SLICED);
});

describe('tenants that borrow', () => {
  const queued = (queue: TenantEntry['queue'], capacity = 8): string[] =>
    found({
      platform: { queueing: 'kueue', pools: { l4: { sharing: TURNS, capacity } } },
      tenants: [tenant('speech', { l4: 8 }), { ...tenant('vision', { l4: 0 }), queue }],
    });

  test.each<[string, TenantEntry['queue']]>([
    ['everything', { borrow: 'all' }],
    ['some devices', { borrow: { gpu: { l4: 2 } } }],
  ])('a tenant that has none and borrows %s is on the cards with their owner', (_what, queue) => {
    expect(queued(queue)).toContain(SLICED);
  });

  test.each<[string, TenantEntry['queue']]>([
    ['nothing', { borrow: 'none' }],
    ['none of this pool', { borrow: { cpu: 4 } }],
  ])('one that borrows %s is not', (_what, queue) => {
    expect(queued(queue)).not.toContain(SLICED);
  });

  test('nor is one that finds nothing to borrow', () => {
    const tenants = [
      { ...tenant('speech', { l4: 8 }), queue: { lend: 'none' } as const },
      { ...tenant('vision', { l4: 0 }), queue: { borrow: 'all' } as const },
    ];
    const platform = { queueing: 'kueue', pools: { l4: { sharing: TURNS, capacity: 8 } } } as const;
    expect(found({ platform, tenants })).not.toContain(SLICED);
    const larger = { ...platform, pools: { l4: { sharing: TURNS, capacity: 9 } } };
    expect(found({ platform: larger, tenants })).toContain(SLICED);
  });

  test('the message names the one that borrows, and the fix leaves the pool out of that', () => {
    const tenants = [
      tenant('speech', { l4: 8 }),
      { ...tenant('vision', { l4: 0 }), queue: { borrow: 'all' } as const },
    ];
    const { findings } = resolve({
      apiVersion: API_VERSION,
      platform: { queueing: 'kueue', pools: { l4: { sharing: TURNS, capacity: 8 } } },
      tenants,
    });
    const { message, fix } = findings.all.find(({ code }) => code === 'SHARING_BETWEEN_TENANTS')!;
    expect(message).toMatch(/`vision` has devices of it while it borrows\.$/);
    expect(fix).toMatch(/leave it out of what `vision` may borrow/);
  });
});

describe('what the fix says', () => {
  test.each<[string, PoolProps]>([
    ['whole cards in place of places', { resource: 'nvidia.com/gpu' }],
    ['instances in place of turns', { sharing: { mig: { '1g.6gb': 4 } } }],
  ])('%s', (_what, pool) => {
    expect(foundOf(pool)).toEqual([]);
  });

  test('to accept it, with a reason', () => {
    const accept = [{ code: 'SHARING_BETWEEN_TENANTS', why: 'one team by two names' }];
    expect(foundOf({ sharing: TURNS }, { accept })).toEqual([]);
  });
});
