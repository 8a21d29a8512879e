import { ApiObject, App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type PlatformProps, Tenant, type TenantProps } from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

function tenantOf(props: Partial<TenantProps> = {}, platform: PlatformProps = {}): Tenant {
  return new Tenant(chart(), 'tenant', {
    name: 'team',
    costCenter: 'CC-1',
    platform: platformOf(platform),
    ...props,
  });
}

const PLATFORM: PlatformProps = {
  prefix: 'ml',
  pools: { h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3' } },
};

test('defaults: three namespaces, each with all its guards, and nobody in them', () => {
  const tenant = tenantOf();
  expect(tenant.name).toBe('team');
  expect(tenant.namespaces).toEqual(['team-dev', 'team-staging', 'team-prod']);
  const kinds = objectsIn(tenant).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'Namespace')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'ResourceQuota')).toHaveLength(6);
  expect(kinds).not.toContain('RoleBinding');
});

test('defaultChild: the Namespace of the first environment', () => {
  const tenant = tenantOf();
  expect(tenant.node.defaultChild).toBe(tenant.environment('dev'));
  expect(defaultObject(tenant)).toBe('Namespace team-dev');
});

describe("in somebody's chart, without tenants.yaml", () => {
  test('everything lands in that chart, beside what is there', () => {
    const own = new Chart(new App(), 'own', { labels: { 'example.com/repository': 'infra' } });
    new k8s.KubeConfigMap(own, 'config', { metadata: { name: 'config', namespace: 'infra' } });
    const platform = platformOf();
    new Tenant(own, 'team', { name: 'team', costCenter: 'CC-1', namespaces: 'single', platform });
    const objects = own.toJson() as { kind: string; metadata: { labels: object } }[];
    expect(objects.slice(0, 3).map(({ kind }) => kind)).toEqual([
      'ConfigMap',
      'Namespace',
      'ServiceAccount',
    ]);
    for (const { metadata } of objects) {
      expect(metadata.labels).toMatchObject({ 'example.com/repository': 'infra' });
    }
  });

  test('a tenant needs nothing but its platform, and passes what it says to every namespace', () => {
    const tiers = { gold: { quota: { cpu: 40 } } };
    const tenant = tenantOf({ tier: 'gold', quota: { gpu: 10 } }, { ...PLATFORM, tiers });
    expect(tenant.namespaces).toEqual(['ml-team-dev', 'ml-team-staging', 'ml-team-prod']);
    expect(tenant.environment('prod').gpuQuota.hard).toMatchObject({
      'requests.nvidia.com/gpu': '5',
    });
    expect(tenant.environment('prod').computeQuota.hard).toMatchObject({ 'requests.cpu': '20' });
  });

  test('two tenants stand side by side', () => {
    const scope = chart();
    const platform = platformOf();
    for (const name of ['a', 'b']) {
      new Tenant(scope, name, { name, costCenter: 'CC-1', namespaces: 'single', platform });
    }
    const keys = objectsIn(scope).map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('what is written can be patched, like any other API object', () => {
    const tenant = tenantOf();
    const namespace = ApiObject.of(tenant.environment('prod'));
    namespace.metadata.addLabel('example.com/stage', 'live');
    expect(objectIn(tenant, 'Namespace', 'team-prod').metadata.labels).toMatchObject({
      'example.com/stage': 'live',
      tenant: 'team',
    });
  });
});

describe('environments', () => {
  test('are found by name, with their parts', () => {
    const tenant = tenantOf({ quota: { gpu: 10 } }, PLATFORM);
    const { gpuQuota, namespace } = tenant.environment('prod');
    expect(namespace).toBe('ml-team-prod');
    expect(gpuQuota.resources).toEqual(['nvidia.com/gpu']);
  });

  test('that are not there are an error, which says which ones are', () => {
    expect(() => tenantOf().environment('production')).toThrow(
      'tenant team has no environment production; it has dev, staging, prod',
    );
  });

  test('are one, called all, in a single namespace', () => {
    const tenant = tenantOf({ namespaces: 'single', namespace: 'legacy-team' });
    expect(tenant.namespaces).toEqual(['legacy-team']);
    expect(tenant.environment('all').name).toBe('all');
  });

  test('come in the order of the platform', () => {
    const environments = { zulu: { share: '10%' }, alpha: { share: '90%' } };
    expect(tenantOf({}, { environments }).namespaces).toEqual(['team-zulu', 'team-alpha']);
  });
});

describe('wrong props', () => {
  test('are all named, by their path in the props', () => {
    const found = findingsOf(() =>
      tenantOf(
        {
          quota: { cpu: '1O', gpu: { h10: 4 } },
          users: [{ group: 'system:masters' }],
          environments: { prod: { labels: { 'a b': 'c' } } },
        },
        PLATFORM,
      ),
    );
    expect(found.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual(
      expect.arrayContaining([
        'quota.cpu QUANTITY_INVALID',
        'users.0.group SUBJECT_FORBIDDEN',
        'environments.prod.labels.a b LABEL_KEY',
      ]),
    );
  });

  test('make no construct: the message tells all of them', () => {
    expect(() => tenantOf({ quota: { gpu: 1 } })).toThrow(/^quota\.gpu error POOL_\w+: .+/);
    expect(() => tenantOf({ name: 'Team A' })).toThrow(/^name error NAME_INVALID: .*`team-a`/);
  });

  test('that are missing or misspelt are named', () => {
    const missing = (): unknown => tenantOf({ costCenter: undefined });
    expect(findingsOf(missing)).toMatchObject([{ code: 'KEY_MISSING' }]);
    const props = { name: 'team', costCentre: 'CC-1' } as unknown as TenantProps;
    const build = (): unknown => new Tenant(chart(), 'tenant', props);
    expect(build).toThrow(/costCentre.*Did you mean `costCenter`\?/);
  });
});

test('a normal form passes through unchanged', () => {
  const { spec } = tenantOf({ quota: { gpu: 10 }, users: ['bob'] }, PLATFORM);
  expect(tenantOf(spec, PLATFORM).spec).toEqual(spec);
});

test('the names of its objects do not depend on the construct path', () => {
  const deep = new Chart(new Chart(new App(), 'outer'), 'inner');
  const platform = platformOf();
  const tenant = new Tenant(deep, 'some-id', { name: 'team', costCenter: 'CC-1', platform });
  expect(namesIn(tenant)).toEqual(namesIn(tenantOf()));
});
