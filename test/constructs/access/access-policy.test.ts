import { AccessPolicy, type AccessPolicyProps, OutputFolder, TenancyError } from '../../../lib';
import { findingsOf } from '../errors';
import { OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

function policyOf(props: Partial<AccessPolicyProps> = {}): AccessPolicy {
  return new AccessPolicy(chart(), 'access', { namespace: 'ns', ...props });
}

const ALICE = { user: 'alice@company.com' };
const ML = { group: 'ml' };
const CI = { serviceAccount: 'ci/deployer' };

test('defaults: nobody is bound to anything', () => {
  expect(objectsIn(policyOf())).toEqual([]);
  expect(objectsIn(policyOf({ admins: [], users: [], viewers: [], deviceClaims: true }))).toEqual(
    [],
  );
});

test('deployers are bound in addition, and to what goes with deploying', () => {
  const policy = policyOf({ users: [ML], deployers: [CI], deviceClaims: true, selfService: true });
  expect(namesIn(policy)).toEqual([
    'RoleBinding users',
    'RoleBinding deployers',
    'RoleBinding device-claims',
  ]);
  expect(objectIn(policy, 'RoleBinding', 'deployers')).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: 'tenant-deployer' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'deployer' }],
  });
});

test('defaultChild: the first binding', () => {
  expect(defaultObject(policyOf({ admins: [ALICE], users: [ML] }))).toBe('RoleBinding admins');
  expect(defaultObject(policyOf({ viewers: [ML] }))).toBe('RoleBinding viewers');
});

test('each role is bound once, to the role of the platform, in this namespace', () => {
  const policy = policyOf({ admins: [ALICE], users: [ML, CI], viewers: [{ group: 'finance' }] });
  expect(namesIn(policy)).toEqual([
    'RoleBinding admins',
    'RoleBinding users',
    'RoleBinding viewers',
  ]);
  expect(objectIn(policy, 'RoleBinding', 'users')).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'users', namespace: 'ns', labels: OURS },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'tenant-user',
    },
    subjects: [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'ml' },
      { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' },
    ],
  });
  const roles = objectsIn(policy).map(({ roleRef }) => roleRef.name as string);
  expect(roles).toEqual(['tenant-admin', 'tenant-user', 'tenant-viewer']);
});

test('a role with nobody in it has no binding', () => {
  expect(namesIn(policyOf({ users: [ML] }))).toEqual(['RoleBinding users']);
});

test('a service account is a subject of its namespace, and of no API group', () => {
  const policy = policyOf({ admins: [CI, ALICE] });
  expect(objectIn(policy, 'RoleBinding', 'admins')['subjects']).toEqual([
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'alice@company.com' },
    { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' },
  ]);
});

test('a grant goes with its entry: nothing keeps a binding', () => {
  for (const { metadata } of objectsIn(policyOf({ admins: [ALICE], viewers: [ML] }))) {
    expect(metadata).not.toHaveProperty('annotations');
  }
});

describe('claims of devices', () => {
  test('are written by admins and users, each bound once, and never by viewers', () => {
    const policy = policyOf({
      admins: [ALICE, ML],
      users: [ML],
      viewers: [{ group: 'finance' }],
      deviceClaims: true,
    });
    const binding = objectIn(policy, 'RoleBinding', 'device-claims');
    expect(binding['roleRef'].name).toBe('tenant-device-claims');
    expect(binding['subjects']).toMatchObject([{ name: 'alice@company.com' }, { name: 'ml' }]);
  });

  test('are written by nobody where no pool is backed by them', () => {
    expect(namesIn(policyOf({ admins: [ALICE] }))).toEqual(['RoleBinding admins']);
  });
});

describe('self-service', () => {
  test('is for admins alone, each kind of it by a binding of its own', () => {
    const people = { admins: [ALICE], users: [ML], viewers: [CI] };
    const policy = policyOf({ ...people, selfService: true, networkPolicies: true });
    expect(namesIn(policy).slice(3)).toEqual([
      'RoleBinding access',
      'RoleBinding network-policies',
    ]);
    for (const [name, roleName] of [
      ['access', 'tenant-access'],
      ['network-policies', 'tenant-network-policies'],
    ] as const) {
      expect(objectIn(policy, 'RoleBinding', name)).toMatchObject({
        roleRef: { kind: 'ClusterRole', name: roleName },
        subjects: [{ kind: 'User', name: 'alice@company.com' }],
      });
    }
  });

  test('is there for nobody where there is no admin', () => {
    expect(namesIn(policyOf({ users: [ML], selfService: true }))).toEqual(['RoleBinding users']);
  });

  test('comes with an admin who is added', () => {
    const policy = policyOf({ selfService: true });
    policy.addSubject('admin', 'lead', CI);
    policy.addSubject('user', 'guest', ML);
    expect(namesIn(policy)).toEqual([
      'RoleBinding lead',
      'RoleBinding lead-access',
      'RoleBinding guest',
    ]);
  });
});

describe('shared work', () => {
  test('is for users alone, because admins may do it anyway', () => {
    const policy = policyOf({ admins: [ALICE], users: [ML], sharedWork: true });
    expect(namesIn(policy)).toEqual([
      'RoleBinding admins',
      'RoleBinding users',
      'RoleBinding shared-work',
    ]);
    expect(objectIn(policy, 'RoleBinding', 'shared-work')).toMatchObject({
      roleRef: { name: 'tenant-shared-work' },
      subjects: [{ kind: 'Group', name: 'ml' }],
    });
  });

  test('comes with a user who is added', () => {
    const policy = policyOf({ sharedWork: true });
    policy.addSubject('admin', 'lead', CI);
    policy.addSubject('user', 'guest', ML);
    expect(namesIn(policy)).toEqual([
      'RoleBinding lead',
      'RoleBinding guest',
      'RoleBinding guest-shared-work',
    ]);
  });
});

describe('further roles', () => {
  const bindings = {
    boards: {
      clusterRole: 'reader',
      to: ['users', 'deployers'],
      subjects: [ALICE],
      accounts: ['hub'],
    },
  } as const;

  beforeEach(() => {
    // Alone, a policy does not know the roles of the platform, and says so.
    jest.spyOn(process, 'emitWarning').mockReturnValue();
  });

  afterEach(() => jest.restoreAllMocks());

  test('are bound to lists of people, to others and to accounts of the namespace', () => {
    const policy = policyOf({ users: [ML], deployers: [CI], bindings });
    expect(objectIn(policy, 'RoleBinding', 'tenancy-boards-binding')).toMatchObject({
      metadata: { namespace: 'ns', labels: OURS },
      roleRef: { kind: 'ClusterRole', name: 'reader' },
      subjects: [
        { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' },
        { kind: 'Group', name: 'ml' },
        { kind: 'User', name: 'alice@company.com' },
        { kind: 'ServiceAccount', name: 'hub', namespace: 'ns' },
      ],
    });
  });

  test('come with a person who is added to such a list, and with no other', () => {
    const policy = policyOf({ bindings });
    policy.addSubject('user', 'platform-bob', 'bob');
    policy.addSubject('admin', 'platform-carol', 'carol');
    expect(namesIn(policy)).toEqual([
      'RoleBinding tenancy-boards-binding',
      'RoleBinding platform-bob',
      'RoleBinding platform-bob-tenancy-boards-binding',
      'RoleBinding platform-carol',
    ]);
  });

  test('of nobody are not bound', () => {
    const policy = policyOf({
      users: [ML],
      bindings: { x: { clusterRole: 'r', to: ['viewers'] } },
    });
    expect(namesIn(policy)).toEqual(['RoleBinding users']);
  });

  test('are refused where they are too much', () => {
    const admin = { x: { clusterRole: 'cluster-admin', to: ['users'] } } as const;
    expect(findingsOf(() => policyOf({ bindings: admin }))).toMatchObject([
      { code: 'ROLE_FORBIDDEN', path: ['bindings', 'x', 'clusterRole'] },
    ]);
  });
});

describe('addSubject', () => {
  test('adds a binding and changes none', () => {
    const policy = policyOf({ users: [ML] });
    policy.addSubject('user', 'on-call', 'bob@company.com');
    expect(namesIn(policy)).toEqual(['RoleBinding users', 'RoleBinding on-call']);
    expect(objectIn(policy, 'RoleBinding', 'on-call')).toMatchObject({
      roleRef: { name: 'tenant-user' },
      subjects: [{ kind: 'User', name: 'bob@company.com' }],
    });
    expect(objectIn(policy, 'RoleBinding', 'users')['subjects']).toHaveLength(1);
  });

  test('lets who works there write claims of devices, where they are granted', () => {
    const policy = policyOf({ deviceClaims: true });
    policy.addSubject('admin', 'lead', CI);
    policy.addSubject('viewer', 'auditor', ML);
    expect(namesIn(policy)).toEqual([
      'RoleBinding lead',
      'RoleBinding lead-device-claims',
      'RoleBinding auditor',
    ]);
    expect(objectIn(policy, 'RoleBinding', 'lead-device-claims')).toMatchObject({
      roleRef: { name: 'tenant-device-claims' },
      subjects: [{ kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' }],
    });
  });

  test('refuses a name that is taken', () => {
    const policy = policyOf({ users: [ML] });
    expect(() => policy.addSubject('user', 'users', ALICE)).toThrow(
      'there is already a RoleBinding `users` in namespace `ns`',
    );
  });

  test.each([
    [{ group: 'system:masters' }, 'SUBJECT_FORBIDDEN', ['subject', 'group']],
    ['system:anonymous', 'SUBJECT_FORBIDDEN', ['subject']],
    [{ serviceAccount: 'deployer' }, 'SUBJECT_INVALID', ['subject', 'serviceAccount']],
    [{}, 'SUBJECT_INVALID', ['subject']],
  ])('refuses %j, as tenants.yaml would', (subject, code, path) => {
    const policy = policyOf();
    try {
      policy.addSubject('user', 'everybody', subject);
    } catch (error) {
      expect(error).toBeInstanceOf(TenancyError);
      expect((error as TenancyError).findings).toMatchObject([{ code, path }]);
    }
    expect(objectsIn(policy)).toEqual([]);
    expect.assertions(3);
  });

  test.each(['on call', 'a/b', ''])('refuses the name %j, which no object can have', (name) => {
    const policy = policyOf();
    expect(findingsOf(() => policy.addSubject('viewer', name, 'bob'))).toMatchObject([
      { code: 'NAME_INVALID', path: ['name'] },
    ]);
    expect(objectsIn(policy)).toEqual([]);
  });

  test('refuses a role that there is not', () => {
    expect(() => policyOf().addSubject('owner' as 'admin', 'x', 'bob')).toThrow(
      'there is no role `owner`; there are admin, user, viewer',
    );
  });

  test('adds nothing where one of its bindings is taken', () => {
    const policy = policyOf({ selfService: true });
    policy.addSubject('viewer', 'lead-access', 'eve');
    expect(() => policy.addSubject('admin', 'lead', 'bob')).toThrow(
      'there is already a RoleBinding `lead-access` in namespace `ns`',
    );
    expect(namesIn(policy)).toEqual(['RoleBinding lead-access']);
  });
});

test('takes subjects as a person writes them', () => {
  const policy = policyOf({ users: ['bob', { group: 'ml' }, { serviceAccount: 'ci/deployer' }] });
  expect(objectIn(policy, 'RoleBinding', 'users')['subjects']).toMatchObject([
    { kind: 'User', name: 'bob' },
    { kind: 'Group', name: 'ml' },
    { kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' },
  ]);
});

test.each<[Partial<AccessPolicyProps>, string, string]>([
  [{ users: ['bob', 'system:masters'] }, 'SUBJECT_FORBIDDEN', 'users.1'],
  [{ admins: [{ group: 'system:masters' }] }, 'SUBJECT_FORBIDDEN', 'admins.0.group'],
  [{ viewers: [''] }, 'SUBJECT_INVALID', 'viewers.0'],
  [{ namespace: 'N S' }, 'NAME_INVALID', 'namespace'],
])('refuses %j, as a tenant does', (props, code, path) => {
  const [first] = findingsOf(() => policyOf(props));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});

test('bindings are delivered after the guards of the namespace, those that are added as well', () => {
  const policy = new AccessPolicy(chart(), 'access', { namespace: 'ns', users: ['alice'] });
  policy.addSubject('viewer', 'auditor', 'eve');
  expect(policy.node.children.map((child) => OutputFolder.of(child).name)).toEqual([
    'access',
    'access',
  ]);
});
