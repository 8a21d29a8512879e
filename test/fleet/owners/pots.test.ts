import { type Fleet, type FleetProps, loadFleets } from '../../../lib';
import type { TenantEntry } from '../../../lib';
import { type FleetParts, fleetOf, found } from '../resolved';

const HELD: FleetParts = {
  platform: {
    budget: { engine: 'capsule' },
    environments: { dev: { share: '30%' }, prod: { share: '70%' } },
    pools: { h100: { resource: 'nvidia.com/gpu' } },
  },
};

function pot(tenant: Partial<TenantEntry>, parts: FleetParts = HELD): Fleet {
  return fleetOf({ ...parts, tenants: [{ name: 'vision', costCenter: 'C', ...tenant }] });
}

describe('a total that is not split', () => {
  test('is what each namespace may have', () => {
    const [vision] = pot({ quota: { cpu: 20, gpu: 10, split: false } }).tenants;
    expect(vision!.quota).toMatchObject({ cpu: '20', gpu: { h100: 10 }, split: false });
    for (const { quota } of Object.values(vision!.environments)) {
      expect(quota).toEqual({
        cpu: '20',
        memory: '40Gi',
        storage: '500Gi',
        pods: '100',
        gpu: { h100: 10 },
      });
    }
  });

  test('leaves an exact amount as the most that an environment takes of it', () => {
    const environments = { dev: { quota: { gpu: 2 } } };
    const [vision] = pot({ quota: { gpu: 10, split: false }, environments }).tenants;
    const { dev, prod } = vision!.environments;
    expect([dev!.quota.gpu, prod!.quota.gpu]).toEqual([{ h100: 2 }, { h100: 10 }]);
  });

  test('has no exact amount above it', () => {
    const environments = { dev: { quota: { gpu: 12 } }, prod: { quota: { cpu: 30 } } };
    const tenants = [
      { name: 'a', costCenter: 'C', quota: { cpu: 20, gpu: 10, split: false }, environments },
    ];
    expect(found({ ...HELD, tenants })).toEqual([
      'OVERRIDE_ABOVE_TOTAL tenants.0.environments.prod.quota.cpu',
      'OVERRIDE_ABOVE_TOTAL tenants.0.environments.dev.quota.gpu',
    ]);
  });

  test('is an ordinary total where there is one namespace', () => {
    const [vision] = pot({ quota: { cpu: 20, split: false }, namespaces: 'single' }, {}).tenants;
    expect(vision!.quota).not.toHaveProperty('split');
  });

  test('may be the default of a tier or of the platform, and a tenant may split its own', () => {
    const platform = { ...HELD.platform, quota: { split: false } };
    expect(pot({}, { platform }).tenants[0]!.quota.split).toBe(false);
    expect(pot({ quota: { split: true } }, { platform }).tenants[0]!.quota).not.toHaveProperty(
      'split',
    );
  });

  test('is one pot on each of several clusters', () => {
    const input: FleetProps = {
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      ...HELD,
      clusters: { eu: {}, us: {} },
      tenants: [
        {
          name: 'vision',
          costCenter: 'C',
          quota: { gpu: 10, cpu: 8, split: false },
          clusters: { eu: { share: '60%' }, us: { share: '40%' } },
          environments: { dev: { quota: { gpu: 5 } } },
        },
      ],
    };
    const { fleets } = loadFleets(input);
    const gpus = fleets.map(({ tenants: [vision] }) =>
      [vision!.quota, ...Object.values(vision!.environments).map(({ quota }) => quota)].map(
        ({ gpu }) => gpu['h100'],
      ),
    );
    expect(gpus).toEqual([
      [6, 3, 6],
      [4, 2, 4],
    ]);
    for (const fleet of fleets) expect(loadFleets(fleet as FleetProps).fleets).toEqual([fleet]);
  });

  test('resolves to itself', () => {
    const fleet = pot({ quota: { gpu: 10, split: false }, burst: '20%' });
    expect(loadFleets(fleet as FleetProps).fleets).toEqual([fleet]);
  });
});

test('a cluster may hold budgets with another engine, or with none', () => {
  const { fleets } = loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { budget: { engine: 'capsule' } },
    clusters: { a: {}, b: { budget: { engine: 'openshift' } }, c: { budget: null } },
    tenants: [],
  });
  expect(fleets.map(({ platform }) => platform.budget?.engine)).toEqual([
    'capsule',
    'openshift',
    undefined,
  ]);
});
