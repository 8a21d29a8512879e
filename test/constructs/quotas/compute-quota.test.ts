import {
  ComputeQuota,
  type ComputeQuotaProps,
  type PlatformEntry,
  Tenant,
  type TenantEntry,
} from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

/** The quota that a namespace of a tenant has. */
function quotaOf(tenant: Partial<TenantEntry> = {}, platform: PlatformEntry = {}): ComputeQuota {
  return new Tenant(chart(), 'tenant', {
    name: 'team',
    costCenter: 'CC-1',
    ...tenant,
    platform: platformOf(platform),
  }).environment('prod').computeQuota;
}

function limitsOf(...input: Parameters<typeof quotaOf>): unknown {
  return objectIn(quotaOf(...input), 'LimitRange', 'defaults')['spec'].limits;
}

/** Nothing is bounded, nothing is defaulted. */
const NOTHING: ComputeQuotaProps = {
  namespace: 'ns',
  quota: {},
  containers: { defaultRequest: { cpu: null, memory: null } },
};

test('defaults: requests are bounded and defaulted, limits are not', () => {
  expect(quotaOf().hard).toEqual({
    'count/pods': '1k',
    pods: '50',
    'requests.cpu': '5',
    'requests.memory': '20Gi',
  });
  expect(objectsIn(quotaOf())).toEqual([
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'defaults', namespace: 'team-prod', labels: OURS, annotations: KEEP },
      spec: {
        limits: [{ type: 'Container', defaultRequest: { cpu: '100m', memory: '512Mi' } }],
      },
    },
  ]);
});

test('defaultChild: the quota of the namespace', () => {
  expect(defaultObject(quotaOf())).toBe('ResourceQuota namespace');
});

describe('the bounds', () => {
  test('of one claim are an item of their own, beside those of containers', () => {
    expect(limitsOf({ storage: { minClaim: '1024Mi', maxClaim: '100Gi' } })).toEqual([
      { type: 'Container', defaultRequest: { cpu: '100m', memory: '512Mi' } },
      { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '100Gi' } },
    ]);
    expect(limitsOf({ storage: { maxClaim: '100Gi' } })).toMatchObject([
      { type: 'Container' },
      { type: 'PersistentVolumeClaim', max: { storage: '100Gi' } },
    ]);
  });

  test('are those of each namespace, although most of a LimitRange is shared', () => {
    const two = (maxClaim: string) => limitsOf({ storage: { maxClaim } });
    expect([two('1Gi'), two('2Gi'), two('1Gi')]).toMatchObject([
      [{}, { max: { storage: '1Gi' } }],
      [{}, { max: { storage: '2Gi' } }],
      [{}, { max: { storage: '1Gi' } }],
    ]);
  });

  test('of limits to requests are quantities', () => {
    const containers = {
      default: { cpu: '400m', memory: '614Mi' },
      maxLimitRequestRatio: { cpu: 4, memory: 1.2 },
    };
    expect(limitsOf({ containers })).toEqual([
      {
        type: 'Container',
        defaultRequest: { cpu: '100m', memory: '512Mi' },
        default: { cpu: '400m', memory: '614Mi' },
        maxLimitRequestRatio: { cpu: '4', memory: '1200m' },
      },
    ]);
  });

  test('of claims can be given to the construct alone', () => {
    const quota = new ComputeQuota(chart(), 'quota', {
      ...NOTHING,
      storage: { minClaim: '600Gi', maxClaim: '900Gi' },
    });
    expect(objectIn(quota, 'LimitRange', 'defaults')['spec'].limits).toEqual([
      { type: 'PersistentVolumeClaim', min: { storage: '600Gi' }, max: { storage: '900Gi' } },
    ]);
    const refused = () =>
      new ComputeQuota(chart(), 'quota', { ...NOTHING, storage: { maxClaim: '1GB' } });
    expect(findingsOf(refused)[0]).toMatchObject({
      code: 'QUANTITY_INVALID',
      path: ['storage', 'maxClaim'],
    });
  });
});

describe('the quota', () => {
  test('of a tenant is written by its namespace, and not here', () => {
    const quota = quotaOf({ burst: '20%', quota: { ephemeralStorage: '10Gi' } });
    expect(namesIn(quota)).toEqual(['LimitRange defaults']);
  });

  test('has limits only with a burst, and only for what bursts', () => {
    const limits = (hard: Record<string, string>): string[] =>
      Object.keys(hard).filter((key) => key.startsWith('limits.'));
    expect(limits(quotaOf().hard)).toEqual([]);
    expect(limits(quotaOf({ burst: { memory: '25%' } }).hard)).toEqual(['limits.memory']);
    expect(quotaOf({ burst: '20%' }).hard).toMatchObject({
      'requests.cpu': '5',
      'limits.cpu': '6',
      'requests.memory': '20Gi',
      'limits.memory': '24Gi',
    });
  });

  test('bounds ephemeral storage only where an amount is stated, and its limits only with a burst', () => {
    const bounds = (tenant: Partial<TenantEntry>): object =>
      Object.fromEntries(
        Object.entries(quotaOf(tenant).hard).filter(([key]) => key.includes('ephemeral')),
      );
    const quota = { ephemeralStorage: '10Gi' };
    expect(bounds({ burst: '20%' })).toEqual({});
    expect(bounds({ quota })).toEqual({ 'requests.ephemeral-storage': '5Gi' });
    expect(bounds({ quota, burst: { memory: '20%' } })).toEqual({
      'requests.ephemeral-storage': '5Gi',
    });
    for (const burst of ['20%', { ephemeralStorage: '20%' }]) {
      expect(bounds({ quota, burst })).toEqual({
        'requests.ephemeral-storage': '5Gi',
        'limits.ephemeral-storage': '6Gi',
      });
    }
  });

  test('holds no device, whatever is granted', () => {
    const { hard } = quotaOf(
      { quota: { gpu: 8 }, extendedResources: ['rdma/hca'] },
      { pools: { h100: { resource: 'nvidia.com/gpu' } } },
    );
    expect(Object.keys(hard).filter((key) => key.includes('/'))).toEqual(['count/pods']);
  });

  test('leaves out what null removed', () => {
    const tenant = { quota: { pods: null }, objects: { storedPods: null } };
    expect(Object.keys(quotaOf(tenant).hard)).toEqual(['requests.cpu', 'requests.memory']);
  });
});

describe('the LimitRange', () => {
  test('has default limits only with a burst: the default request and the burst', () => {
    expect(limitsOf({ burst: '20%' })).toEqual([
      {
        type: 'Container',
        defaultRequest: { cpu: '100m', memory: '512Mi' },
        default: { cpu: '120m', memory: '614Mi' },
      },
    ]);
    expect(limitsOf({ burst: { cpu: '50%' } })).toEqual([
      {
        type: 'Container',
        defaultRequest: { cpu: '100m', memory: '512Mi' },
        default: { cpu: '150m' },
      },
    ]);
  });

  test('has bounds only where they are asked for', () => {
    const containers = {
      min: { cpu: '10m' },
      max: { cpu: 8, memory: '32Gi' },
      podMax: { memory: '64Gi' },
    };
    expect(limitsOf({ containers })).toEqual([
      {
        type: 'Container',
        defaultRequest: { cpu: '100m', memory: '512Mi' },
        min: { cpu: '10m' },
        max: { cpu: '8', memory: '32Gi' },
      },
      { type: 'Pod', max: { memory: '64Gi' } },
    ]);
  });

  test('gives containers a request of ephemeral storage where a quota counts it, and a limit with a burst', () => {
    const quota = { ephemeralStorage: '1Ti' };
    const requests = { cpu: '100m', memory: '512Mi', 'ephemeral-storage': '1Gi' };
    expect(limitsOf({ quota })).toEqual([{ type: 'Container', defaultRequest: requests }]);
    expect(limitsOf({ quota, burst: { ephemeralStorage: '0%' } })).toEqual([
      { type: 'Container', defaultRequest: requests, default: { 'ephemeral-storage': '1Gi' } },
    ]);
    const containers = {
      defaultRequest: { ephemeralStorage: '2Gi' },
      min: { ephemeralStorage: '1Mi' },
      max: { ephemeralStorage: '20Gi' },
      podMax: { ephemeralStorage: '50Gi' },
    };
    expect(limitsOf({ quota, containers })).toEqual([
      {
        type: 'Container',
        defaultRequest: { ...requests, 'ephemeral-storage': '2Gi' },
        min: { 'ephemeral-storage': '1Mi' },
        max: { 'ephemeral-storage': '20Gi' },
      },
      { type: 'Pod', max: { 'ephemeral-storage': '50Gi' } },
    ]);
  });

  test('never holds an accelerator: a maximum there becomes a default', () => {
    const limits = limitsOf(
      { quota: { gpu: 8 }, burst: '20%', extendedResources: ['rdma/hca'] },
      { pools: { h100: { resource: 'nvidia.com/gpu' } } },
    ) as Record<string, object>[];
    const blocks = limits
      .flatMap((item) => Object.values(item))
      .filter((value) => value instanceof Object);
    const names = blocks.flatMap((block) => Object.keys(block));
    expect(new Set(names)).toEqual(new Set(['cpu', 'memory']));
  });

  test('is left out where nothing is defaulted', () => {
    const quota = new ComputeQuota(chart(), 'compute', NOTHING);
    expect(namesIn(quota)).toEqual(['ResourceQuota compute']);
    expect(quota.hard).toEqual({});
  });
});

test('a quota and its LimitRange that are given up may be deleted', () => {
  const quota = new ComputeQuota(chart(), 'compute', {
    ...NOTHING,
    containers: { defaultRequest: { cpu: '1', memory: null } },
    state: 'removed',
  });
  expect(objectsIn(quota).map(({ metadata }) => metadata.annotations)).toEqual([
    undefined,
    undefined,
  ]);
});

describe('alone', () => {
  const alone = (props: Partial<ComputeQuotaProps>): ComputeQuota =>
    new ComputeQuota(chart(), 'compute', { namespace: 'ml-demo', quota: {}, ...props });

  test('writes one quota, and the LimitRange', () => {
    const quota = alone({ quota: { cpu: 20 } });
    expect(defaultObject(quota)).toBe('ResourceQuota compute');
    expect(objectsIn(quota).map(({ kind }) => kind)).toEqual(['ResourceQuota', 'LimitRange']);
    expect(objectIn(quota, 'ResourceQuota', 'compute')).toEqual({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'compute', namespace: 'ml-demo', labels: OURS, annotations: KEEP },
      spec: { hard: quota.hard },
    });
  });

  test('takes what a person writes, and bounds nothing else', () => {
    const quota = alone({ quota: { cpu: 20, memory: '81920Mi' }, storedPods: 1000 });
    expect(quota.hard).toEqual({
      'requests.cpu': '20',
      'requests.memory': '80Gi',
      'count/pods': '1k',
    });
    expect(objectIn(quota, 'LimitRange', 'defaults')['spec'].limits).toEqual([
      { type: 'Container', defaultRequest: { cpu: '100m', memory: '512Mi' } },
    ]);
  });

  test('has limits with a burst', () => {
    expect(alone({ quota: { cpu: 10 }, burst: '50%' }).hard).toMatchObject({ 'limits.cpu': '15' });
  });

  test('is the quota of a tenant where it is given what that has', () => {
    const tenant = { burst: '20%', quota: { gpu: 4, ephemeralStorage: '10Gi' } };
    const platform = platformOf({ pools: { h100: { resource: 'nvidia.com/gpu' } } });
    const prod = new Tenant(chart(), 'tenant', {
      name: 'team',
      costCenter: 'CC-1',
      ...tenant,
      platform,
    }).environment('prod');
    const { quota, containers, objects, namespace } = prod.spec;
    const storedPods = objects.storedPods ?? undefined;
    const same = alone({ namespace, quota, containers, storedPods, burst: '20%' });
    expect(same.hard).toEqual(prod.computeQuota.hard);
    expect(objectIn(same, 'LimitRange', 'defaults')).toEqual(
      objectIn(prod.computeQuota, 'LimitRange', 'defaults'),
    );
  });

  test.each<[Partial<ComputeQuotaProps>, string, string]>([
    [{ quota: { cpu: -3.5 } }, 'QUANTITY_INVALID', 'quota.cpu'],
    [{ quota: { cpu: NaN } }, 'QUANTITY_INVALID', 'quota.cpu'],
    [{ quota: { memory: '200GB' } }, 'QUANTITY_INVALID', 'quota.memory'],
    [{ quota: { pods: '1.5' } }, 'QUANTITY_TOO_FINE', 'quota.pods'],
    [{ quota: { cpus: 4 } as object }, 'KEY_UNKNOWN', 'quota.cpus'],
    [{ quota: { cpu: '50m' } }, 'QUOTA_BELOW_CONTAINER', 'quota.cpu'],
    [{ burst: 'much' }, 'BURST_INVALID', 'burst'],
    [{ containers: { min: { cpu: 'x' } } }, 'QUANTITY_INVALID', 'containers.min.cpu'],
    [{ storedPods: -1 }, 'QUANTITY_INVALID', 'storedPods'],
    [{ namespace: 'ML demo' }, 'NAME_INVALID', 'namespace'],
    [{ state: 'gone' as 'removed' }, 'VALUE_UNKNOWN', 'state'],
  ])('refuses %j, as a tenant does', (props, code, path) => {
    const [first] = findingsOf(() => alone(props)).filter(({ severity }) => severity === 'error');
    expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
  });
});
