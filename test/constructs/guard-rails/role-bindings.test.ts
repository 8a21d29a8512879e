import { type IdentityPreset, Tenant } from '../../../lib';
import { RoleBindings } from '../../../lib/constructs/guard-rails/role-bindings';
import { NEVER_GRANTED } from '../../../lib/fleet/catalogue/never-granted';
import { IDENTITY_PRESETS } from '../../../lib/fleet/catalogue/identity-presets';
import { platformOf } from '../forms';
import { chart, namesIn, objectsIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

function policyOf(props: Partial<ConstructorParameters<typeof RoleBindings>[2]> = {}) {
  const options = { reconcilers: [], controllers: [], ...props };
  return new RoleBindings(chart(), 'guard-rail', options);
}

const policy = policySpec(policyOf(), 'role-bindings');

test('defaults: one policy and its binding', () => {
  expect(namesIn(policyOf())).toEqual([
    'ValidatingAdmissionPolicy role-bindings',
    'ValidatingAdmissionPolicyBinding role-bindings',
  ]);
  expect(railOf(policy)).toBe('roleBindings');
});

test('roles and bindings are judged when they are made, and when they give something else', () => {
  expect(rulesOf(policy)).toEqual(['CREATE,UPDATE rolebindings,roles']);
  expect(policy.matchConditions!.map(({ name }) => name)).toEqual([
    'changes-who-may-what',
    'not-by-those-who-bind-everywhere',
  ]);
});

test('reconcilers and controllers pass by name', () => {
  const { matchConditions } = policySpec(
    policyOf({
      reconcilers: [{ user: 'dave' }],
      controllers: [{ serviceAccount: 'ray/operator' }],
    }),
    'role-bindings',
  );
  expect(matchConditions!.map(({ name }) => name)).toEqual([
    'changes-who-may-what',
    'not-by-reconcilers',
    'not-by-controllers',
    'not-by-those-who-bind-everywhere',
  ]);
});

test('with self-service, exactly the three roles are given, and to no name of Kubernetes; Roles only to own accounts', () => {
  expect(variableOf(policy, 'ownAccounts')).toContain('== request.namespace');
  for (const { verbs } of NEVER_GRANTED.filter(({ group }) => group !== '*')) {
    for (const verb of verbs) expect(variableOf(policy, 'never')).toContain(`'${verb}'`);
  }
  expect(variableOf(policy, 'never')).toContain("t.contains('*')");
  expect(variableOf(policy, 'selfService')).toContain("'cdk8s-tenancy/access'");
  expect(variableOf(policy, 'ourRole')).toContain(
    "['tenant-admin', 'tenant-user', 'tenant-viewer']",
  );
  expect(variableOf(policy, 'strangers')).toContain("startsWith('system:')");
  expect(policy.validations.map(({ message }) => message)).toEqual([
    'who may do what in this namespace is written in tenants.yaml',
    'people are bound to the roles of the platform here',
    'this Role holds what nobody in a tenant may do',
    'this name is kept for bindings that are written from tenants.yaml',
    'what Kubernetes names itself cannot be bound here',
  ]);
});

describe('names that we give to bindings', () => {
  /** The lists of the variable `reserved`: whole names, beginnings and ends. */
  const [starts, names, ends] = [...variableOf(policy, 'reserved').matchAll(/\[('[^\]]+)\]/g)].map(
    ([, list]) => list!.split(', ').map((text) => text.slice(1, -1)),
  ) as [string[], string[], string[]];

  const isReserved = (name: string): boolean =>
    names.includes(name) ||
    starts.some((start) => name.startsWith(start)) ||
    ends.some((end) => name.endsWith(end));

  const tenant = new Tenant(chart(), 'tenant', {
    name: 'vision',
    costCenter: 'ENG-1',
    namespaces: 'single',
    admins: ['alice'],
    users: ['bob'],
    viewers: ['eve'],
    access: 'selfService',
    quota: { gpu: 4 },
    network: { tenantPolicies: true },
    guardRails: { ownWork: 'off' },
    serviceAccounts: {
      engine: {
        presets: Object.keys(IDENTITY_PRESETS) as IdentityPreset[],
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      },
    },
    platform: platformOf({
      kubernetesVersion: '1.36',
      kinds: IDENTITY_PRESETS.dask.needs,
      pools: { h100: { resource: 'nvidia.com/gpu', deviceClass: 'gpu.nvidia.com' } },
    }),
  });

  test('are all kept, also those of a subject that is added', () => {
    tenant.environment('all').accessPolicy.addSubject('admin', 'platform-on-call', 'dave');
    const given = objectsIn(tenant)
      .filter(({ kind }) => kind === 'RoleBinding')
      .map(({ metadata }) => metadata.name);
    expect(given).toEqual(
      expect.arrayContaining([
        'admins',
        'users',
        'viewers',
        'device-claims',
        'shared-work',
        'access',
        'network-policies',
        'engine-argo-executor',
        'platform-on-call-access',
      ]),
    );
    expect(given.filter((name) => !isReserved(name))).toEqual([]);
  });

  test('leave others free', () => {
    const free = ['colleagues', 'users-2', 'admin', 'access-for-friends', 'argo-executor'];
    expect(free.filter(isReserved)).toEqual([]);
  });

  test('are judged when a binding is made, so that one that exists can be changed and deleted', () => {
    expect(variableOf(policy, 'reserved')).toContain("request.operation == 'CREATE'");
  });
});

test('a Role without rules, which the API server stores as `rules: null`, gives nothing away', () => {
  expect(variableOf(policy, 'never')).toContain(
    '(dyn(object).?rules.orValue(null) == null ? [] : dyn(object).rules)',
  );
});
