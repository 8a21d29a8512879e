import type { PoolProps, TenantEntry } from '../../../lib/fleet/model/props';
import { type FleetParts, found, tenantOf } from '../resolved';

const H100: Record<string, PoolProps> = { h100: { resource: 'nvidia.com/gpu' } };
const ONE_POOL: FleetParts = { platform: { pools: H100 } };
const TWO_POOLS: FleetParts = {
  platform: {
    pools: {
      h100: { resource: 'nvidia.com/gpu', default: true },
      mi300x: { resource: 'amd.com/gpu' },
    },
  },
};

/** What dev, staging and prod get of something. */
function split<T>(
  tenant: Partial<TenantEntry>,
  pick: (quota: ReturnType<typeof tenantOf>['environments'][string]['quota']) => T,
  rest: FleetParts = ONE_POOL,
): T[] {
  return Object.values(tenantOf(tenant, rest).environments).map(({ quota }) => pick(quota));
}

const gpus = (tenant: Partial<TenantEntry>, rest?: FleetParts): (number | undefined)[] =>
  split(tenant, ({ gpu }) => gpu['h100'], rest);

describe('at 30/20/50', () => {
  test.each([
    [10, [3, 2, 5]],
    [4, [1, 1, 2]],
    [1, [0, 0, 1]],
    [64, [19, 13, 32]],
    [0, [0, 0, 0]],
  ])('%d GPUs are %p', (gpu, parts) => {
    expect(gpus({ quota: { gpu } })).toEqual(parts);
  });

  test('memory of 64Gi', () => {
    expect(split({ quota: { memory: '64Gi' } }, ({ memory }) => memory)).toEqual([
      '19661Mi',
      '13107Mi',
      '32Gi',
    ]);
  });

  test('cpu of 1', () => {
    expect(split({ quota: { cpu: 1 } }, ({ cpu }) => cpu)).toEqual(['300m', '200m', '500m']);
  });

  test('bytes where the total is no whole number of Mi', () => {
    expect(split({ quota: { storage: '1000000001' } }, ({ storage }) => storage)).toEqual([
      '300M',
      '200M',
      '500000001',
    ]);
  });

  test('pods, whole', () => {
    expect(split({ quota: { pods: 7 } }, ({ pods }) => pods)).toEqual(['2', '1', '4']);
  });

  test('ephemeral storage only where it is bounded', () => {
    expect(split({}, (quota) => 'ephemeralStorage' in quota)).toEqual([false, false, false]);
    expect(
      split({ quota: { ephemeralStorage: '10Gi' } }, (quota) => quota.ephemeralStorage),
    ).toEqual(['3Gi', '2Gi', '5Gi']);
  });
});

describe('overrides come off the total first', () => {
  test('with 6 of 10 GPUs for prod, the other 4 split 30:20', () => {
    expect(gpus({ quota: { gpu: 10 }, environments: { prod: { quota: { gpu: 6 } } } })).toEqual([
      2, 2, 6,
    ]);
  });

  test('an amount of cpu', () => {
    const tenant = { quota: { cpu: 10 }, environments: { dev: { quota: { cpu: '1500m' } } } };
    expect(split(tenant, ({ cpu }) => cpu)).toEqual(['1500m', '2429m', '6071m']);
  });

  test('zero is an amount, and no warning', () => {
    const tenant: TenantEntry = {
      name: 'vision',
      costCenter: 'ENG-1',
      quota: { gpu: 1 },
      environments: { dev: { quota: { gpu: 0 } }, staging: { quota: { gpu: 0 } } },
    };
    expect(gpus(tenant)).toEqual([0, 0, 1]);
    expect(found({ ...ONE_POOL, tenants: [tenant] })).toEqual([]);
  });

  test('all of it for one leaves nothing for the others', () => {
    expect(gpus({ quota: { gpu: 4 }, environments: { prod: { quota: { gpu: 4 } } } })).toEqual([
      0, 0, 4,
    ]);
  });

  test('may use up the total: nothing is left, and nothing is too much', () => {
    const tenant: TenantEntry = {
      name: 'vision',
      costCenter: 'ENG-1',
      quota: { cpu: 4, gpu: 2 },
      environments: {
        dev: { quota: { cpu: '1500m', gpu: 1 } },
        staging: null,
        prod: { quota: { cpu: 2.5, gpu: 1 } },
      },
    };
    expect(found({ ...ONE_POOL, tenants: [tenant] })).toEqual([]);
  });

  test('a number means the default pool, names mean others, each pool is split alone', () => {
    const tenant: Partial<TenantEntry> = {
      quota: { gpu: { h100: 10, mi300x: 4 } },
      environments: { prod: { quota: { gpu: 6 } }, dev: { quota: { gpu: { mi300x: 4 } } } },
    };
    expect(split(tenant, ({ gpu }) => gpu, TWO_POOLS)).toEqual([
      { h100: 2, mi300x: 4 },
      { h100: 2, mi300x: 0 },
      { h100: 6, mi300x: 0 },
    ]);
  });

  test('pools are in the order of their names, whoever names them first', () => {
    const tenant: Partial<TenantEntry> = {
      quota: { gpu: { mi300x: 4, h100: 10 } },
      environments: { dev: { quota: { gpu: { mi300x: 1, h100: 1 } } } },
    };
    const { quota, environments } = tenantOf(tenant, TWO_POOLS);
    for (const { gpu } of [quota, ...Object.values(environments).map((one) => one.quota)]) {
      expect(Object.keys(gpu)).toEqual(['h100', 'mi300x']);
    }
  });
});

describe('shares are ratios', () => {
  test('of the environments that a tenant has: without staging, 30:50', () => {
    expect(gpus({ quota: { gpu: 8 }, environments: { staging: null } })).toEqual([3, 5]);
  });

  test('with one more, 30:20:50:25', () => {
    const tenant = { quota: { gpu: 10 }, environments: { canary: { share: '25%' } } };
    expect(tenantOf(tenant, ONE_POOL).environments['canary']!.quota.gpu).toEqual({ h100: 2 });
    expect(gpus(tenant)).toEqual([2, 2, 4, 2]);
  });

  test('that a tenant may weigh in its own way, and that need not sum to 100', () => {
    const environments = { dev: { share: 1 }, staging: { share: 1 }, prod: { share: 2 } };
    expect(gpus({ quota: { gpu: 8 }, environments })).toEqual([2, 2, 4]);
  });

  test('that may have decimals', () => {
    const platform = {
      pools: H100,
      environments: { a: { share: '33.3%' }, b: { share: '33.3%' }, c: { share: '33.4%' } },
    };
    expect(gpus({ quota: { gpu: 1000 } }, { platform })).toEqual([333, 333, 334]);
  });

  test('of which equal ones give what is left to the later one, towards production', () => {
    const platform = { pools: H100, environments: { a: { share: '50%' }, b: { share: '50%' } } };
    expect(gpus({ quota: { gpu: 3 } }, { platform })).toEqual([1, 2]);
  });

  test('that are irrelevant for a single namespace', () => {
    expect(gpus({ namespaces: 'single', quota: { gpu: 7 } })).toEqual([7]);
  });
});

describe('bursts', () => {
  const limits = (tenant: Partial<TenantEntry>): unknown[] =>
    split(tenant, (quota) => quota.limits);

  test('at 20 %, 100 cpu and 200Gi have limits of 36/24/60 and 72/48/120Gi', () => {
    expect(limits({ burst: '20%', quota: { cpu: 100, memory: '200Gi' } })).toEqual([
      { cpu: '36', memory: '72Gi' },
      { cpu: '24', memory: '48Gi' },
      { cpu: '60', memory: '120Gi' },
    ]);
  });

  test('without one there are no limits at all', () => {
    expect(limits({})).toEqual([undefined, undefined, undefined]);
    expect(split({}, (quota) => 'limits' in quota)).toEqual([false, false, false]);
  });

  test('for memory alone limit memory alone', () => {
    expect(limits({ burst: { memory: 25 }, quota: { memory: '100Gi' } })).toEqual([
      { memory: '38400Mi' },
      { memory: '25Gi' },
      { memory: '64000Mi' },
    ]);
  });

  test('of 0 % make limits equal to requests', () => {
    expect(limits({ burst: { cpu: '0%' }, quota: { cpu: 10 } })).toEqual([
      { cpu: '3' },
      { cpu: '2' },
      { cpu: '5' },
    ]);
  });

  test('are rounded up together, so that no part is cut', () => {
    expect(limits({ burst: { cpu: '20%' }, quota: { cpu: '1001m' } })).toEqual([
      { cpu: '360m' },
      { cpu: '240m' },
      { cpu: '602m' },
    ]);
  });

  test('are counted in bytes where an amount is no whole number of Mi: none falls below its request', () => {
    const environments = { dev: { quota: { memory: '3000M' } } };
    const tenant = { burst: { memory: '0%' }, quota: { memory: '40Gi' }, environments };
    const quotas = Object.values(tenantOf(tenant).environments).map(({ quota }) => quota);
    expect(quotas.map(({ limits: own }) => own!.memory)).toEqual(
      quotas.map(({ memory }) => memory),
    );
  });

  test('limit the disk of the node where a quota counts it', () => {
    const quota = { cpu: null, memory: null, ephemeralStorage: '100Gi' };
    const disk = [
      { ephemeralStorage: '36Gi' },
      { ephemeralStorage: '24Gi' },
      { ephemeralStorage: '60Gi' },
    ];
    expect(limits({ burst: '20%', quota })).toEqual(disk);
    expect(limits({ burst: { ephemeralStorage: '20%' }, quota })).toEqual(disk);
    expect(limits({ burst: { ephemeralStorage: '20%' } })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(tenantOf({ burst: '20%' }).burst).toEqual({
      cpu: '20%',
      memory: '20%',
      ephemeralStorage: '20%',
    });
  });

  test('leave default limits that are stated as they are', () => {
    const tenant = { burst: '20%', containers: { default: { cpu: '110m' } } } as const;
    expect(tenantOf(tenant).environments['dev']!.containers.default).toEqual({
      cpu: '110m',
      memory: '614Mi',
    });
  });

  test('follow an override, and give way to limits that are stated', () => {
    const tenant: Partial<TenantEntry> = {
      burst: { cpu: '50%' },
      quota: { cpu: 10 },
      environments: { dev: { quota: { limits: { cpu: 9 } } }, prod: { quota: { cpu: 6 } } },
    };
    expect(split(tenant, ({ cpu }) => cpu)).toEqual(['2400m', '1600m', '6']);
    expect(limits(tenant)).toEqual([{ cpu: '9' }, { cpu: '2400m' }, { cpu: '9' }]);
  });

  test('give containers a default limit of their request plus the burst, rounded down', () => {
    const { containers } = tenantOf({ burst: '33%' }).environments['dev']!;
    expect(containers).toEqual({
      defaultRequest: { cpu: '100m', memory: '512Mi' },
      default: { cpu: '133m', memory: '680Mi' },
    });
  });

  test('never round a default limit below its request', () => {
    const tenant = {
      burst: '10%',
      containers: { defaultRequest: { cpu: '5m', memory: '1500k' } },
    } as const;
    expect(tenantOf(tenant).environments['dev']!.containers.default).toEqual({
      cpu: '5m',
      memory: '1650k',
    });
  });

  test('of the platform can be removed by a tenant', () => {
    const tenant = tenantOf({ burst: null }, { platform: { burst: '20%' } });
    expect(tenant.burst).toBeUndefined();
    expect(tenant.environments['dev']!.containers).toEqual({
      defaultRequest: { cpu: '100m', memory: '512Mi' },
    });
  });
});

describe('what is removed bounds nothing', () => {
  test('a total of null gives every environment null, but for those with an amount', () => {
    const tenant = { quota: { cpu: null }, environments: { dev: { quota: { cpu: 4 } } } };
    expect(tenantOf(tenant).quota.cpu).toBeNull();
    expect(split(tenant, ({ cpu }) => cpu)).toEqual(['4', null, null]);
  });

  test('every amount of null bounds nothing, which is a warning, but for node-local disk', () => {
    const quota = { cpu: null, memory: null, storage: null, pods: null, ephemeralStorage: null };
    expect(found({ tenants: [{ name: 'vision', costCenter: 'ENG-1', quota }] })).toEqual([
      'QUOTA_UNBOUNDED tenants.0.quota.cpu',
      'QUOTA_UNBOUNDED tenants.0.quota.memory',
      'QUOTA_UNBOUNDED tenants.0.quota.storage',
      'QUOTA_UNBOUNDED tenants.0.quota.pods',
    ]);
  });

  test('a pool of null is closed', () => {
    const tiers = { large: { quota: { gpu: { h100: 8, mi300x: 4 } } } };
    const tenant = tenantOf(
      { tier: 'large', quota: { gpu: { mi300x: null } } },
      { ...TWO_POOLS, tiers },
    );
    expect(tenant.quota.gpu).toEqual({ h100: 8 });
    expect(tenant.environments['dev']!.quota.gpu).toEqual({ h100: 2 });
  });

  test('all GPUs of null are none', () => {
    const tiers = { large: { quota: { gpu: 8 } } };
    expect(
      tenantOf({ tier: 'large', quota: { gpu: null } }, { ...ONE_POOL, tiers }).quota.gpu,
    ).toEqual({});
  });
});

test('the name of a DeviceClass has at most 63 characters, because a quota key names it', () => {
  const withClass = (length: number): string[] => {
    const deviceClass = 'x'.repeat(length);
    const pools = { a: { resource: 'example.com/a', deviceClass } };
    return found({ platform: { pools } });
  };
  expect(withClass(63)).toEqual([]);
  expect(withClass(64)).toEqual(['NAME_INVALID platform.pools.a.deviceClass']);
});
