import { loadFleets } from '../../../lib/fleet/load';
import type { Fleet, FleetQueue } from '../../../lib/fleet/model/fleet';
import type { FleetProps, TenantEntry } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';

const POOLS = { h100: { resource: 'nvidia.com/gpu', capacity: 64 } };
const CLUSTERS: NonNullable<FleetProps['clusters']> = {
  'gpu-eu': { pools: POOLS, queue: { borrow: 'all' } },
  'gpu-us': { pools: POOLS },
};

function input(tenant: Partial<TenantEntry>, rest: Partial<FleetProps> = {}): FleetProps {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { queueing: 'kueue' },
    clusters: CLUSTERS,
    ...rest,
    tenants: [{ name: 'vision', costCenter: 'C-1', quota: { gpu: 16 }, ...tenant }],
  };
}

/** The queue of the tenant on each cluster, by its name. */
function queues(tenant: Partial<TenantEntry>, rest?: Partial<FleetProps>) {
  const { fleets } = loadFleets(input(tenant, rest));
  const entries = fleets.map((fleet: Fleet): [string, FleetQueue | undefined] => [
    Object.keys(fleet.clusters!)[0]!,
    fleet.tenants[0]!.queue,
  ]);
  return Object.fromEntries(entries);
}

function found(tenant: Partial<TenantEntry>, rest?: Partial<FleetProps>): string[] {
  const { findings } = resolve(input(tenant, rest));
  return findings.all.map(({ code, path }) => `${code} ${path.join('.')}`);
}

test('what a tenant says of a cluster goes before what it says of all, key by key', () => {
  const { 'gpu-eu': eu, 'gpu-us': us } = queues({
    queue: { weight: 2, borrow: 'none' },
    clusters: { 'gpu-eu': { queue: { borrow: { gpu: 8 }, lend: 'none' } }, 'gpu-us': {} },
  });
  expect(eu).toEqual({ weight: 2, borrow: { gpu: { h100: 8 } }, lend: 'none', reclaim: 'any' });
  expect(us).toEqual({ weight: 2, borrow: 'none', lend: 'all', reclaim: 'any' });
});

test('the queue of a tier on a cluster is below that of its tenant there', () => {
  const { 'gpu-eu': eu, 'gpu-us': us } = queues(
    { tier: 'team', clusters: { 'gpu-eu': { queue: { weight: 5 } } } },
    {
      tiers: {
        team: {
          queue: { weight: 2 },
          clusters: { 'gpu-eu': { queue: { weight: 3, lend: 'none' } }, 'gpu-us': {} },
        },
      },
    },
  );
  expect(eu).toMatchObject({ weight: 5, lend: 'none' });
  expect(us).toMatchObject({ weight: 2, lend: 'all' });
});

test('`null` removes what the tenant states and inherits for a cluster', () => {
  const { 'gpu-eu': eu } = queues({
    queue: { borrow: { gpu: 4 } },
    clusters: { 'gpu-eu': { queue: null }, 'gpu-us': {} },
  });
  expect(eu).toMatchObject({ weight: 1, borrow: 'none' });
});

test('each fleet resolves to itself', () => {
  const { fleets } = loadFleets(
    input({ clusters: { 'gpu-eu': { queue: { weight: 3, lend: { gpu: 2 } } }, 'gpu-us': {} } }),
  );
  for (const fleet of fleets) {
    expect(loadFleets(fleet as unknown as FleetProps).fleets).toEqual([fleet]);
  }
});

describe('what is wrong is told where it is written', () => {
  test('a weight that no queue can have', () => {
    const clusters = { 'gpu-eu': { queue: { weight: 0 } }, 'gpu-us': {} };
    expect(found({ clusters })).toEqual(['QUEUE_WEIGHT tenants.0.clusters.gpu-eu.queue.weight']);
  });

  test('more to lend than there is on the cluster', () => {
    const clusters = { 'gpu-eu': { queue: { lend: { gpu: 12 } } }, 'gpu-us': {} };
    expect(found({ clusters })).toEqual([
      'QUEUE_LEND_ABOVE tenants.0.clusters.gpu-eu.queue.lend.gpu',
    ]);
  });

  test('a queue where nothing queues work', () => {
    const clusters = { 'gpu-eu': { queue: { weight: 2 } }, 'gpu-us': {} };
    const rest = {
      platform: {},
      clusters: { 'gpu-eu': { pools: POOLS }, 'gpu-us': { pools: POOLS } },
    };
    expect(found({ clusters }, rest)).toEqual([
      'QUEUE_WITHOUT_QUEUEING tenants.0.clusters.gpu-eu.queue',
    ]);
  });

  test('the queue of a shared service, which is never queued', () => {
    const sharedServices: FleetProps['sharedServices'] = {
      mlflow: {
        costCenter: 'P-1',
        ports: { http: 5000 },
        consumers: 'all',
        clusters: { 'gpu-eu': { queue: { weight: 2 } }, 'gpu-us': {} },
      },
    };
    expect(found({ clusters: ['gpu-eu', 'gpu-us'] }, { sharedServices })).toEqual([
      'QUEUE_UNUSED sharedServices.mlflow.clusters.gpu-eu.queue',
    ]);
  });
});
