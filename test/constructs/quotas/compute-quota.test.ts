import { ComputeQuota, type ComputeQuotaProps } from '../../../lib';
import { resolvedProd } from '../forms';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

function quotaOf(...input: Parameters<typeof resolvedProd>): ComputeQuota {
  const { quota, containers, objects, namespace } = resolvedProd(...input);
  const { storedPods } = objects;
  return new ComputeQuota(chart(), 'compute', { namespace, quota, containers, storedPods });
}

function limitsOf(...input: Parameters<typeof resolvedProd>): unknown {
  return objectIn(quotaOf(...input), 'LimitRange', 'defaults')['spec'].limits;
}

/** Nothing is bounded, nothing is defaulted. */
const NOTHING: ComputeQuotaProps = {
  namespace: 'ns',
  quota: { cpu: null, memory: null, storage: null, pods: null, gpu: {} },
  containers: { defaultRequest: { cpu: null, memory: null } },
  storedPods: null,
};

test('defaults: requests are bounded and defaulted, limits are not', () => {
  expect(objectsIn(quotaOf())).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'compute', namespace: 'team-prod', labels: OURS, annotations: KEEP },
      spec: {
        hard: {
          'count/pods': '10k',
          pods: '50',
          'requests.cpu': '5',
          'requests.memory': '20Gi',
        },
      },
    },
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

test('defaultChild: the quota', () => {
  expect(defaultObject(quotaOf())).toBe('ResourceQuota compute');
});

describe('the quota', () => {
  test('stands in one object, which is written once for each pod', () => {
    const quota = quotaOf({ burst: '20%', quota: { ephemeralStorage: '10Gi' } });
    expect(namesIn(quota)).toEqual(['ResourceQuota compute', 'LimitRange defaults']);
    expect(objectIn(quota, 'ResourceQuota', 'compute')['spec'].hard).toEqual(quota.hard);
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

  test('bounds ephemeral storage only where an amount is stated', () => {
    expect(Object.keys(quotaOf().hard).join()).not.toContain('ephemeral');
    expect(quotaOf({ quota: { ephemeralStorage: '10Gi' } }).hard).toMatchObject({
      'requests.ephemeral-storage': '5Gi',
    });
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

  test('never holds an accelerator or ephemeral storage: a maximum there becomes a default', () => {
    const limits = limitsOf(
      { quota: { gpu: 8, ephemeralStorage: '1Ti' }, burst: '20%', extendedResources: ['rdma/hca'] },
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
