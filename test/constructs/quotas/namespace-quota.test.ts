import { ApiObject } from 'cdk8s';
import { TenantEnvironment, type PlatformEntry, type TenantEntry } from '../../../lib';
import { platformOf } from '../forms';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn } from '../objects';

function prodOf(
  tenant: Partial<TenantEntry> = {},
  platform: PlatformEntry = {},
): TenantEnvironment {
  return new TenantEnvironment(chart(), 'prod', {
    name: 'team',
    costCenter: 'CC-1',
    ...tenant,
    platform: platformOf(platform),
    environment: 'prod',
  });
}

const GPUS: PlatformEntry = { pools: { h100: { resource: 'nvidia.com/gpu' } } };

function hardOf(environment: TenantEnvironment): Record<string, string> {
  return objectIn(environment, 'ResourceQuota', 'namespace')['spec'].hard as Record<string, string>;
}

test('defaults: one quota without a scope holds the keys of all parts', () => {
  const prod = prodOf();
  expect(namesIn(prod).filter((name) => name.startsWith('ResourceQuota'))).toEqual([
    'ResourceQuota namespace',
    'ResourceQuota forbidden-priorities',
  ]);
  expect(objectIn(prod, 'ResourceQuota', 'namespace')).toEqual({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'namespace', namespace: 'team-prod', labels: OURS, annotations: KEEP },
    spec: {
      hard: { ...prod.computeQuota.hard, ...prod.objectQuota.hard, ...prod.gpuQuota.hard },
    },
  });
});

test('every part contributes', () => {
  const hard = hardOf(prodOf({ quota: { cpu: 10, gpu: 8, storage: '1Ti' } }, GPUS));
  expect(hard).toMatchObject({
    'requests.cpu': '5',
    'requests.storage': '512Gi',
    services: '30',
    'requests.nvidia.com/gpu': '4',
  });
});

test('the keys are in order, so that a change is one line', () => {
  const keys = Object.keys(hardOf(prodOf({}, GPUS)));
  expect(keys).toEqual([...keys].sort());
});

test('defaultChild: each part leads to the quota', () => {
  const prod = prodOf();
  for (const part of [prod.computeQuota, prod.objectQuota, prod.gpuQuota]) {
    expect(defaultObject(part)).toBe('ResourceQuota namespace');
  }
});

test('a patch by way of a part changes the quota', () => {
  const prod = prodOf({ quota: { gpu: 8 } }, GPUS);
  const quota = ApiObject.of(prod.gpuQuota);
  quota.metadata.addAnnotation('example.com/owner', 'gpu-team');
  expect(objectIn(prod, 'ResourceQuota', 'namespace').metadata.annotations).toMatchObject({
    'example.com/owner': 'gpu-team',
  });
});

describe('where two parts bound the same key', () => {
  const ofPool = (cap: number): string =>
    hardOf(
      prodOf(
        { objects: { hard: { 'requests.example.com/npu': cap } }, quota: { gpu: 8 } },
        { pools: { npu: { resource: 'example.com/npu' } } },
      ),
    )['requests.example.com/npu']!;

  test.each([
    ['the grant', 100, '4'],
    ['the cap', 3, '3'],
  ])('the smaller amount counts: %s', (_which, cap, counted) => {
    expect(ofPool(cap)).toBe(counted);
  });

  test('a cap does not open what no pool grants', () => {
    const tenant = { objects: { hard: { 'count/resourceclaims.resource.k8s.io': 5 } } };
    expect(hardOf(prodOf(tenant, GPUS))['count/resourceclaims.resource.k8s.io']).toBe('0');
  });
});

test('the quota of a namespace that is given up is kept: it bounds the namespace to its end', () => {
  const { metadata } = objectIn(prodOf({ state: 'removed' }), 'ResourceQuota', 'namespace');
  expect(metadata.annotations).toEqual(KEEP);
});
