import { type FleetSubject, Tenant, TenantCatalogue } from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { OURS } from '../keep';
import { chart, defaultObject, namesIn, objectsIn } from '../objects';

function catalogueOf(...subjects: FleetSubject[]): TenantCatalogue {
  return new TenantCatalogue(chart(), 'catalogue', { subjects });
}

function people(count: number): FleetSubject[] {
  return Array.from({ length: count }, (_, index) => ({
    user: `user-${String(index).padStart(5, '0')}@company.com`,
  }));
}

test('defaults: one binding for everybody, cluster-wide', () => {
  expect(objectsIn(catalogueOf({ group: 'ml' }, { user: 'alice@company.com' }))).toEqual([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'tenant-catalogue', labels: OURS },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'tenant-catalogue',
      },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'alice@company.com' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ml' },
      ],
    },
  ]);
});

test('defaultChild: the binding, the first one where there are several', () => {
  expect(defaultObject(catalogueOf({ group: 'ml' }))).toBe('ClusterRoleBinding tenant-catalogue');
  expect(defaultObject(catalogueOf(...people(2001)))).toBe('ClusterRoleBinding tenant-catalogue');
});

test('what tenants read of the cluster besides has a role and bindings of its own', () => {
  const tenant = new Tenant(chart(), 'tenant', {
    name: 'vision',
    costCenter: 'CC-1',
    platform: platformOf({ kubernetesVersion: '1.34' }),
    users: ['alice'],
    clusterReads: ['resourceSlices', 'nodes'],
  });
  const catalogue = new TenantCatalogue(chart(), 'catalogue', { tenants: [tenant] });
  expect(namesIn(catalogue)).toEqual([
    'ClusterRoleBinding tenant-catalogue',
    'ClusterRole tenant-reads-nodes',
    'ClusterRoleBinding tenant-reads-nodes',
    'ClusterRole tenant-reads-resource-slices',
    'ClusterRoleBinding tenant-reads-resource-slices',
  ]);
  const [, role, binding] = objectsIn(catalogue);
  expect(role).toMatchObject({
    metadata: { labels: OURS },
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] }],
  });
  expect(binding).toMatchObject({
    metadata: { labels: OURS },
    roleRef: { kind: 'ClusterRole', name: 'tenant-reads-nodes' },
    subjects: [{ kind: 'User', name: 'alice' }],
  });
});

test('nobody: no binding', () => {
  expect(objectsIn(catalogueOf())).toEqual([]);
});

test('everybody is bound once, in one order, however often and where they work', () => {
  const [binding] = objectsIn(
    catalogueOf({ group: 'ml' }, { user: 'bob' }, { group: 'ml' }, { user: 'alice' }),
  );
  expect(binding!['subjects']).toMatchObject([{ name: 'alice' }, { name: 'bob' }, { name: 'ml' }]);
});

test('2,000 people share a binding, because etcd takes no object of more than 1.5 MiB', () => {
  expect(namesIn(catalogueOf(...people(2000)))).toEqual(['ClusterRoleBinding tenant-catalogue']);
  const catalogue = catalogueOf(...people(4001));
  expect(namesIn(catalogue)).toEqual([
    'ClusterRoleBinding tenant-catalogue',
    'ClusterRoleBinding tenant-catalogue-2',
    'ClusterRoleBinding tenant-catalogue-3',
  ]);
  const bindings = objectsIn(catalogue);
  expect(bindings.map(({ subjects }) => (subjects as object[]).length)).toEqual([2000, 2000, 1]);
  expect(new Set(bindings.map(({ roleRef }) => roleRef.name as string))).toEqual(
    new Set(['tenant-catalogue']),
  );
  const names = bindings.flatMap(({ subjects }) =>
    (subjects as { name: string }[]).map(({ name }) => name),
  );
  expect(new Set(names).size).toBe(4001);
});

test('the longest names that a directory has still fit into one object', () => {
  const long = people(2000).map(({ user }) => ({ user: user!.padEnd(253, 'x') }));
  for (const object of objectsIn(catalogueOf(...long))) {
    expect(JSON.stringify(object).length).toBeLessThan(1.5 * 1024 * 1024);
  }
});

test('people of tenants are read from the tenants, in addition to others that are named', () => {
  const platform = platformOf();
  const tenant = new Tenant(chart(), 'tenant', {
    platform,
    name: 'vision',
    costCenter: 'C-1',
    admins: ['alice'],
    environments: { dev: { viewers: ['eve'] } },
  });
  const catalogue = new TenantCatalogue(chart(), 'catalogue', {
    tenants: [tenant],
    subjects: ['bob', { user: 'alice' }],
  });
  const [binding] = objectsIn(catalogue);
  expect(binding!['subjects']).toMatchObject([{ name: 'alice' }, { name: 'bob' }, { name: 'eve' }]);
});

test('refuses people who cannot be bound, as a tenant does', () => {
  const build = (): unknown =>
    new TenantCatalogue(chart(), 'catalogue', { subjects: ['bob', 'system:anonymous'] });
  expect(findingsOf(build)).toMatchObject([{ code: 'SUBJECT_FORBIDDEN', path: ['subjects', 1] }]);
});
