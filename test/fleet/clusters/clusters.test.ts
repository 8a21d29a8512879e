import { fc } from '../../fast-check';
import { loadFleet, loadFleets } from '../../../lib/fleet/load';
import type { Fleet, FleetTenant } from '../../../lib/fleet/model/fleet';
import type { FleetProps, TenantEntry } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';
import { amount } from '../../../lib/fleet/values/amounts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

const CLUSTERS: NonNullable<FleetProps['clusters']> = {
  'gpu-eu': {
    kubernetesVersion: '1.36',
    pools: { h100: { resource: 'nvidia.com/gpu' } },
    network: { internet: false },
  },
  'gpu-us': {
    kubernetesVersion: '1.34',
    pools: { h100: { resource: 'nvidia.com/gpu' }, mi300x: { resource: 'amd.com/gpu' } },
  },
};

const fleetsOf = (tenant: Partial<TenantEntry>, rest: Partial<FleetProps> = {}): readonly Fleet[] =>
  loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    clusters: CLUSTERS,
    ...rest,
    tenants: [{ name: 'vision', costCenter: 'ENG-1', ...tenant }],
  }).fleets;

const gpusOf = (tenant: FleetTenant | undefined): object =>
  Object.fromEntries(
    Object.entries(tenant?.environments ?? {}).map(([name, { quota }]) => [name, quota.gpu]),
  );

describe('the total of a tenant', () => {
  test('is split by the shares of its clusters first, then by those of its environments there', () => {
    const [eu, us] = fleetsOf({
      quota: { gpu: { h100: 10 } },
      clusters: { 'gpu-eu': { share: '75%' }, 'gpu-us': { share: '25%' } },
    });
    expect(gpusOf(eu!.tenants[0])).toEqual({
      dev: { h100: 2 },
      staging: { h100: 2 },
      prod: { h100: 4 },
    });
    expect(gpusOf(us!.tenants[0])).toEqual({
      dev: { h100: 1 },
      staging: { h100: 0 },
      prod: { h100: 1 },
    });
  });

  test('goes to the clusters that have the pool', () => {
    const [eu, us] = fleetsOf({ quota: { gpu: { mi300x: 4 } }, clusters: ['gpu-eu', 'gpu-us'] });
    expect([eu, us].map((fleet) => fleet!.tenants[0]!.quota.gpu)).toEqual([{}, { mi300x: 4 }]);
  });

  test('leaves out what an environment has exactly, wherever that is', () => {
    const [eu, us] = fleetsOf({
      quota: { gpu: { h100: 10 } },
      clusters: ['gpu-eu', 'gpu-us'],
      environments: {
        staging: { clusters: ['gpu-eu'] },
        prod: {
          quota: { gpu: { h100: 6 } },
          clusters: { 'gpu-eu': { quota: { gpu: 5 } }, 'gpu-us': {} },
        },
      },
    });
    const counts = [eu, us].map(
      (fleet) => fleet!.tenants[0]!.environments['prod']!.quota.gpu['h100'],
    );
    expect(counts).toEqual([5, 1]);
    expect(Object.keys(us!.tenants[0]!.environments)).toEqual(['dev', 'prod']);
  });
});

describe('layers', () => {
  test('a cluster is above the platform, below the tier, and an environment on it above all', () => {
    const fleets = fleetsOf(
      {
        tier: 'open',
        clusters: ['gpu-eu', 'gpu-us'],
        environments: {
          prod: { clusters: { 'gpu-eu': { podSecurity: 'restricted' }, 'gpu-us': {} } },
        },
      },
      {
        platform: { apiAccess: false, podSecurity: 'privileged', network: { internet: true } },
        clusters: {
          'gpu-eu': { podSecurity: 'baseline', network: { internet: false } },
          'gpu-us': {},
        },
        tiers: { open: { labels: { 'example.com/a': 'b' } } },
      },
    );
    const shown = fleets.map(({ tenants: [tenant] }) =>
      ['dev', 'prod'].map((name) => {
        const { podSecurity, network } = tenant!.environments[name]!;
        return [podSecurity, network.internet];
      }),
    );
    expect(shown).toEqual([
      [
        ['baseline', false],
        ['restricted', false],
      ],
      [
        ['privileged', true],
        ['privileged', true],
      ],
    ]);
  });

  test('a null of a cluster removes a built-in default there', () => {
    const [eu, us] = fleetsOf(
      { clusters: ['gpu-eu', 'gpu-us'] },
      { clusters: { 'gpu-eu': { objects: { services: null } }, 'gpu-us': {} } },
    );
    const caps = [eu, us].map((fleet) => fleet!.tenants[0]!.environments['dev']!.objects.services);
    expect(caps).toEqual([null, 30]);
  });

  test('pools merge by name, and null takes one away', () => {
    const [eu, us] = fleetsOf(
      { clusters: ['gpu-eu'] },
      {
        platform: { pools: { h100: { resource: 'nvidia.com/gpu', capacity: 64 } } },
        clusters: {
          'gpu-eu': { pools: { h100: { capacity: 8 } } },
          'gpu-us': { pools: { h100: null } },
        },
      },
    );
    expect([eu, us].map(({ platform }: Fleet = eu!) => platform.pools)).toEqual([
      { h100: expect.objectContaining({ resource: 'nvidia.com/gpu', capacity: 8 }) },
      {},
    ]);
  });
});

test('a warning of one cluster is accepted there', () => {
  const input: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    clusters: {
      ...CLUSTERS,
      'gpu-us': { ...CLUSTERS['gpu-us'], accept: [{ code: 'GPU_ZERO', why: 'Few devices.' }] },
    },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        quota: { gpu: { h100: 10 } },
        clusters: { 'gpu-eu': { share: '90%' }, 'gpu-us': { share: '10%' } },
      },
    ],
  };
  const { warnings, accepted } = loadFleets(input);
  expect(warnings).toEqual([]);
  expect(accepted.map(({ finding }) => finding.clusters)).toEqual([['gpu-us']]);
});

test('the fleet of one cluster is asked for by its name', () => {
  const input: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    clusters: CLUSTERS,
    tenants: [],
  };
  expect(loadFleet(input, { cluster: 'gpu-us' }).fleet.clusters).toEqual({ 'gpu-us': {} });
  expect(() => loadFleet(input)).toThrow('clusters gpu-eu and gpu-us: name one');
  expect(() => loadFleet(input, { cluster: 'lab' })).toThrow('there is no cluster lab');
});

/** A tenant on two or three clusters, with shares, or exact amounts, that fit. */
const placements = fc.record({
  cpu: fc.integer({ min: 60, max: 5000 }),
  h100: fc.integer({ min: 0, max: 40 }),
  first: fc.integer({ min: 1, max: 99 }),
  prod: fc.option(fc.integer({ min: 0, max: 40 })),
  dev: fc.option(fc.integer({ min: 0, max: 40 })),
  stagingOn: fc.constantFrom(['gpu-eu'], ['gpu-us'], ['gpu-eu', 'gpu-us'], undefined),
  isShared: fc.boolean(),
});

test('over clusters and environments, the parts are the total to the last device', () => {
  let seen = 0;
  fc.assert(
    fc.property(placements, ({ cpu, h100, first, prod, dev, stagingOn, isShared }) => {
      const exact = (gpu: number | null): object =>
        gpu === null ? {} : { quota: { gpu: { h100: gpu } } };
      const input = {
        apiVersion: 'cdk8s-tenancy/v1alpha1',
        clusters: CLUSTERS,
        tenants: [
          {
            name: 'vision',
            costCenter: 'E',
            quota: { cpu: `${cpu}`, memory: '900Gi', gpu: { h100 } },
            clusters: isShared
              ? { 'gpu-eu': { share: `${first}%` }, 'gpu-us': { share: `${100 - first}%` } }
              : ['gpu-us', 'gpu-eu'],
            environments: {
              dev: exact(dev),
              staging: stagingOn === undefined ? {} : { clusters: stagingOn },
              prod: exact(prod),
            },
          },
        ],
      };
      const { fleets, findings } = resolve(input);
      // What does not fit together is an error, and nothing else is.
      if ((prod ?? 0) + (dev ?? 0) <= h100) {
        expect(findings.errors.filter(({ code }) => code !== 'QUOTA_BELOW_CONTAINER')).toEqual([]);
      }
      fc.pre(fleets !== undefined);
      const environments = fleets.flatMap(({ tenants }) => Object.values(tenants[0]!.environments));
      const devices = environments.map(({ quota }) => quota.gpu['h100'] ?? 0);
      expect(devices.every((count) => Number.isSafeInteger(count) && count >= 0)).toBe(true);
      const all = devices.reduce((one, other) => one + other, 0);
      // Where all environments of a cluster have exact numbers, the rest there goes to nobody, which is told.
      if (findings.all.some(({ code }) => code === 'QUOTA_REST')) expect(all).toBeLessThan(h100);
      else {
        seen += 1;
        expect(all).toBe(h100);
      }
      const cores = environments.map(({ quota }) => amount(quota.cpu!).nano);
      expect(cores.reduce((one, other) => one + other, 0n)).toBe(amount(cpu).nano);
      for (const fleet of fleets) {
        const again = resolve(fleet);
        expect(again.findings.errors).toEqual([]);
        expect(JSON.stringify(again.fleet)).toBe(JSON.stringify(fleet));
      }
    }),
    { numRuns: RUNS },
  );
  expect(seen).toBeGreaterThan(RUNS / 4);
});
