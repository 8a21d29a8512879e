import { adoptedAccounts } from '../../../lib/review/adopt/read/adopted-accounts';
import { adoptedPeople } from '../../../lib/review/adopt/read/adopted-people';
import { levelOfRules } from '../../../lib/review/adopt/read/role-levels';
import { rulesIn } from '../../../lib/verify/rights/rbac-rule';
import { oldObjects } from '../../../lib/review/adopt/judge/old-objects';
import { CLUSTER_ROLES, readingOf, saidIn, teamWith } from './reading';

const CORE = (resources: string[], ...verbs: string[]) => ({ apiGroups: [''], resources, verbs });

describe('which list a role comes closest to', () => {
  test.each([
    ['everything', [CORE(['*'], '*')], 'admins'],
    [
      'bindings',
      [
        {
          apiGroups: ['rbac.authorization.k8s.io'],
          resources: ['rolebindings'],
          verbs: ['create'],
        },
      ],
      'admins',
    ],
    ['its own quota', [CORE(['resourcequotas'], 'patch')], 'admins'],
    [
      'Deployments',
      [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['update'] }],
      'users',
    ],
    ['a shell', [CORE(['pods/exec'], 'create')], 'users'],
    ['pods to look at', [CORE(['pods', 'services'], 'get', 'list')], 'viewers'],
    ['nodes', [CORE(['nodes'], 'list')], undefined],
    ['nothing', [], undefined],
  ])('%s', (_, rules, level) => {
    expect(levelOfRules(rulesIn({ rules }))).toBe(level);
  });

  test.each([
    ['cluster-admin', 'admins'],
    ['admin', 'admins'],
    ['edit', 'users'],
    ['view', 'viewers'],
  ])('the role %s of Kubernetes', (name, level) => {
    const bound = people(binding('b', name, '{kind: User, name: ann@example.com}'));
    expect(bound.value).toEqual({ [level]: ['ann@example.com'] });
  });
});

function binding(name: string, role: string, subject: string, kind = 'ClusterRole'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ${name}, IN_TEAM}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${role}}
subjects: [${subject}]`;
}

function people(...texts: string[]) {
  const { value, notes } = adoptedPeople(teamWith(...texts), CLUSTER_ROLES);
  return { value, said: saidIn(notes) };
}

describe('who works in a namespace', () => {
  test('users, groups and accounts of other namespaces, each in the highest list', () => {
    const { value, said } = people(
      binding('a', 'view', '{kind: Group, name: vision}, {kind: User, name: ann}'),
      binding('b', 'edit', '{kind: Group, name: vision}'),
      binding('c', 'edit', '{kind: User, name: "system:serviceaccount:ci:deployer"}'),
    );
    expect(value).toEqual({
      users: [{ group: 'vision' }, { serviceAccount: 'ci/deployer' }],
      viewers: ['ann'],
    });
    expect(said).toEqual([]);
  });

  test.each([
    [
      'everybody',
      'edit',
      '{kind: Group, name: "system:authenticated"}',
      /it is everybody who can log in/,
    ],
    ['the user of old Flux', 'admin', '{kind: User, name: "gotk:team:reconciler"}', /It is nobody/],
    [
      'a role that does not exist',
      'gone',
      '{kind: User, name: ann}',
      /ClusterRole\/gone, which does not exist/,
    ],
  ])('%s gets lost and is said', (_, role, subject, pattern) => {
    const { value, said } = people(binding('b', role, subject));
    expect([value, said[0]]).toEqual([{}, expect.stringMatching(pattern)]);
    expect(said.at(-1)).toMatch(/^check: No role binding names people/);
  });

  test('everybody may look', () => {
    const all = '{kind: Group, name: "system:authenticated"}';
    expect(people(binding('b', 'view', all)).value).toEqual({
      viewers: [{ group: 'system:authenticated' }],
    });
  });
});

describe('accounts of the namespace', () => {
  const role = (rule: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, IN_TEAM}\nrules: [${rule}]`;
  const bound = binding('b', 'r', '{kind: ServiceAccount, name: leader, namespace: team}', 'Role');
  const accounts = (rule: string) => adoptedAccounts(teamWith(role(rule), bound), CLUSTER_ROLES);

  test('keep the rights that an account may have', () => {
    const rule = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };
    const { value, notes } = accounts(JSON.stringify(rule));
    expect([value, notes]).toEqual([{ serviceAccounts: { leader: { rules: [rule] } } }, []]);
  });

  test.each([
    ['a wildcard', '{apiGroups: [""], resources: ["*"], verbs: ["*"]}'],
    [
      'bindings',
      '{apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}',
    ],
  ])('do not keep %s', (_, rule) => {
    const { value, notes } = accounts(rule);
    expect([value, notes[0]!.text]).toEqual([{}, expect.stringMatching(/Keep the binding until/)]);
  });

  test('are nobody who works there', () => {
    expect(people(role('{apiGroups: [""], resources: [pods], verbs: [get]}'), bound).value).toEqual(
      {},
    );
  });

  test('images are pulled as before', () => {
    const account =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, IN_TEAM}\nimagePullSecrets: [{name: registry}]';
    expect(adoptedAccounts(teamWith(account), []).value).toEqual({
      imagePullSecrets: ['registry'],
    });
  });

  const account = (name: string, metadata: string, more = '') =>
    `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}, IN_TEAM${metadata}}${more}`;

  test('images that only other accounts pull are said', () => {
    const { value, notes } = adoptedAccounts(
      teamWith(
        account('default', '', '\nimagePullSecrets: [{name: a}]'),
        account('builder', '', '\nimagePullSecrets: [{name: a}, {name: b}]'),
      ),
      [],
    );
    expect(value).toEqual({ imagePullSecrets: ['a'] });
    expect(saidIn(notes)).toEqual([
      expect.stringMatching(
        /^lost: The account builder pulls images with b, and `default` does not/,
      ),
    ]);
  });

  test('the role in a cloud is kept, and what delivery engines write is not', () => {
    const annotations =
      ', annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/a", meta.helm.sh/release-name: x, kubectl.kubernetes.io/last-applied-configuration: "{}"}';
    const { value, notes } = adoptedAccounts(teamWith(account('train', annotations)), []);
    expect([value, notes]).toEqual([
      {
        serviceAccounts: {
          train: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/a' } },
        },
      },
      [],
    ]);
  });

  test('the role of `default` in a cloud stays, and is said', () => {
    const annotations = ', annotations: {azure.workload.identity/client-id: abc}';
    const { value, notes } = adoptedAccounts(teamWith(account('default', annotations)), []);
    expect([value, saidIn(notes)]).toEqual([
      {},
      [expect.stringMatching(/^lost: The account default has the annotations azure.workload/)],
    ]);
  });

  test('all accounts of the namespace at once keep their binding until nobody needs it', () => {
    const team = teamWith(
      binding('all', 'edit', '{kind: Group, name: "system:serviceaccounts:team"}'),
    );
    expect(saidIn(adoptedAccounts(team, CLUSTER_ROLES).notes)).toEqual([
      expect.stringMatching(/^lost: All accounts of the namespace have ClusterRole\/edit .* Keep/),
    ]);
    expect(oldObjects(team, [], new Set())).toEqual([
      expect.objectContaining({ name: 'all', when: 'later' }),
    ]);
    expect(adoptedPeople(team, CLUSTER_ROLES).value).toEqual({});
  });
});

test.each(['system:serviceaccounts', 'system:authenticated'])(
  'pods are among %s, and that is said',
  (group) => {
    const { said } = people(binding('b', 'edit', `{kind: Group, name: "${group}"}`));
    expect(said[0]).toMatch(/^lost: .*Pods of this namespace are among them: state the accounts/);
  },
);

test('a role that others are aggregated into counts with their rules', () => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'team-all' },
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'for-team': 'true' } }] },
    rules: [],
  };
  const part = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'part', labels: { 'for-team': 'true' } },
    rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['create'] }],
  };
  const roles = readingOf(
    [role, part].map((one) => JSON.stringify(one)).join('\n---\n'),
  ).clusterRoles;
  const team = teamWith(binding('b', 'team-all', '{kind: User, name: ann}'));
  expect(adoptedPeople(team, roles).value).toEqual({ users: ['ann'] });
});
