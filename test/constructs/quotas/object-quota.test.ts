import { ObjectQuota, type PlatformEntry, type TenantEntry } from '../../../lib';
import { ComputeQuota, GpuQuota, Platform } from '../../../lib';
import { resolved, resolvedProd } from '../forms';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, objectIn, objectsIn, type ApiManifest } from '../objects';

function quotaOf(tenant: Partial<TenantEntry> = {}, platform: PlatformEntry = {}): ObjectQuota {
  const { kinds } = resolved(tenant, platform).platform;
  const { objects, quota, namespace } = resolvedProd(tenant, platform);
  const { storage } = quota;
  return new ObjectQuota(chart(), 'objects', { namespace, objects, storage, kinds });
}

test('defaults: caps that bound etcd, and no way out of the cluster', () => {
  const [object, ...others] = objectsIn(quotaOf());
  expect(others).toEqual([]);
  expect(object).toMatchObject({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'objects', namespace: 'team-prod', labels: OURS, annotations: KEEP },
  });
  expect(object!['spec']).toEqual({ hard: expect.anything() });
  expect(object!['spec'].hard).toMatchObject({
    configmaps: '200',
    'count/cronjobs.batch': '100',
    'count/deployments.apps': '100',
    'count/jobs.batch': '1k',
    'count/rayclusters.ray.io': '100',
    persistentvolumeclaims: '100',
    'requests.storage': '250Gi',
    secrets: '200',
    services: '100',
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  });
});

test('defaultChild: the quota', () => {
  expect(defaultObject(quotaOf())).toBe('ResourceQuota objects');
});

test('a cap is the same in every namespace, storage is split', () => {
  const { hard } = quotaOf({ objects: { services: 20 }, quota: { storage: '1Ti' } });
  expect(hard).toMatchObject({ services: '20', 'requests.storage': '512Gi' });
});

test('null removes a cap, and only that one', () => {
  const { hard } = quotaOf({ objects: { services: null, nodePorts: null } });
  expect(hard).not.toHaveProperty('services');
  expect(hard).not.toHaveProperty(['services.nodeports']);
  expect(hard).toHaveProperty(['services.loadbalancers'], '0');
  expect(quotaOf({ quota: { storage: null } }).hard).not.toHaveProperty(['requests.storage']);
});

test('raw entries stand as they are, and go before the caps of kinds', () => {
  const hard = {
    'count/rayclusters.ray.io': 5,
    'fast.storageclass.storage.k8s.io/requests.storage': '1024Gi',
  };
  expect(quotaOf({ objects: { hard } }).hard).toMatchObject({
    'count/rayclusters.ray.io': '5',
    'count/rayjobs.ray.io': '100',
    'fast.storageclass.storage.k8s.io/requests.storage': '1Ti',
  });
});

test('a kind of the platform has its own cap, or that of custom resources', () => {
  const kinds = [
    { group: 'lab.example.com', resource: 'runs', cap: 7 },
    { group: 'lab.example.com', resource: 'notes' },
    { group: 'lab.example.com', resource: 'reports', user: 'read', admin: 'read' },
  ] as const;
  const { hard } = quotaOf({ objects: { customResources: 30 } }, { kinds });
  expect(hard).toMatchObject({
    'count/runs.lab.example.com': '7',
    'count/notes.lab.example.com': '30',
  });
  expect(hard).not.toHaveProperty(['count/reports.lab.example.com']);
});

test('a quota that is given up may be deleted', () => {
  const { objects } = resolvedProd();
  const quota = new ObjectQuota(chart(), 'objects', {
    namespace: 'ns',
    objects,
    storage: null,
    state: 'removed',
  });
  expect(objectsIn(quota)[0]!.metadata).toEqual({ name: 'objects', namespace: 'ns', labels: OURS });
});

describe('what can be written can be counted', () => {
  const platform: PlatformEntry = {
    pools: { h100: { resource: 'nvidia.com/gpu', deviceClass: 'gpu.nvidia.com' } },
    kinds: [
      { group: 'lab.example.com', resource: 'runs' },
      { group: 'lab.example.com', resource: 'recipes', user: 'read', admin: 'write' },
      { group: 'lab.example.com', resource: 'reports', user: 'read', admin: 'read' },
      { group: 'ray.io', resource: 'rayservices', user: 'read', admin: 'read' },
    ],
  };
  const tenant: Partial<TenantEntry> = { quota: { gpu: 8 } };

  /**
   * Every kind that some role of tenants' people may create, as `plural.group`; but for kinds that we write, too: until
   * a quota is counted once it refuses them, and a namespace would stand there without its policies.
   */
  function creatable(): string[] {
    const scope = chart();
    new Platform(scope, 'platform', platform);
    const roles = objectsIn(scope).filter(
      ({ kind, metadata }) =>
        kind === 'ClusterRole' && /^tenant-(?!access|network-policies)/.test(metadata.name),
    );
    const kinds = roles.flatMap(({ rules }) =>
      (rules as Record<'apiGroups' | 'resources' | 'verbs', string[]>[])
        .filter(({ verbs }) => verbs.includes('create'))
        .flatMap(({ apiGroups, resources }) =>
          apiGroups.flatMap((group) =>
            resources
              .filter((resource) => !resource.includes('/'))
              .map((resource) => (group === '' ? resource : `${resource}.${group}`)),
          ),
        ),
    );
    return [...new Set(kinds)].sort();
  }

  /** Every kind that the quotas of a namespace count, in the same form. */
  function counted(): string[] {
    const { platform: form } = resolved(tenant, platform);
    const { namespace, quota, containers, objects } = resolvedProd(tenant, platform);
    const { storedPods, resourceClaims: claims } = objects;
    const scope = chart();
    new ComputeQuota(scope, 'compute', { namespace, quota, containers, storedPods });
    new GpuQuota(scope, 'gpu', { namespace, gpu: quota.gpu, pools: form.pools, claims });
    const { storage } = quota;
    new ObjectQuota(scope, 'objects', { namespace, objects, storage, kinds: form.kinds });
    return objectsIn(scope)
      .filter(({ kind }) => kind === 'ResourceQuota')
      .flatMap((object: ApiManifest) => Object.keys(object['spec'].hard as object))
      .flatMap((key) => {
        if (key.startsWith('count/')) return [key.slice('count/'.length)];
        return /^(configmaps|persistentvolumeclaims|secrets|services)$/.test(key) ? [key] : [];
      })
      .sort();
  }

  test('every kind that a role may create has a cap, and no other has one', () => {
    expect(creatable()).toContain('rayclusters.ray.io');
    expect(counted()).toEqual(creatable());
  });

  test('what controllers derive is never capped: that would stop rollouts half-way', () => {
    expect(counted()).toEqual(expect.not.arrayContaining(['replicasets.apps', 'endpoints']));
    const derived = /^(replicasets|controllerrevisions|endpoints|endpointslices|events)\b/;
    expect(counted().filter((kind) => derived.test(kind))).toEqual([]);
  });
});

test('the keys that are read from the object are those of its spec', () => {
  const quota = quotaOf();
  expect(objectIn(quota, 'ResourceQuota', 'objects')['spec'].hard).toEqual(quota.hard);
});
