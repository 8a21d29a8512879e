import { Tenant, TenantEnvironment, type PlatformEntry, type TenantEntry } from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { KEEP } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

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

const GPUS: PlatformEntry = {
  prefix: 'ml',
  pools: {
    h100: { resource: 'nvidia.com/gpu', deviceClass: 'gpu.nvidia.com', default: true },
    npu: { resource: 'example.com/npu' },
  },
};

const GUARDS = [
  'Namespace team-prod',
  'ServiceAccount default',
  'LimitRange defaults',
  'ResourceQuota namespace',
  'ResourceQuota forbidden-priorities',
  'NetworkPolicy default-deny',
];

test('defaults: every row of the table, but for people', () => {
  expect(namesIn(prodOf())).toEqual([
    ...GUARDS,
    'NetworkPolicy allow-same-namespace',
    'NetworkPolicy allow-dns',
    'NetworkPolicy allow-internet',
  ]);
});

test('defaultChild: the Namespace, by way of its construct', () => {
  const prod = prodOf();
  expect(prod.node.defaultChild).toBe(prod.tenantNamespace);
  expect(defaultObject(prod)).toBe('Namespace team-prod');
});

test('all objects lie in the one namespace', () => {
  const prod = prodOf({ users: [{ group: 'ml' }], admins: ['alice'] }, GPUS);
  expect(prod.namespace).toBe('ml-team-prod');
  for (const { kind, metadata } of objectsIn(prod)) {
    expect(metadata.namespace).toBe(kind === 'Namespace' ? undefined : 'ml-team-prod');
  }
});

test('guards are kept when they vanish, grants are not', () => {
  const prod = prodOf(
    { users: [{ group: 'ml' }], quota: { gpu: 8 }, apiAccess: true },
    { ...GPUS, prefix: '', network: { apiServer: { cidrs: ['10.0.0.10/32'] } } },
  );
  const kept = objectsIn(prod).filter(({ metadata }) =>
    Object.entries(KEEP).every(([key, value]) => metadata.annotations?.[key] === value),
  );
  expect(kept.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(GUARDS);
  const others = objectsIn(prod).filter(
    (object) => !kept.some((k) => k.metadata === object.metadata),
  );
  for (const { metadata } of others.filter(({ kind }) => /Binding|Policy/.test(kind))) {
    if (metadata.name !== 'default-deny') expect(metadata.annotations).toBeUndefined();
  }
});

test.each([
  ['the tenant', { state: 'removed' }],
  ['the environment', { environments: { prod: { state: 'removed' } } }],
] as const)('the Namespace alone may be deleted where %s is given up', (_what, tenant) => {
  const kept = objectsIn(prodOf(tenant)).filter(({ metadata }) =>
    Object.keys(KEEP).some((key) => key in (metadata.annotations ?? {})),
  );
  expect(kept.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(GUARDS.slice(1));
});

test('its parts are at hand', () => {
  const prod = prodOf({ quota: { gpu: 8, cpu: 40 } }, GPUS);
  expect(prod.name).toBe('prod');
  expect(prod.gpuQuota.hard).toMatchObject({ 'requests.nvidia.com/gpu': '4' });
  expect(prod.computeQuota.hard).toMatchObject({ 'requests.cpu': '20' });
  expect(prod.objectQuota.hard).toMatchObject({ services: '30' });
  expect(prod.tenantNamespace.namespace).toBe('ml-team-prod');
  expect(prod.priorityGuard.namespace).toBe('ml-team-prod');
  prod.accessPolicy.addSubject('viewer', 'auditor', 'eve');
  expect(namesIn(prod.accessPolicy)).toContain('RoleBinding auditor');
  expect(namesIn(prod.isolationPolicy)).toContain('NetworkPolicy default-deny');
});

describe('what several parts must say alike', () => {
  test('a grant of devices is a ceiling, a name for the guard rail, and a role for claims', () => {
    const prod = prodOf(
      { quota: { gpu: 8 }, extendedResources: ['rdma/hca'], users: [{ group: 'ml' }] },
      GPUS,
    );
    expect(objectIn(prod, 'Namespace', 'ml-team-prod').metadata.annotations).toMatchObject({
      'cdk8s-tenancy/extended-resources':
        'deviceclass.resource.kubernetes.io/gpu.nvidia.com,nvidia.com/gpu,rdma/hca',
      'cdk8s-tenancy/device-classes': 'gpu.nvidia.com',
    });
    expect(prod.gpuQuota.hard).toMatchObject({
      'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '4',
      'requests.example.com/npu': '0',
    });
    expect(namesIn(prod)).toContain('RoleBinding device-claims');
  });

  test('no grant of devices: a zero, no name, no role', () => {
    const prod = prodOf({ users: [{ group: 'ml' }] }, GPUS);
    const { annotations } = objectIn(prod, 'Namespace', 'ml-team-prod').metadata;
    expect(annotations).not.toHaveProperty(['cdk8s-tenancy/extended-resources']);
    expect(prod.gpuQuota.hard).toMatchObject({ 'requests.nvidia.com/gpu': '0' });
    expect(namesIn(prod)).not.toContain('RoleBinding device-claims');
  });

  test('without the guard rail the quota closes the catalogue', () => {
    const prod = prodOf({ guardRails: { acceleratorNames: 'off' } }, GPUS);
    expect(objectIn(prod, 'Namespace', 'ml-team-prod').metadata.annotations).toMatchObject({
      'cdk8s-tenancy/guard-rails-off': 'acceleratorNames',
    });
    expect(prod.gpuQuota.hard).toMatchObject({ 'requests.amd.com/gpu': '0' });
  });

  test('a kind of the platform is capped in every namespace', () => {
    const kinds = [{ group: 'lab.example.com', resource: 'runs', cap: 7 }];
    expect(prodOf({}, { kinds }).objectQuota.hard).toMatchObject({
      'count/runs.lab.example.com': '7',
    });
  });

  test('caps belong to the part that counts them', () => {
    const objects = { storedPods: 500, resourceClaims: 7, services: 3 };
    const prod = prodOf({ objects, quota: { gpu: 8 } }, GPUS);
    expect(prod.computeQuota.hard).toMatchObject({ 'count/pods': '500' });
    expect(prod.objectQuota.hard).toMatchObject({ services: '3' });
    expect(prod.gpuQuota.hard).toMatchObject({ 'count/resourceclaims.resource.k8s.io': '7' });
  });

  test('a reach of the tenant names the other namespaces that say so too', () => {
    const prod = prodOf({
      network: { reach: 'tenant' },
      environments: { dev: { network: { reach: 'environment' } } },
    });
    const policy = objectIn(prod, 'NetworkPolicy', 'allow-same-tenant');
    expect(JSON.stringify(policy)).toContain('"values":["team-staging"]');
  });

  test('access to the API server is a policy, where it is granted', () => {
    const network = { apiServer: { cidrs: ['10.0.0.10/32'] } };
    const granted = prodOf({ apiAccess: true, network });
    expect(namesIn(granted)).toContain('NetworkPolicy allow-api-server');
    expect(namesIn(prodOf({ network }))).not.toContain('NetworkPolicy allow-api-server');
  });

  test('an account of a workload is a ServiceAccount, a binding, and a way to the API server', () => {
    const prod = prodOf(
      {
        serviceAccounts: { pipeline: { presets: ['argo-executor'], apiAccess: true } },
        imagePullSecrets: ['registry'],
      },
      { network: { apiServer: { cidrs: ['10.0.0.10/32'] } } },
    );
    expect(namesIn(prod.workloadIdentities)).toEqual([
      'ServiceAccount pipeline',
      'RoleBinding pipeline-argo-executor',
    ]);
    expect(namesIn(prod.isolationPolicy)).toContain('NetworkPolicy allow-api-server-pipeline');
    for (const account of ['default', 'pipeline']) {
      expect(objectIn(prod, 'ServiceAccount', account)['imagePullSecrets']).toEqual([
        { name: 'registry' },
      ]);
    }
  });

  test('a default class of the cluster is allowed: admission writes it into every pod', () => {
    const prod = prodOf({}, { priorityClasses: { usual: { value: 0, globalDefault: true } } });
    expect(JSON.stringify(objectsIn(prod.priorityGuard))).toContain('"values":["usual"]');
  });
});

test('alone it is what the whole tenant makes of it', () => {
  const props = { name: 'team', costCenter: 'CC-1', quota: { gpu: 10, cpu: 40 }, users: ['bob'] };
  const tenant = new Tenant(chart(), 'tenant', { ...props, platform: platformOf(GPUS) });
  const alone = prodOf(props, GPUS);
  expect(objectsIn(alone)).toEqual(objectsIn(tenant.environment('prod')));
  expect(alone.spec).toEqual(tenant.spec.environments['prod']);
});

describe('wrong props', () => {
  test('an environment that the tenant does not have is an error, which says which ones are', () => {
    const build = (): unknown =>
      new TenantEnvironment(chart(), 'qa', {
        name: 'team',
        costCenter: 'CC-1',
        platform: platformOf(),
        environment: 'qa',
      });
    expect(build).toThrow('tenant team has no environment qa; it has dev, staging, prod');
  });

  test('are all named, by their path in the props', () => {
    const wrong = { quota: { cpu: '200GB' }, users: ['system:masters'] };
    expect(findingsOf(() => prodOf(wrong)).map(({ code, path }) => [code, ...path])).toEqual([
      ['QUANTITY_INVALID', 'quota', 'cpu'],
      ['SUBJECT_FORBIDDEN', 'users', 0],
    ]);
  });
});
