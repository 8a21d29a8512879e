import type { PlatformEntry, TenantEntry } from '../../lib';
import { viewTenant } from '../../lib/plan/owner-views';
import type { NamespaceView } from '../../lib/plan/namespace-view';
import { PlatformView } from '../../lib/plan/platform-view';
import { fleetOf } from '../fleet/resolved';

/** The views of a tenant `vision`, by environment. */
function viewsOf(
  tenant: Partial<TenantEntry> = {},
  platform: PlatformEntry = {},
): Record<string, NamespaceView> {
  const fleet = fleetOf({ platform, tenants: [{ name: 'vision', costCenter: 'C-1', ...tenant }] });
  const { namespaces } = viewTenant(new PlatformView(fleet.platform), fleet.tenants[0]!);
  return Object.fromEntries(namespaces.map((view) => [view.environment, view]));
}

describe('caps on objects', () => {
  const hardOf = (tenant: Partial<TenantEntry>): Record<string, string> =>
    viewsOf({ environments: { dev: null, staging: null }, ...tenant })['prod']!.objects.hard;
  const rules = [{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] }];

  test('are those that were written, where only people make objects', () => {
    expect(hardOf({})).toEqual({});
    expect(
      hardOf({ serviceAccounts: { a: { rules: [{ ...rules[0]!, verbs: ['get'] }] } } }),
    ).toEqual({});
  });

  test('are also on what accounts make by their rules, unless another number is written', () => {
    const serviceAccounts = { a: { rules } };
    const key = 'count/leases.coordination.k8s.io';
    expect(hardOf({ serviceAccounts })).toEqual({ [key]: '30' });
    expect(hardOf({ serviceAccounts, objects: { hard: { [key]: 3 } } })).toEqual({ [key]: '3' });
  });

  test('are also on what roles of the platform let people make, where they are bound', () => {
    const bindings = { electors: { clusterRole: 'elector', to: ['users' as const] } };
    const platform = { roles: { elector: { rules } } };
    const inProd = (tenant: Partial<TenantEntry>) =>
      viewsOf(tenant, platform)['prod']!.objects.hard;
    expect(inProd({ bindings })).toEqual({ 'count/leases.coordination.k8s.io': '30' });
    expect(inProd({})).toEqual({});
  });

  test('are on no events, which no quota counts, although accounts make them', () => {
    const events = { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create'] };
    expect(hardOf({ serviceAccounts: { a: { rules: [events] } } })).toEqual({});
  });

  test('are also on roles and bindings, where admins write them', () => {
    expect(Object.keys(hardOf({ access: 'selfService' }))).toEqual([
      'count/rolebindings.rbac.authorization.k8s.io',
      'count/roles.rbac.authorization.k8s.io',
    ]);
  });
});

describe('policies of tenants', () => {
  test('are capped where admins write them', () => {
    const { objects } = viewsOf({ network: { tenantPolicies: true } })['dev']!;
    expect(objects.hard).toEqual({ 'count/networkpolicies.networking.k8s.io': '100' });
  });
});

describe('the siblings of a namespace', () => {
  const reach = { network: { reach: 'tenant' } } as const;
  const views = viewsOf({ environments: { dev: reach, prod: reach } });

  test('are those of its tenant that say `reach: tenant` as it does', () => {
    expect(views['dev']!.siblings).toEqual(['vision-prod']);
    expect(views['prod']!.siblings).toEqual(['vision-dev']);
  });

  test('are none if one side keeps to itself', () => {
    expect(views['staging']!.siblings).toEqual([]);
  });

  test('are in order of their names', () => {
    const all = viewsOf({ network: { reach: 'tenant' } });
    expect(all['staging']!.siblings).toEqual(['vision-dev', 'vision-prod']);
    expect(all['dev']!.siblings).toEqual(['vision-prod', 'vision-staging']);
  });
});

describe('the state of a namespace', () => {
  const statesOf = (tenant: Partial<TenantEntry>): string[] =>
    Object.values(viewsOf(tenant)).map(({ state }) => state);

  test('is that of its environment', () => {
    const environments = { dev: { state: 'removed' } } as const;
    expect(statesOf({ environments })).toEqual(['removed', 'active', 'active']);
  });

  test('is removed where the whole tenant is', () => {
    expect(statesOf({ state: 'removed' })).toEqual(['removed', 'removed', 'removed']);
  });
});

describe('a border', () => {
  const network = { tenantPolicies: true };

  test.each([
    [true, network, true],
    [false, network, false],
    [true, {}, true],
    ['v1beta1', {}, true],
  ] as const)(
    'with clusterNetworkPolicy %s and %j is %s',
    (clusterNetworkPolicy, own, expected) => {
      const views = viewsOf({ network: own }, { clusterNetworkPolicy });
      expect(views['dev']!.border).toBe(expected);
    },
  );

  test('has a file next to that of its namespace', () => {
    const { dev } = viewsOf({ network }, { clusterNetworkPolicy: true });
    expect(dev!.files.map(({ path, owner }) => [path, owner])).toEqual([
      ['tenants/vision/dev.k8s.yaml', 'tenant vision, environment dev'],
      ['network/vision-dev.k8s.yaml', 'tenant vision, environment dev, network'],
    ]);
    expect(viewsOf()['dev']!.files).toHaveLength(1);
  });
});

describe('the file of access', () => {
  const pathsOf = (tenant: Partial<TenantEntry>): string[] =>
    viewsOf(tenant)['dev']!.files.map(({ path }) => path);

  test.each<[string, Partial<TenantEntry>]>([
    ['an admin', { admins: ['alice'] }],
    ['a user', { users: [{ group: 'ml' }] }],
    ['a viewer', { viewers: ['eve'] }],
    ['an account of a workload', { serviceAccounts: { runs: { presets: ['argo-executor'] } } }],
  ])('exists where %s is bound', (_who, tenant) => {
    expect(pathsOf(tenant)).toEqual(['tenants/vision/dev.k8s.yaml', 'access/vision/dev.k8s.yaml']);
  });

  test.each<[string, Partial<TenantEntry>]>([
    ['nobody', {}],
    ['nobody, and an account without rights exists', { serviceAccounts: { plain: {} } }],
    ['somebody in another environment', { environments: { prod: { users: ['bob'] } } }],
  ])('does not exist where %s is bound', (_who, tenant) => {
    expect(pathsOf(tenant)).toEqual(['tenants/vision/dev.k8s.yaml']);
  });
});

describe('what is granted', () => {
  const pools = {
    h100: { resource: 'nvidia.com/gpu', default: true },
    l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
  };

  test('is in names, and says whether people may write claims', () => {
    const { prod } = viewsOf({ quota: { gpu: { l40s: 10 } } }, { pools });
    expect(prod!.grants.deviceClasses).toEqual({ 'l40s.example.com': 5 });
    expect(prod!.deviceClaims).toBe(true);
    expect(viewsOf({ quota: { gpu: { h100: 10 } } }, { pools })['prod']!.deviceClaims).toBe(false);
  });

  test('is worked out once', () => {
    const { prod } = viewsOf({ quota: { gpu: { l40s: 10 } } }, { pools });
    expect(prod!.grants).toBe(prod!.grants);
  });
});

test.each([
  ['1.35', 'off', false],
  ['1.35', 'enforce', false],
  ['1.36', 'enforce', false],
  ['1.36', 'warn', true],
  ['1.36', 'off', true],
] as const)(
  'on Kubernetes %s with ownWork %s, shared work is %s',
  (kubernetesVersion, ownWork, shared) => {
    const views = viewsOf({ guardRails: { ownWork } }, { kubernetesVersion });
    expect(views['dev']!.sharedWork).toBe(shared);
  },
);

describe('labels and annotations', () => {
  const { dev } = viewsOf({
    costCenter: 'Finance / 4711',
    admins: ['alice', { group: 'ml' }],
    labels: { 'example.com/stage': 'live' },
    network: { hosts: ['b.example.com', 'a.example.com'] },
  });

  test('say whose namespace it is and what it costs', () => {
    expect(dev!.labels).toMatchObject({
      'example.com/stage': 'live',
      'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
      tenant: 'vision',
      environment: 'dev',
      'cost-center': 'finance-4711',
    });
    expect(dev!.annotations).toMatchObject({
      'cdk8s-tenancy/cost-center': 'Finance / 4711',
      'cdk8s-tenancy/admins': 'alice,group:ml',
      'cdk8s-tenancy/hosts': 'a.example.com,b.example.com',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  });

  test('no longer keep a namespace that is removed', () => {
    const views = viewsOf({ state: 'removed' });
    expect(Object.keys(views['dev']!.annotations).join()).not.toMatch(/argocd|fluxcd/);
  });
});

describe('a namespace in which nothing starts', () => {
  const people: Partial<TenantEntry> = {
    admins: ['alice'],
    users: [{ group: 'vision' }],
    viewers: ['victor'],
    deployers: [{ serviceAccount: 'ci/vision' }],
    serviceAccounts: { train: {} },
    bindings: { board: { clusterRole: 'board', to: ['users'], accounts: ['train'] } },
  };
  const roles = {
    board: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get' as const] }] },
  };

  test.each(['suspended', 'draining'] as const)('%s: everybody looks on', (state) => {
    const { people: present, deployers } = viewsOf({ ...people, state }, { roles })['prod']!;
    expect([present.admins, present.users, deployers]).toEqual([[], [], []]);
    expect(present.viewers).toEqual([
      { user: 'alice' },
      { user: 'victor' },
      { group: 'vision' },
      { serviceAccount: 'ci/vision' },
    ]);
  });

  test('accounts keep what roles of the platform give them, and people do not', () => {
    const { bindings } = viewsOf({ ...people, state: 'suspended' }, { roles })['prod']!.people;
    expect(bindings['board']).toMatchObject({ to: [], subjects: [], accounts: ['train'] });
  });

  test('says so in a label, which no other namespace has', () => {
    const views = viewsOf({
      environments: { dev: { state: 'draining' }, staging: { state: 'removed' } },
    });
    const states = Object.values(views).map(({ labels }) => labels['cdk8s-tenancy/state']);
    expect(states).toEqual(['draining', undefined, undefined]);
  });

  test('is in the later state of its tenant and of itself', () => {
    const views = viewsOf({
      state: 'suspended',
      environments: {
        dev: { state: 'draining' },
        staging: { state: 'removed' },
        prod: { state: 'active' },
      },
    });
    expect(Object.values(views).map(({ state }) => state)).toEqual([
      'draining',
      'removed',
      'suspended',
    ]);
  });
});
