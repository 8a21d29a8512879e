import { Platform, type PlatformProps, SharedService, TenancyError, Tenant } from '../../../lib';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

function platformOf(props?: PlatformProps): Platform {
  return new Platform(chart(), 'platform', props);
}

/** A platform that says something of everything it may. */
const EVERYTHING: PlatformProps = {
  prefix: 'ml',
  admins: [{ group: 'ml-platform' }],
  auditors: ['eve@company.com'],
  pools: {
    h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3', capacity: 64 },
    npu: { resource: 'example.com/npu', deviceClass: 'npu.example.com' },
  },
  priorityClasses: { 'ml-prod': { value: 1000 }, 'ml-batch': { value: -100 } },
  kinds: [{ group: 'lab.example.com', resource: 'runs' }],
};

/** The admission policies of every version, in the order of their rails. */
const POLICIES = [
  'tenant-pods',
  'accelerator-claims',
  'account-annotations',
  'disruption-budgets',
  'engine-fields',
  'workflow-status',
  'managed-objects',
  'managed-namespaces',
  'object-sizes',
  'own-work',
  'ray-autoscaling',
  'pod-deletion',
  'role-bindings',
  'route-hosts',
  'route-annotations',
  'service-exposure',
  'token-requests',
  'token-secrets',
  'volume-claims',
  'volume-snapshots',
  'workload-history',
  'workload-metadata',
  'data-metadata',
];

test('defaults: the roles and the guard rails', () => {
  expect(namesIn(platformOf())).toEqual([
    'ClusterRole tenant-admin',
    'ClusterRole tenant-user',
    'ClusterRole tenant-viewer',
    'ClusterRole tenant-deployer',
    'ClusterRole tenant-access',
    'ClusterRole tenant-network-policies',
    'ClusterRole tenant-catalogue',
    'ClusterRole workload-airflow',
    'ClusterRole workload-argo-executor',
    'ClusterRole workload-dask',
    'ClusterRole workload-gitlab-runner',
    'ClusterRole workload-jupyterhub',
    'ClusterRole workload-kfp-runner',
    'ClusterRole workload-mlflow',
    'ClusterRole workload-pod-launcher',
    'ClusterRole workload-pod-reader',
    'ClusterRole workload-ray-autoscaler',
    'ClusterRole workload-spark-driver',
    ...POLICIES.flatMap((name) => [
      `ValidatingAdmissionPolicy ${name}`,
      `ValidatingAdmissionPolicyBinding ${name}`,
    ]),
  ]);
  expect(platformOf().spec).toMatchObject({ prefix: '', kubernetesVersion: '1.34', pools: {} });
});

test('where nobody delivers, everybody may change what we write', () => {
  const without = namesIn(platformOf({ reconcilers: [] }));
  expect(namesIn(platformOf()).filter((name) => !without.includes(name))).toEqual([
    'ValidatingAdmissionPolicy managed-objects',
    'ValidatingAdmissionPolicyBinding managed-objects',
    'ValidatingAdmissionPolicy managed-namespaces',
    'ValidatingAdmissionPolicyBinding managed-namespaces',
  ]);
});

test('defaultChild: the role of admins, the first of its objects', () => {
  const platform = platformOf();
  expect(platform.node.defaultChild).toBe(platform.roles);
  expect(defaultObject(platform)).toBe('ClusterRole tenant-admin');
});

test('what it is told, its parts say', () => {
  const platform = platformOf(EVERYTHING);
  expect(namesIn(platform.roles)).toEqual([
    'ClusterRole tenant-admin',
    'ClusterRole tenant-user',
    'ClusterRole tenant-viewer',
    'ClusterRole tenant-deployer',
    'ClusterRole tenant-device-claims',
    'ClusterRole tenant-access',
    'ClusterRole tenant-network-policies',
    'ClusterRole tenant-catalogue',
    'ClusterRole workload-airflow',
    'ClusterRole workload-argo-executor',
    'ClusterRole workload-dask',
    'ClusterRole workload-gitlab-runner',
    'ClusterRole workload-jupyterhub',
    'ClusterRole workload-kfp-runner',
    'ClusterRole workload-mlflow',
    'ClusterRole workload-pod-launcher',
    'ClusterRole workload-pod-reader',
    'ClusterRole workload-ray-autoscaler',
    'ClusterRole workload-spark-driver',
    'ClusterRole platform-auditor',
    'ClusterRoleBinding platform-auditors',
    'ClusterRoleBinding platform-admins',
  ]);
  expect(namesIn(platform.priorities)).toEqual(['PriorityClass ml-batch', 'PriorityClass ml-prod']);
  expect(JSON.stringify(objectIn(platform, 'ClusterRole', 'tenant-user'))).toContain('"runs"');
});

test('every object is cluster-wide and ours, and only policies are kept when they vanish', () => {
  for (const { kind, metadata } of objectsIn(platformOf(EVERYTHING))) {
    const kept = kind.includes('AdmissionPolicy') ? { annotations: KEEP } : {};
    expect(metadata).toEqual({ name: metadata.name, labels: OURS, ...kept });
  }
});

test('nothing but a rule of an admission policy knows a wildcard', () => {
  const objects = objectsIn(platformOf(EVERYTHING)).filter(
    ({ kind }) => kind !== 'ValidatingAdmissionPolicy',
  );
  expect(JSON.stringify(objects)).not.toContain('*');
});

test('a platform in normal form passes through unchanged', () => {
  const { spec } = platformOf(EVERYTHING);
  const again = platformOf(spec);
  expect(again.spec).toEqual(spec);
  expect(objectsIn(again)).toEqual(objectsIn(platformOf(EVERYTHING)));
});

describe('wrong props', () => {
  test('are all named, by their path in the props', () => {
    const found = findingsOf(() =>
      platformOf({
        pools: { h100: { resource: 'nvidia.com/gpus' } },
        priorityClasses: { 'system-mine': { value: 1 } },
        auditors: [{ group: 'system:authenticated' }],
      }),
    );
    expect(found.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      'auditors.0.group SUBJECT_FORBIDDEN',
      'pools.h100.resource ACCELERATOR_UNKNOWN',
      'priorityClasses.system-mine NAME_RESERVED',
    ]);
  });

  test('are told in one message, with what to do', () => {
    expect(() => platformOf({ pools: { h100: { resource: 'nvidia.com/gpus' } } })).toThrow(
      TenancyError,
    );
    expect(() => platformOf({ pools: { h100: { resource: 'nvidia.com/gpus' } } })).toThrow(
      /^pools\.h100\.resource error ACCELERATOR_UNKNOWN: .* Did you mean `nvidia\.com\/gpu`\?/,
    );
  });

  test('that are misspelt have a nearest name', () => {
    const props = { prefx: 'ml' } as PlatformProps;
    expect(() => platformOf(props)).toThrow(/prefx.*Did you mean `prefix`\?/);
  });
});

describe('a platform that another app makes', () => {
  const platform = Platform.fromProps(chart(), 'platform', EVERYTHING);

  test('is the same platform, and makes no object', () => {
    expect(platform.spec).toEqual(platformOf(EVERYTHING).spec);
    expect(objectsIn(platform)).toEqual([]);
    expect(platform.node.defaultChild).toBeUndefined();
  });

  test.each(['roles', 'priorities', 'guardRails'] as const)('has no %s here', (part) => {
    expect(() => platform[part]).toThrow(
      'chart/platform comes from Platform.fromProps: another app makes its objects',
    );
  });

  test('is checked as any other', () => {
    const build = (): unknown => Platform.fromProps(chart(), 'platform', { prefix: 'ML' });
    expect(findingsOf(build)).toMatchObject([{ code: 'NAME_INVALID', path: ['prefix'] }]);
  });
});

describe('which platform something belongs to', () => {
  const platform = platformOf();
  const tenant = new Tenant(chart(), 'tenant', { platform, name: 'vision', costCenter: 'C-1' });

  test('is itself, or that of the tenant, the environment and each part', () => {
    expect(Platform.of(platform)).toBe(platform);
    expect(Platform.of(platform.roles)).toBe(platform);
    expect(Platform.of(tenant)).toBe(platform);
    expect(Platform.of(tenant.environment('dev').gpuQuota)).toBe(platform);
  });

  test('is that of a shared service', () => {
    const service = new SharedService(chart(), 'mlflow', {
      platform,
      name: 'mlflow',
      costCenter: 'P-1',
      ports: { http: 5000 },
      consumers: [tenant],
    });
    expect(Platform.of(service.environment)).toBe(platform);
  });

  test('is none for a chart by itself', () => {
    expect(() => Platform.of(chart())).toThrow(
      'chart belongs to no platform: no Platform or Tenant is above it',
    );
  });

  test('only a platform is one', () => {
    expect(Platform.isPlatform(platform)).toBe(true);
    for (const other of [tenant, platform.roles, chart(), {}, 'platform', null, undefined]) {
      expect(Platform.isPlatform(other)).toBe(false);
    }
  });

  test('only a tenant is a tenant', () => {
    expect(Tenant.isTenant(tenant)).toBe(true);
    for (const other of [platform, tenant.environment('dev'), {}, 'tenant', null, undefined]) {
      expect(Tenant.isTenant(other)).toBe(false);
    }
  });
});

test('tiers are checked with it, by their path in the props', () => {
  const tiers = { gold: { quota: { memory: '-1Gi' } } };
  expect(findingsOf(() => platformOf({ tiers }))).toMatchObject([
    { code: 'QUANTITY_INVALID', path: ['tiers', 'gold', 'quota', 'memory'] },
  ]);
});
