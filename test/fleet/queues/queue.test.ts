import type { FleetQueue } from '../../../lib/fleet/model/fleet';
import type { QueueProps, TenantEntry } from '../../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../../lib/fleet/resolve';
import { type FleetParts, environmentOf, fleetOf, tenantOf } from '../resolved';

const PLATFORM = {
  queueing: 'kueue',
  pools: { h100: { resource: 'nvidia.com/gpu', capacity: 64 } },
} as const;

function queueOf(tenant: Partial<TenantEntry> = {}, queue?: QueueProps): FleetQueue | undefined {
  return tenantOf(tenant, { platform: { ...PLATFORM, queue } }).queue;
}

describe('the queue of a tenant', () => {
  it('borrows nothing and lends everything unless somebody says more', () => {
    expect(queueOf()).toEqual({ weight: 1, borrow: 'none', lend: 'all', reclaim: 'any' });
  });

  it('is what the platform, its tier and the tenant say, merged by key', () => {
    const tiers = {
      large: { queue: { weight: 2, borrow: { cpu: 64, gpu: { h100: 1 } } } },
    } as const;
    const parts: FleetParts = { tiers, platform: { ...PLATFORM, queue: { borrow: 'all' } } };
    expect(tenantOf({}, parts).queue?.borrow).toBe('all');
    expect(tenantOf({ tier: 'large', queue: { borrow: { gpu: 8 } } }, parts).queue).toEqual({
      weight: 2,
      borrow: { cpu: '64', gpu: { h100: 8 } },
      lend: 'all',
      reclaim: 'any',
    });
  });

  it('is not there where nothing is queued', () => {
    const tenant = tenantOf({ quota: { gpu: 4 } }, { platform: { pools: PLATFORM.pools } });
    expect(tenant).not.toHaveProperty('queue');
    expect(tenant.environments['dev']).not.toHaveProperty('queue');
  });
});

describe('the queue of an environment', () => {
  const platform = {
    ...PLATFORM,
    queue: { weight: 3, borrow: 'none' },
    environments: {
      dev: { share: '50%', queue: { weight: 1, lend: { gpu: 2 } } },
      prod: { share: '50%' },
    },
  } as const;

  it('inherits neither weight nor limits from the tenant, and borrows within it', () => {
    expect(environmentOf('prod', {}, { platform }).queue).toEqual({
      weight: 1,
      borrow: 'all',
      lend: 'all',
      reclaim: 'any',
    });
  });

  it('evicts what its tenant says, and that what its organisation says, unless they say otherwise', () => {
    const reclaimOf = (tenant: Partial<TenantEntry>): unknown => {
      const organizations = { lab: { queue: { reclaim: 'lowerPriority' } } } as const;
      const { queue } = environmentOf('prod', tenant, { platform, organizations });
      return typeof queue === 'object' ? queue.reclaim : queue;
    };
    expect(reclaimOf({})).toBe('any');
    expect(reclaimOf({ queue: { reclaim: 'lowerPriority' } })).toBe('lowerPriority');
    expect(reclaimOf({ organization: 'lab' })).toBe('lowerPriority');
    expect(reclaimOf({ organization: 'lab', queue: { reclaim: 'any' } })).toBe('any');
    const environments = { prod: { queue: { reclaim: 'any' } } } as const;
    expect(reclaimOf({ organization: 'lab', environments })).toBe('any');
  });

  it('has the defaults of the environments of its name', () => {
    expect(environmentOf('dev', {}, { platform }).queue).toMatchObject({
      lend: { gpu: { h100: 2 } },
    });
  });

  it('is none for what somebody says so of, and for a virtual cluster', () => {
    const environments = {
      dev: { queue: 'none' },
      prod: { isolation: 'virtual-cluster' },
    } as const;
    const network = { apiServer: { cidrs: ['10.0.0.10/32'], ports: [6443] } };
    const tenant = tenantOf({ environments }, { platform: { ...platform, network } });
    expect(tenant.environments['dev']!.queue).toBe('none');
    expect(tenant.environments['prod']!.queue).toBe('none');
  });
});

describe('the queues of several clusters', () => {
  const input = {
    apiVersion: API_VERSION,
    platform: {
      ...PLATFORM,
      pools: {
        h100: { ...PLATFORM.pools.h100, reserved: 4 },
        l4: { resource: 'amd.com/gpu', capacity: 8 },
      },
    },
    clusters: {
      eu: { queueing: { capacity: { cpu: 100 } }, pools: { l4: null } },
      us: { queueing: null, pools: { h100: { reserved: 0 } } },
    },
    tenants: [
      {
        name: 'vision',
        costCenter: 'E',
        clusters: ['eu', 'us'],
        quota: { gpu: { h100: 8 } },
        queue: { borrow: { gpu: { h100: 2, l4: 2 } } },
      },
    ],
  };

  it('follow what each cluster says, and name only its own pools', () => {
    const { fleets, findings } = resolve(input);
    expect(findings.errors).toEqual([]);
    const [eu, us] = fleets!;
    expect(eu!.platform.queueing).toEqual({ engine: 'kueue', capacity: { cpu: '100' } });
    expect(eu!.platform.pools['h100']!.reserved).toBe(4);
    expect(eu!.tenants[0]!.queue!.borrow).toEqual({ gpu: { h100: 2 } });
    expect(us!.platform).not.toHaveProperty('queueing');
    expect(us!.platform.pools['h100']).not.toHaveProperty('reserved');
    expect(us!.tenants[0]).not.toHaveProperty('queue');
  });
});

test('a fleet with queues resolves to itself', () => {
  const fleet = fleetOf({
    platform: {
      ...PLATFORM,
      queueing: { engine: 'kueue', capacity: { cpu: 2000, memory: '8Ti' } },
    },
    sharedServices: { mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all' } },
    tenants: [
      {
        name: 'vision',
        costCenter: 'E',
        quota: { gpu: 10 },
        queue: {
          weight: 3,
          borrow: { gpu: 8, memory: '64Gi' },
          lend: 'none',
          reclaim: 'lowerPriority',
        },
        environments: { dev: { queue: { lend: { gpu: 0 } } }, prod: { queue: 'none' } },
      },
    ],
  });
  expect(fleetOf(fleet)).toEqual(fleet);
});
