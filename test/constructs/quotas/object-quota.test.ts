import {
  ObjectQuota,
  type ObjectQuotaProps,
  Platform,
  type PlatformEntry,
  Tenant,
  type TenantEntry,
  type TenantEnvironment,
} from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, objectsIn, type ApiManifest } from '../objects';

function quotaOf(tenant: Partial<TenantEntry> = {}, platform: PlatformEntry = {}): ObjectQuota {
  return prodOf(tenant, platform).objectQuota;
}

function prodOf(tenant: Partial<TenantEntry>, platform: PlatformEntry): TenantEnvironment {
  return new Tenant(chart(), 'tenant', {
    name: 'team',
    costCenter: 'CC-1',
    ...tenant,
    platform: platformOf(platform),
  }).environment('prod');
}

test('defaults: caps that bound etcd, and no way out of the cluster', () => {
  expect(quotaOf().hard).toMatchObject({
    configmaps: '80',
    'count/cronjobs.batch': '30',
    'count/deployments.apps': '30',
    'count/jobs.batch': '150',
    'count/rayclusters.ray.io': '15',
    persistentvolumeclaims: '50',
    'requests.storage': '250Gi',
    secrets: '80',
    services: '30',
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  });
});

test('defaultChild: the quota of the namespace, which writes it', () => {
  expect(defaultObject(quotaOf())).toBe('ResourceQuota namespace');
  expect(objectsIn(quotaOf())).toEqual([]);
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
    'count/rayjobs.ray.io': '15',
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

test('a kind that no quota counts has no cap', () => {
  const kinds = [{ group: 'authorization.k8s.io', resource: 'localsubjectaccessreviews' }];
  expect(Object.keys(quotaOf({}, { kinds }).hard)).toEqual(Object.keys(quotaOf().hard));
});

test('a quota that is given up may be deleted', () => {
  const quota = new ObjectQuota(chart(), 'objects', { namespace: 'ns', state: 'removed' });
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
    return objectsIn(prodOf(tenant, platform))
      .filter(({ kind }) => kind === 'ResourceQuota')
      .flatMap((object: ApiManifest) => Object.keys(object['spec'].hard as object))
      .flatMap((key) => {
        if (key.startsWith('count/')) return [key.slice('count/'.length)];
        return /^(configmaps|persistentvolumeclaims|secrets|services)$/.test(key) ? [key] : [];
      })
      .sort();
  }

  test('every kind that a role may create has a cap, and no other has one but ReplicaSets and what engines report', () => {
    expect(creatable()).toContain('rayclusters.ray.io');
    const made = ['replicasets.apps', 'trials.kubeflow.org', 'workflowtaskresults.argoproj.io'];
    expect(counted()).toEqual([...creatable(), ...made].sort());
  });

  test('what controllers derive is never capped so that a rollout stops: ReplicaSets have room for all versions', () => {
    const { hard } = quotaOf();
    expect(hard['count/replicasets.apps']).toBe(
      String(12 * Number(hard['count/deployments.apps'])),
    );
    const unbounded = quotaOf({ objects: { deployments: null } }).hard;
    expect(unbounded).not.toHaveProperty(['count/replicasets.apps']);
    const derived = /^(controllerrevisions|endpoints|endpointslices|events)\b/;
    expect(counted().filter((kind) => derived.test(kind))).toEqual([]);
  });
});

describe('alone', () => {
  const alone = (props: Partial<ObjectQuotaProps>): ObjectQuota =>
    new ObjectQuota(chart(), 'objects', { namespace: 'ml-demo', ...props });

  test('writes one quota', () => {
    const quota = alone({});
    expect(defaultObject(quota)).toBe('ResourceQuota objects');
    expect(objectsIn(quota)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'objects', namespace: 'ml-demo', labels: OURS, annotations: KEEP },
        spec: { hard: quota.hard },
      },
    ]);
  });

  test('takes what a person writes: caps as usual, and storage where it is stated', () => {
    const { hard } = alone({ objects: { services: 20, secrets: null } });
    expect(hard).toMatchObject({ services: '20', configmaps: '80' });
    expect(hard).not.toHaveProperty('secrets');
    expect(hard).not.toHaveProperty(['requests.storage']);
    expect(alone({ storage: '2048Gi' }).hard).toMatchObject({ 'requests.storage': '2Ti' });
  });

  test('counts the kinds of the platform', () => {
    const kinds = [{ group: 'lab.example.com', resource: 'runs', cap: 7 }];
    expect(alone({ kinds }).hard).toMatchObject({ 'count/runs.lab.example.com': '7' });
  });

  test.each<[Partial<ObjectQuotaProps>, string, string]>([
    [{ storage: '200GB' }, 'QUANTITY_INVALID', 'storage'],
    [{ objects: { services: -3.5 } }, 'QUANTITY_INVALID', 'objects.services'],
    [{ objects: { services: NaN } }, 'QUANTITY_INVALID', 'objects.services'],
    [
      { objects: { hard: { 'limits.nvidia.com/gpu': 4 } } },
      'QUOTA_KEY_NOT_COUNTED',
      'objects.hard.limits.nvidia.com/gpu',
    ],
    [{ kinds: [{ group: '*', resource: 'runs' }] }, 'KIND_INVALID', 'kinds.0'],
    [{ namespace: 'ml_demo' }, 'NAME_INVALID', 'namespace'],
  ])('refuses %j, as a tenant does', (props, code, path) => {
    const [first] = findingsOf(() => alone(props));
    expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
  });
});
