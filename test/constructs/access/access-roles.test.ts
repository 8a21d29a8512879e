import { AccessRoles, type AccessRolesProps } from '../../../lib/constructs/access/access-roles';
import type { FleetKind } from '../../../lib';
import { IDENTITY_PRESETS } from '../../../lib/fleet/catalogue/identity-presets';
import { findingsOf } from '../errors';
import { OURS } from '../keep';
import { type ApiManifest, chart, defaultObject, namesIn, objectIn } from '../objects';
import { may, permissionText, permissionsOf } from '../rbac';

const OWN_KINDS: readonly FleetKind[] = [
  {
    group: 'lab.example.com',
    resource: 'runs',
    viewer: 'read',
    user: 'write',
    admin: 'write',
    podTemplates: [],
  },
  {
    group: 'lab.example.com',
    resource: 'recipes',
    viewer: 'none',
    user: 'read',
    admin: 'write',
    podTemplates: [],
  },
  {
    group: 'ray.io',
    resource: 'rayservices',
    viewer: 'read',
    user: 'read',
    admin: 'read',
    podTemplates: [],
  },
];

function rolesOf(props: Partial<AccessRolesProps> = {}): AccessRoles {
  return new AccessRoles(chart(), 'roles', {
    kinds: [],
    admins: [],
    auditors: [],
    deviceClaims: false,
    ...props,
  });
}

const roles = rolesOf({ deviceClaims: true, auditors: [{ group: 'security' }] });
const role = (name: string): ApiManifest => objectIn(roles, 'ClusterRole', name);
const admin = role('tenant-admin');
const user = role('tenant-user');
const viewer = role('tenant-viewer');
const deployer = role('tenant-deployer');
const claims = role('tenant-device-claims');
const catalogue = role('tenant-catalogue');
const auditor = role('platform-auditor');

const OF_TENANTS: [string, ApiManifest][] = [
  ['admins', admin],
  ['users', user],
  ['viewers', viewer],
  ['deployers', deployer],
  ['who writes claims', claims],
  ['who reads the catalogue', catalogue],
];
const READERS: [string, ApiManifest][] = [
  ['viewers', viewer],
  ['who reads the catalogue', catalogue],
  ['auditors', auditor],
];
const ALL = [...OF_TENANTS, ['auditors', auditor] as [string, ApiManifest]];

const WORKLOAD_ROLES = Object.keys(IDENTITY_PRESETS)
  .sort()
  .map((preset) => `ClusterRole workload-${preset}`);

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection'];

test('defaults: three closed roles, the catalogue, a role for each preset, and nobody bound', () => {
  expect(namesIn(rolesOf())).toEqual([
    'ClusterRole tenant-admin',
    'ClusterRole tenant-user',
    'ClusterRole tenant-viewer',
    'ClusterRole tenant-deployer',
    'ClusterRole tenant-access',
    'ClusterRole tenant-network-policies',
    'ClusterRole tenant-catalogue',
    ...WORKLOAD_ROLES,
  ]);
});

test('defaultChild: the role of admins', () => {
  expect(defaultObject(rolesOf())).toBe('ClusterRole tenant-admin');
});

test("the platform's own people are bound cluster-wide, where there are some", () => {
  const platform = rolesOf({ admins: [{ group: 'ml-platform' }], auditors: [{ user: 'eve' }] });
  expect(namesIn(platform).slice(7 + WORKLOAD_ROLES.length)).toEqual([
    'ClusterRole platform-auditor',
    'ClusterRoleBinding platform-auditors',
    'ClusterRoleBinding platform-admins',
  ]);
  expect(objectIn(platform, 'ClusterRoleBinding', 'platform-admins')).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'platform-admins', labels: OURS },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ml-platform' }],
  });
  expect(objectIn(platform, 'ClusterRoleBinding', 'platform-auditors')).toMatchObject({
    roleRef: { name: 'platform-auditor' },
    subjects: [{ kind: 'User', name: 'eve' }],
  });
});

describe('deployers', () => {
  const lost = permissionsOf(user)
    .filter(({ verb, group, resource }) => !may(deployer, verb, group, resource))
    .map(({ resource }) => resource);

  test('lack of what users have only secrets, and what leads into pods or evicts them', () => {
    expect([...new Set(lost)].sort()).toEqual([
      ...['pods/attach', 'pods/ephemeralcontainers', 'pods/eviction', 'pods/exec'],
      ...['pods/portforward', 'pods/resize', 'secrets'],
    ]);
  });

  test('have nothing that users have not', () => {
    for (const { verb, group, resource } of permissionsOf(deployer)) {
      expect([resource, may(user, verb, group, resource)]).toEqual([resource, true]);
    }
  });
});

describe('self-service', () => {
  test('binds to the three roles by their names, writes roles and bindings, and gives what charts ask for', () => {
    expect(role('tenant-access').rules).toEqual([
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['rolebindings', 'roles'],
        verbs: ['create', 'delete', 'patch', 'update'],
      },
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        resourceNames: ['tenant-admin', 'tenant-user', 'tenant-viewer'],
        verbs: ['bind'],
      },
      { apiGroups: [''], resources: ['pods/log', 'pods/status'], verbs: ['list', 'watch'] },
      {
        apiGroups: ['argoproj.io'],
        resources: ['workflowtaskresults'],
        verbs: ['create', 'patch'],
      },
    ]);
  });

  test('writes policies one by one: ours, which nobody deletes, are among them', () => {
    expect(role('tenant-network-policies').rules).toEqual([
      {
        apiGroups: ['networking.k8s.io'],
        resources: ['networkpolicies'],
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
      },
    ]);
  });
});

test('claims of devices have a role of their own, only where some pool is backed by them', () => {
  expect(namesIn(rolesOf())).not.toContain('ClusterRole tenant-device-claims');
  for (const kind of ['resourceclaims', 'resourceclaimtemplates']) {
    expect(may(claims, 'create', 'resource.k8s.io', kind)).toBe(true);
    expect(may(user, 'create', 'resource.k8s.io', kind)).toBe(false);
    expect(may(admin, 'create', 'resource.k8s.io', kind)).toBe(false);
    expect(may(viewer, 'list', 'resource.k8s.io', kind)).toBe(true);
  }
  expect(new Set(permissionsOf(claims).map(({ resource }) => resource))).toEqual(
    new Set(['resourceclaims', 'resourceclaimtemplates']),
  );
});

test('accounts are made by admins: others run by them', () => {
  for (const verb of WRITE) {
    expect(may(admin, verb, '', 'serviceaccounts')).toBe(true);
    expect(may(user, verb, '', 'serviceaccounts')).toBe(false);
  }
  for (const who of [admin, user, viewer]) {
    expect(may(who, 'get', '', 'serviceaccounts')).toBe(true);
  }
});

describe('a closed role', () => {
  test.each(ALL)('of %s names every group, kind and verb: no wildcard, no URL', (_who, object) => {
    expect(JSON.stringify(object)).not.toContain('*');
    for (const rule of object['rules'] as object[]) {
      expect(Object.keys(rule).sort()).toEqual(['apiGroups', 'resources', 'verbs']);
    }
  });

  test.each(ALL)(
    'of %s takes part in no aggregation: an operator could widen it',
    (_who, object) => {
      expect(object['aggregationRule']).toBeUndefined();
      expect(object.metadata).toEqual({ name: object.metadata.name, labels: OURS });
    },
  );

  test.each(ALL)('of %s says each permission once', (_who, object) => {
    const texts = permissionsOf(object).map(permissionText);
    expect(texts.length).toBe(new Set(texts).size);
  });
});

describe('nobody in a tenant', () => {
  test.each([
    ['', 'resourcequotas'],
    ['', 'limitranges'],
    ['', 'namespaces'],
    ['', 'endpoints'],
    ['', 'nodes'],
    ['', 'persistentvolumes'],
    ['', 'replicationcontrollers'],
    ['apps', 'daemonsets'],
    ['admissionregistration.k8s.io', 'validatingadmissionpolicies'],
    ['apiextensions.k8s.io', 'customresourcedefinitions'],
    ['cilium.io', 'ciliumnetworkpolicies'],
    ['discovery.k8s.io', 'endpointslices'],
    ['gateway.networking.k8s.io', 'gateways'],
    ['gateway.networking.k8s.io', 'referencegrants'],
    ['kueue.x-k8s.io', 'localqueues'],
    ['kueue.x-k8s.io', 'workloads'],
    ['networking.k8s.io', 'networkpolicies'],
    ['policy.networking.k8s.io', 'clusternetworkpolicies'],
    ['rbac.authorization.k8s.io', 'clusterrolebindings'],
    ['rbac.authorization.k8s.io', 'clusterroles'],
    ['rbac.authorization.k8s.io', 'rolebindings'],
    ['rbac.authorization.k8s.io', 'roles'],
    ['scheduling.k8s.io', 'priorityclasses'],
    ['storage.k8s.io', 'storageclasses'],
    ['storage.k8s.io', 'volumeattributesclasses'],
  ])('writes %s/%s', (group, resource) => {
    for (const [, object] of OF_TENANTS) {
      for (const verb of WRITE) expect(may(object, verb, group, resource)).toBe(false);
    }
  });

  test('takes an identity: no token, no certificate, no impersonation, no binding of roles', () => {
    const verbs = new Set(OF_TENANTS.flatMap(([, object]) => permissionsOf(object)).map(verbOf));
    expect([...verbs].sort()).toEqual([...READ, ...WRITE].sort());
    for (const [, object] of OF_TENANTS) {
      expect(may(object, 'impersonate', '', 'serviceaccounts')).toBe(false);
      expect(may(object, 'create', '', 'serviceaccounts/token')).toBe(false);
      expect(may(object, 'create', 'authentication.k8s.io', 'tokenreviews')).toBe(false);
      expect(may(object, 'create', 'certificates.k8s.io', 'certificatesigningrequests')).toBe(
        false,
      );
      expect(may(object, 'bind', 'rbac.authorization.k8s.io', 'clusterroles')).toBe(false);
      expect(may(object, 'escalate', 'rbac.authorization.k8s.io', 'roles')).toBe(false);
    }
  });

  test('has a subresource but those that come with work', () => {
    const allowed = [
      ...['attach', 'ephemeralcontainers', 'eviction', 'exec', 'log', 'portforward'],
      ...['resize', 'scale', 'status'],
    ];
    const used = OF_TENANTS.flatMap(([, object]) => permissionsOf(object)).flatMap(({ resource }) =>
      resource.split('/').slice(1),
    );
    expect([...new Set(used)].sort()).toEqual(allowed);
  });

  test('goes round the scheduler or the network: no binding, no proxy', () => {
    for (const [, object] of OF_TENANTS) {
      for (const verb of [...READ, ...WRITE]) {
        for (const resource of ['pods/binding', 'bindings', 'pods/proxy', 'services/proxy']) {
          expect(may(object, verb, '', resource)).toBe(false);
        }
      }
    }
  });

  test('writes the status of anything: controllers do', () => {
    for (const [, object] of OF_TENANTS) {
      const written = permissionsOf(object).filter(
        ({ resource, verb }) => resource.endsWith('/status') && verb !== 'get',
      );
      expect(written.map(permissionText)).toEqual([]);
    }
  });

  test('sees nodes or other namespaces', () => {
    for (const [, object] of OF_TENANTS) {
      for (const verb of READ) expect(may(object, verb, '', 'nodes')).toBe(false);
      expect(may(object, 'list', '', 'namespaces')).toBe(false);
      expect(may(object, 'watch', '', 'namespaces')).toBe(false);
    }
  });
});

describe('who only reads', () => {
  test.each(READERS)('%s: has no other verb', (_who, object) => {
    expect(new Set(permissionsOf(object).map(verbOf))).toEqual(new Set(READ));
  });

  test.each(READERS)('%s: never reads a secret', (_who, object) => {
    expect(JSON.stringify(object)).not.toContain('"secrets');
  });

  test.each(READERS)(
    '%s: never gets into a pod; before 1.35 `get` alone opens a shell',
    (_, object) => {
      const subresources = permissionsOf(object)
        .filter(({ resource }) => /\/(exec|attach|portforward|proxy|ephemeral)/.test(resource))
        .map(permissionText);
      expect(subresources).toEqual([]);
    },
  );
});

describe('viewers', () => {
  test.each([
    ['list', '', 'pods'],
    ['get', '', 'pods/log'],
    ['list', '', 'events'],
    ['list', '', 'resourcequotas'],
    ['list', '', 'limitranges'],
    ['get', '', 'namespaces'],
    ['list', 'networking.k8s.io', 'networkpolicies'],
    ['list', 'apps', 'replicasets'],
    ['list', 'kueue.x-k8s.io', 'workloads'],
    ['list', 'metrics.k8s.io', 'pods'],
    ['list', 'ray.io', 'rayclusters'],
  ])('%s %s/%s', (verb, group, resource) => {
    expect(may(viewer, verb, group, resource)).toBe(true);
  });
});

describe('users and admins', () => {
  test.each([
    ['create', '', 'pods'],
    ['create', '', 'pods/exec'],
    ['get', '', 'pods/exec'],
    ['create', '', 'pods/portforward'],
    ['create', '', 'pods/eviction'],
    ['patch', '', 'pods/ephemeralcontainers'],
    ['patch', '', 'pods/resize'],
    ['create', '', 'secrets'],
    ['list', '', 'secrets'],
    ['create', 'batch', 'jobs'],
    ['patch', 'apps', 'deployments/scale'],
    ['list', 'apps', 'controllerrevisions'],
    ['create', 'kubeflow.org', 'pytorchjobs'],
    ['create', 'trainer.kubeflow.org', 'trainjobs'],
    ['create', 'jobset.x-k8s.io', 'jobsets'],
    ['create', 'leaderworkerset.x-k8s.io', 'leaderworkersets'],
    ['create', 'ray.io', 'rayjobs'],
    ['create', 'serving.kserve.io', 'inferenceservices'],
    ['create', 'argoproj.io', 'workflows'],
    ['create', 'sparkoperator.k8s.io', 'sparkapplications'],
    ['create', 'gateway.networking.k8s.io', 'httproutes'],
    ['create', 'networking.k8s.io', 'ingresses'],
  ])('%s %s/%s', (verb, group, resource) => {
    expect(may(user, verb, group, resource)).toBe(true);
    expect(may(admin, verb, group, resource)).toBe(true);
  });

  test('an admin may do all that a user may, a user all that a viewer may', () => {
    const lacks = (more: ApiManifest, less: ApiManifest): string[] =>
      permissionsOf(less)
        .filter(({ verb, group, resource }) => !may(more, verb, group, resource))
        .map(permissionText);
    expect(lacks(admin, user)).toEqual([]);
    expect(lacks(user, viewer)).toEqual([]);
  });

  test('only an admin deletes all objects of a kind at once', () => {
    expect(permissionsOf(user).map(verbOf)).not.toContain('deletecollection');
    expect(may(admin, 'deletecollection', 'batch', 'jobs')).toBe(true);
  });

  test("only an admin writes what other people's work runs by", () => {
    for (const [group, resource] of [
      ['serving.kserve.io', 'servingruntimes'],
      ['trainer.kubeflow.org', 'trainingruntimes'],
      ['argoproj.io', 'workflowtemplates'],
    ] as const) {
      expect(may(user, 'update', group, resource)).toBe(false);
      expect(may(user, 'get', group, resource)).toBe(true);
      expect(may(admin, 'update', group, resource)).toBe(true);
    }
  });

  test('only an admin sees who holds which role', () => {
    expect(may(admin, 'list', 'rbac.authorization.k8s.io', 'rolebindings')).toBe(true);
    expect(may(user, 'list', 'rbac.authorization.k8s.io', 'rolebindings')).toBe(false);
  });
});

describe("the platform's own kinds", () => {
  const own = rolesOf({ kinds: OWN_KINDS, auditors: [{ group: 'security' }] });
  const [ownAdmin, ownUser, ownViewer, ownAuditor] = [
    ...['tenant-admin', 'tenant-user', 'tenant-viewer', 'platform-auditor'],
  ].map((name) => objectIn(own, 'ClusterRole', name)) as [
    ApiManifest,
    ApiManifest,
    ApiManifest,
    ApiManifest,
  ];

  test('are in each role as they say', () => {
    const lab = 'lab.example.com';
    expect(may(ownUser, 'create', lab, 'runs')).toBe(true);
    expect(may(ownViewer, 'list', lab, 'runs')).toBe(true);
    expect(may(ownUser, 'create', lab, 'recipes')).toBe(false);
    expect(may(ownUser, 'get', lab, 'recipes')).toBe(true);
    expect(may(ownAdmin, 'deletecollection', lab, 'recipes')).toBe(true);
    expect(may(ownViewer, 'get', lab, 'recipes')).toBe(false);
    expect(may(ownAuditor, 'get', lab, 'recipes')).toBe(false);
    expect(may(ownUser, 'get', lab, 'runs/status')).toBe(true);
  });

  test('are scaled by people who write them, unless they say otherwise', () => {
    const kind = { group: 'lab.example.com', resource: 'groups' } as const;
    const verbs = (role: string, subresources?: readonly 'scale'[]): string[] =>
      permissionsOf(
        objectIn(rolesOf({ kinds: [{ ...kind, subresources }] }), 'ClusterRole', `tenant-${role}`),
      )
        .filter(({ resource }) => resource === 'groups/scale')
        .map(({ verb }) => verb);
    expect(verbs('admin')).toEqual(['get', 'patch', 'update']);
    expect(verbs('user', ['scale'])).toEqual(['get', 'patch', 'update']);
    expect(verbs('deployer')).toEqual(['get', 'patch', 'update']);
    expect(verbs('viewer')).toEqual(['get']);
    expect(verbs('admin', [])).toEqual([]);
  });

  test('keep the subresources that we know, where they are known', () => {
    const kinds = [{ group: 'ray.io', resource: 'raycronjobs' }];
    const known = permissionsOf(objectIn(rolesOf({ kinds }), 'ClusterRole', 'tenant-admin'));
    const parts = known.filter(({ resource }) => resource.startsWith('raycronjobs/'));
    expect(parts.map(({ resource }) => resource)).toEqual(['raycronjobs/status']);
  });

  test('replace the built-in kind of their name', () => {
    for (const object of [ownUser, ownAdmin]) {
      expect(may(object, 'create', 'ray.io', 'rayservices')).toBe(false);
      expect(may(object, 'list', 'ray.io', 'rayservices')).toBe(true);
      expect(may(object, 'create', 'ray.io', 'rayclusters')).toBe(true);
    }
  });
});

describe("roles of the platform's own", () => {
  test('are written with one group in each rule, and without what only another group has', () => {
    const rules = [
      {
        apiGroups: ['boards.example.com', ''],
        resources: ['boards', 'pods'],
        verbs: ['list', 'get'],
      },
      { apiGroups: ['', 'apps'], resources: ['pods/log', 'deployments'], verbs: ['get', 'list'] },
    ];
    const own = objectIn(rolesOf({ roles: { reader: { rules } } }), 'ClusterRole', 'reader');
    expect(own).toMatchObject({ metadata: { name: 'reader', labels: OURS } });
    expect(own['rules']).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: ['boards.example.com'], resources: ['boards'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'] },
    ]);
  });

  test('are refused where they give what nobody in a tenant may have', () => {
    const rules = [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }];
    expect(findingsOf(() => rolesOf({ roles: { reader: { rules } } }))).toMatchObject([
      { code: 'RULE_FORBIDDEN', path: ['roles', 'reader', 'rules', 0, 'resources'] },
    ]);
  });
});

describe('the catalogue', () => {
  test.each([
    ['storage.k8s.io', 'storageclasses'],
    ['storage.k8s.io', 'volumeattributesclasses'],
    ['scheduling.k8s.io', 'priorityclasses'],
    ['node.k8s.io', 'runtimeclasses'],
    ['resource.k8s.io', 'deviceclasses'],
  ])('lists %s/%s', (group, resource) => {
    for (const verb of READ) expect(may(catalogue, verb, group, resource)).toBe(true);
  });
});

describe('auditors', () => {
  test.each([
    ['rbac.authorization.k8s.io', 'rolebindings'],
    ['rbac.authorization.k8s.io', 'clusterrolebindings'],
    ['admissionregistration.k8s.io', 'validatingadmissionpolicies'],
    ['networking.k8s.io', 'networkpolicies'],
    ['', 'nodes'],
    ['', 'namespaces'],
    ['', 'pods'],
    ['', 'resourcequotas'],
    ['ray.io', 'rayclusters'],
  ])('read %s/%s', (group, resource) => {
    expect(may(auditor, 'list', group, resource)).toBe(true);
  });
});

function verbOf({ verb }: { readonly verb: string }): string {
  return verb;
}

describe('own work', () => {
  const known = rolesOf({ kinds: OWN_KINDS, ownWork: true });
  const roleOf = (name: string): ApiManifest => objectIn(known, 'ClusterRole', name);
  const makerless = (object: ApiManifest): string[] =>
    permissionsOf(object)
      .filter(({ resource, verb }) => /\/(scale|eviction)$/.test(resource) && !READ.includes(verb))
      .map(permissionText);

  test('users keep what an API server before 1.36 cannot tell the maker of', () => {
    expect(namesIn(rolesOf())).not.toContain('ClusterRole tenant-shared-work');
    expect(makerless(user)).toContain('patch deployments.apps/scale');
    expect(makerless(user)).toContain('create pods/eviction');
  });

  test('elsewhere it is a role of its own, which takes and adds nothing else', () => {
    expect(makerless(roleOf('tenant-user'))).toEqual([]);
    expect(may(roleOf('tenant-user'), 'get', 'apps', 'deployments/scale')).toBe(true);
    const all = (object: ApiManifest): string[] => permissionsOf(object).map(permissionText);
    const before = objectIn(rolesOf({ kinds: OWN_KINDS }), 'ClusterRole', 'tenant-user');
    expect([...all(roleOf('tenant-user')), ...all(roleOf('tenant-shared-work'))].sort()).toEqual(
      all(before).sort(),
    );
    const adminBefore = objectIn(rolesOf({ kinds: OWN_KINDS }), 'ClusterRole', 'tenant-admin');
    expect(makerless(roleOf('tenant-admin'))).toEqual(makerless(adminBefore));
  });

  test('admins may change what others made, on every version', () => {
    for (const object of [admin, roleOf('tenant-admin')]) {
      expect(may(object, 'update', 'cdk8s-tenancy', 'otherswork')).toBe(true);
    }
    for (const object of [user, viewer, roleOf('tenant-user'), roleOf('tenant-shared-work')]) {
      expect(may(object, 'update', 'cdk8s-tenancy', 'otherswork')).toBe(false);
    }
  });
});

test.each<[AccessRolesProps, string, string]>([
  [{ admins: ['system:anonymous'] }, 'SUBJECT_FORBIDDEN', 'admins.0'],
  [{ auditors: [{ group: 'system:authenticated' }] }, 'SUBJECT_FORBIDDEN', 'auditors.0.group'],
  [{ kinds: [{ group: '*', resource: 'runs' }] }, 'KIND_INVALID', 'kinds.0'],
])('refuses %j, as a platform does', (props, code, path) => {
  const [first] = findingsOf(() => rolesOf(props));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});

test('needs no props', () => {
  expect(namesIn(new AccessRoles(chart(), 'roles'))).toEqual(namesIn(rolesOf()));
});
