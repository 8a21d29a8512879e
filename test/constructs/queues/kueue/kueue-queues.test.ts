import { App, Chart, Testing } from 'cdk8s';
import { Platform, QueueRoot, SharedService, Tenant, TenantEnvironment } from '../../../../lib';
import type { PlatformProps, TenantEntry } from '../../../../lib';

interface KueueObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Record<string, unknown> & {
    readonly resourceGroups?: readonly {
      readonly coveredResources: readonly string[];
      readonly flavors: readonly {
        readonly name: string;
        readonly resources: readonly Record<string, string>[];
      }[];
    }[];
  };
}

const PLATFORM: PlatformProps = {
  prefix: 'ml',
  queueing: 'kueue',
  environments: { dev: { share: '25%' }, prod: { share: '75%' } },
  pools: {
    h100: { resource: 'nvidia.com/gpu', capacity: 64, reserved: 4, default: true },
    a100: { resource: 'nvidia.com/gpu', capacity: 16 },
    mi300x: { resource: 'amd.com/gpu', capacity: 8, nodeLabels: { gpu: 'mi300x' } },
  },
};

const VISION: TenantEntry = { name: 'vision', costCenter: 'E', quota: { gpu: { h100: 8 } } };

/** The objects of Kueue of one tenant, by kind and name. */
function made(tenant: Partial<TenantEntry> = {}): Map<string, KueueObject> {
  const chart = new Chart(new App(), 'test');
  const platform = new Platform(chart, 'platform', PLATFORM);
  const vision = new Tenant(chart, 'vision', { platform, ...VISION, ...tenant });
  const mlflow = new SharedService(chart, 'mlflow', {
    name: 'mlflow',
    platform,
    costCenter: 'P',
    ports: { http: 80 },
    consumers: [vision],
    quota: { gpu: { h100: 2 } },
  });
  new QueueRoot(chart, 'queues', { platform, tenants: [vision], services: [mlflow] });
  return kueueObjects(chart);
}

function kueueObjects(chart: Chart): Map<string, KueueObject> {
  const all = (Testing.synth(chart) as (KueueObject & { apiVersion: string })[]).filter(
    ({ apiVersion }) => apiVersion === 'kueue.x-k8s.io/v1beta2',
  );
  return new Map(all.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

/** What a queue says of one flavor. */
function amountOf(object: KueueObject | undefined, flavor: string): unknown {
  return object?.spec.resourceGroups
    ?.flatMap(({ flavors }) => flavors)
    .find(({ name }) => name === flavor)?.resources[0];
}

describe('the queue of a namespace', () => {
  const queue = made().get('ClusterQueue ml-vision-dev')!;

  it('guarantees its quota, and takes work of this namespace alone', () => {
    expect(queue.spec).toMatchObject({
      cohortName: 'ml-tenant-vision',
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ml-vision-dev' } },
      fairSharing: { weight: 1 },
    });
    expect(amountOf(queue, 'h100')).toEqual({ name: 'nvidia.com/gpu', nominalQuota: '2' });
  });

  it('gets back what it lends', () => {
    expect(queue.spec['preemption']).toEqual({
      reclaimWithinCohort: 'Any',
      withinClusterQueue: 'LowerPriority',
    });
    const environments = { dev: { queue: { reclaim: 'lowerPriority' } } } as const;
    const other = made({ environments }).get('ClusterQueue ml-vision-dev')!;
    expect(other.spec['preemption']).toMatchObject({ reclaimWithinCohort: 'LowerPriority' });
  });

  it('covers each resource once, with a flavor for each of its pools', () => {
    const groups = queue.spec.resourceGroups!;
    expect(groups.map(({ coveredResources }) => coveredResources)).toEqual([
      ['cpu', 'memory'],
      ['amd.com/gpu'],
      ['nvidia.com/gpu'],
    ]);
    expect(groups.map(({ flavors }) => flavors.map(({ name }) => name))).toEqual([
      ['any-node'],
      ['mi300x'],
      ['a100', 'h100'],
    ]);
    for (const { coveredResources, flavors } of groups) {
      for (const { resources } of flavors) {
        expect(resources.map(({ name }) => name)).toEqual(coveredResources);
      }
    }
  });

  it('lends no more than it is guaranteed, which Kueue would refuse', () => {
    const environments = { dev: { queue: { lend: { gpu: 5, cpu: 1 } } } } as const;
    const lending = made({ environments }).get('ClusterQueue ml-vision-dev');
    expect(amountOf(lending, 'h100')).toMatchObject({ nominalQuota: '2', lendingLimit: '2' });
    expect(amountOf(lending, 'any-node')).toMatchObject({ name: 'cpu', lendingLimit: '1' });
    expect(amountOf(lending, 'a100')).toMatchObject({ lendingLimit: '0' });
  });

  it('is reached by the LocalQueue `default` of the namespace', () => {
    expect(made().get('LocalQueue default')).toMatchObject({
      metadata: { namespace: 'ml-vision-prod' },
      spec: { clusterQueue: 'ml-vision-prod' },
    });
  });

  it('is drained before it is deleted, and no longer kept', () => {
    const objects = made({ state: 'removed' });
    for (const name of ['ClusterQueue ml-vision-dev', 'LocalQueue default']) {
      expect(objects.get(name)!.spec).toMatchObject({ stopPolicy: 'HoldAndDrain' });
      expect(objects.get(name)!.metadata).not.toHaveProperty('annotations');
    }
    expect(queue.metadata).toHaveProperty('annotations');
    expect(queue.spec).not.toHaveProperty('stopPolicy');
  });

  it('is not there for an environment that is not queued, nor for a shared service', () => {
    const names = [...made({ environments: { dev: { queue: 'none' } } }).keys()];
    expect(names).not.toContain('ClusterQueue ml-vision-dev');
    expect(names).toContain('ClusterQueue ml-vision-prod');
    expect(names).not.toContain('ClusterQueue ml-mlflow');
  });

  it('is made with a single environment as well', () => {
    const chart = new Chart(new App(), 'test');
    const platform = new Platform(chart, 'platform', PLATFORM);
    new TenantEnvironment(chart, 'dev', { platform, ...VISION, environment: 'dev' });
    const alone = kueueObjects(chart).get('ClusterQueue ml-vision-dev');
    expect(alone?.spec).toEqual(queue.spec);
  });
});

describe('the Cohort of a tenant', () => {
  it('has its weight and its limits, of everything', () => {
    const queue = { weight: 3, borrow: { gpu: { h100: 8, mi300x: 1 } }, lend: { cpu: 2 } } as const;
    const cohort = made({ queue }).get('Cohort ml-tenant-vision')!;
    expect(cohort.spec).toMatchObject({ parentName: 'ml-queues', fairSharing: { weight: 3 } });
    expect(amountOf(cohort, 'h100')).toEqual({
      name: 'nvidia.com/gpu',
      nominalQuota: '0',
      borrowingLimit: '8',
      lendingLimit: '0',
    });
    expect(amountOf(cohort, 'any-node')).toMatchObject({ borrowingLimit: '0', lendingLimit: '2' });
  });

  it('has no amounts where everything passes', () => {
    const cohort = made({ queue: { borrow: 'all' } }).get('Cohort ml-tenant-vision')!;
    expect(cohort.spec).toEqual({ parentName: 'ml-queues', fairSharing: { weight: 1 } });
  });
});

describe('what all queues have in common', () => {
  const objects = made();

  it('is a Cohort with what nobody is guaranteed, and without a border', () => {
    const root = objects.get('Cohort ml-queues')!;
    expect(root.spec).not.toHaveProperty('parentName');
    expect(amountOf(root, 'h100')).toEqual({ name: 'nvidia.com/gpu', nominalQuota: '50' });
    expect(amountOf(root, 'a100')).toEqual({ name: 'nvidia.com/gpu', nominalQuota: '16' });
    expect(amountOf(root, 'any-node')).toEqual({ name: 'cpu', nominalQuota: '0' });
  });

  it('is a flavor for each pool with the labels of its nodes, and one for every node', () => {
    expect(objects.get('ResourceFlavor mi300x')!.spec).toEqual({ nodeLabels: { gpu: 'mi300x' } });
    expect(objects.get('ResourceFlavor any-node')!.spec).toEqual({});
  });

  it('is nothing where nothing is queued', () => {
    const chart = new Chart(new App(), 'test');
    const platform = new Platform(chart, 'platform', { pools: PLATFORM.pools });
    const tenant = new Tenant(chart, 'vision', { platform, ...VISION });
    new QueueRoot(chart, 'queues', { platform, tenants: [tenant] });
    expect(kueueObjects(chart).size).toBe(0);
  });
});
