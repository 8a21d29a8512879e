import { parse } from 'yaml';
import { GpuPools, type GpuPoolsProps, Tenant, type TenantEntry } from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { OURS } from '../keep';
import { type ApiManifest, chart, defaultObject, objectIn, objectsIn } from '../objects';

const POOLS: GpuPoolsProps['pools'] = {
  h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3', default: true },
  mig: { resource: 'nvidia.com/mig-1g.10gb', product: 'NVIDIA-A100-SXM4-80GB' },
  mi300x: { resource: 'amd.com/gpu', product: 'MI300X' },
  l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
  both: { resource: 'example.org/npu', deviceClass: 'npu.example.org', servedBy: 'both' },
};

function poolsOf(props: Partial<GpuPoolsProps>): GpuPools {
  return new GpuPools(chart(), 'pools', { namespace: 'ns', pools: POOLS, ...props });
}

/** The entries for one pool, read as people's tools read them. */
function entriesOf(
  pool: string,
  props: Partial<GpuPoolsProps> = {},
): [facts: ApiManifest[string], pod: ApiManifest[string]] {
  const { data } = objectIn(poolsOf({ gpu: { [pool]: 3 }, ...props }), 'ConfigMap', 'gpu-pools');
  expect(Object.keys(data).sort()).toEqual([`${pool}.pod.yaml`, `${pool}.yaml`]);
  return [parse(data[`${pool}.yaml`]), parse(data[`${pool}.pod.yaml`])];
}

test('defaults: nothing is granted, so there is nothing to show', () => {
  expect(objectsIn(poolsOf({}))).toEqual([]);
  expect(objectsIn(poolsOf({ gpu: { h100: 0 } }))).toEqual([]);
});

test('defaultChild: the ConfigMap, which is pruned when it is not written any more', () => {
  const pools = poolsOf({ gpu: 3 });
  expect(defaultObject(pools)).toBe('ConfigMap gpu-pools');
  expect(objectIn(pools, 'ConfigMap', 'gpu-pools').metadata).toEqual({
    name: 'gpu-pools',
    namespace: 'ns',
    labels: OURS,
  });
});

test('a pool of NVIDIA: the label of its nodes, and a pod that asks for one', () => {
  expect(entriesOf('h100')).toEqual([
    {
      devices: 3,
      product: 'NVIDIA-H100-80GB-HBM3',
      resource: 'nvidia.com/gpu',
      nodeLabels: { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' },
    },
    {
      containers: [{ name: 'main', resources: { limits: { 'nvidia.com/gpu': 1 } } }],
      nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
    },
  ]);
});

test('slices tolerate the taint of their cards', () => {
  const [, { tolerations }] = entriesOf('mig');
  expect(tolerations).toEqual([
    { key: 'nvidia.com/gpu', operator: 'Exists' },
    { key: 'nvidia.com/mig-1g.10gb', operator: 'Exists' },
  ]);
});

test('labels of other vendors are shown where they are stated', () => {
  const [facts, pod] = entriesOf('mi300x');
  expect(facts).toEqual({ devices: 3, product: 'MI300X', resource: 'amd.com/gpu' });
  expect(pod).not.toHaveProperty('nodeSelector');
  const nodeLabels = { 'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM', generation: 3 };
  const pools = { mi300x: { resource: 'amd.com/gpu', nodeLabels } };
  const [stated, selecting] = entriesOf('mi300x', { pools });
  const texts = { 'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM', generation: '3' };
  expect(stated.nodeLabels).toEqual(texts);
  expect(selecting.nodeSelector).toEqual(texts);
});

test('devices of a driver are asked for by their class', () => {
  const [facts, pod] = entriesOf('l40s');
  const resource = 'deviceclass.resource.kubernetes.io/l40s.example.com';
  expect(facts).toEqual({ devices: 3, resource, deviceClass: 'l40s.example.com' });
  expect(pod.containers[0].resources.limits).toEqual({ [resource]: 1 });
});

test('devices with two names show both', () => {
  const [facts] = entriesOf('both');
  expect(facts).toEqual({
    devices: 3,
    resource: 'example.org/npu',
    deviceClass: 'npu.example.org',
  });
});

test('taints of the product that are granted are tolerated, those of other products and of other nodes are not', () => {
  const tolerations = [
    'nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3',
    'nvidia.com/gpu.product=Tesla-V100-PCIE-32GB',
    'nvidia.com/gpu.present',
    'amd.com/gpu.vendor',
    'dedicated=batch',
  ];
  const [, pod] = entriesOf('h100', { tolerations });
  expect(pod.tolerations).toEqual([
    { key: 'nvidia.com/gpu', operator: 'Exists' },
    { key: 'nvidia.com/gpu.present', operator: 'Exists' },
    { key: 'nvidia.com/gpu.product', operator: 'Equal', value: 'NVIDIA-H100-80GB-HBM3' },
  ]);
});

test('a tenant shows them where it says so, and each environment its own number', () => {
  const tenantOf = (tenant: Partial<TenantEntry>): Tenant =>
    new Tenant(chart(), 'tenant', {
      name: 'team',
      costCenter: 'CC-1',
      quota: { gpu: 10 },
      platform: platformOf({ pools: POOLS }),
      ...tenant,
    });
  expect(tenantOf({}).environment('prod').gpuPools).toBeUndefined();
  const environments = { dev: { quota: { gpu: 0 } } };
  const tenant = tenantOf({ showPools: true, environments });
  const shown = tenant.environments.map(({ gpuPools }) =>
    objectsIn(gpuPools!).map(({ data }) => parse(data['h100.yaml']).devices),
  );
  expect(shown).toEqual([[], [3], [7]]);
});

test.each<[Partial<GpuPoolsProps>, string, string]>([
  [{ gpu: { b200: 1 } }, 'POOL_UNKNOWN', 'gpu.b200'],
  [{ gpu: -1 }, 'QUANTITY_INVALID', 'gpu'],
  [
    { pools: { a: { resource: 'nvidia.com/gpu', nodeLabels: { 'a b': 'c' } } } },
    'LABEL_KEY',
    'pools.a.nodeLabels.a b',
  ],
  [
    { pools: { a: { resource: 'nvidia.com/gpu', nodeLabels: { a: 'b c' } } } },
    'LABEL_INVALID',
    'pools.a.nodeLabels.a',
  ],
  [{ tolerations: ['dedicated=a=b'] }, 'TAINT_INVALID', 'tolerations.0'],
  [{ namespace: 'NS' }, 'NAME_INVALID', 'namespace'],
])('refuses %j, as a tenant does', (props, code, path) => {
  const [first] = findingsOf(() => poolsOf(props)).filter(({ severity }) => severity === 'error');
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});
