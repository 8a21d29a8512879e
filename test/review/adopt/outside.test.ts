import { outsideRights } from '../../../lib/review/adopt/judge/outside-rights';
import { adopted, readingOf } from './reading';

const TEAM = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: team}';

function clusterBinding(name: string, role: string, subjects: string, labels = ''): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "${name}"${labels}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [${subjects}]`;
}

function clusterRole(name: string, rules: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: ${name}}\nrules: [${rules}]`;
}

function outside(...texts: readonly string[]) {
  const { clusterRoles, clusterRoleBindings } = readingOf(texts.join('\n---\n'));
  return outsideRights(clusterRoles, clusterRoleBindings);
}

const OPS = '{kind: Group, name: ops}';

test('who administers, works and looks everywhere, the highest first', () => {
  const found = outside(
    clusterBinding('c', 'view', '{kind: Group, name: "system:authenticated"}'),
    clusterBinding('b', 'edit', '{kind: User, name: ann}'),
    clusterBinding(
      'a',
      'cluster-admin',
      `${OPS}, {kind: ServiceAccount, name: flux, namespace: flux-system}`,
    ),
  );
  expect(found.map(({ subject, role, level }) => `${subject} ${role} ${level}`)).toEqual([
    'group:ops ClusterRole/cluster-admin admins',
    'serviceaccount:flux-system/flux ClusterRole/cluster-admin admins',
    'user:ann ClusterRole/edit users',
    'group:system:authenticated ClusterRole/view viewers',
  ]);
});

test.each([
  ['secrets', '{apiGroups: [""], resources: [secrets], verbs: [get]}', 1],
  ['kinds of operators', '{apiGroups: [ray.io], resources: [rayclusters], verbs: [get]}', 1],
  ['nodes', '{apiGroups: [""], resources: [nodes], verbs: [get]}', 0],
  ['paths', '{nonResourceURLs: ["/metrics"], verbs: [get]}', 0],
])('a role for %s', (_, rules, count) => {
  expect(outside(clusterRole('r', rules), clusterBinding('b', 'r', OPS))).toHaveLength(count);
});

test.each([
  ['a binding of Kubernetes', clusterBinding('system:basic', 'edit', OPS)],
  [
    'one that it makes at the start',
    clusterBinding(
      'x',
      'cluster-admin',
      OPS,
      ', labels: {kubernetes.io/bootstrapping: rbac-defaults}',
    ),
  ],
  ['its users', clusterBinding('x', 'edit', '{kind: User, name: "system:kube-scheduler"}')],
  [
    'its accounts',
    clusterBinding('x', 'edit', '{kind: ServiceAccount, name: a, namespace: kube-system}'),
  ],
  ['a role that does not exist', clusterBinding('x', 'gone', OPS)],
])('%s is left out', (_, text) => {
  expect(outside(text)).toEqual([]);
});

describe('what people may do less', () => {
  const roleBinding = (role: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: team}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{kind: User, name: ann}]`;
  const report = (...texts: string[]) => adopted([TEAM, ...texts].join('\n---\n'), 'team');

  test('nothing, for who has it from outside as well', () => {
    const ann = '{kind: User, name: ann}';
    expect(report(roleBinding('admin')).rights[0]!.loses).not.toEqual([]);
    const { rights } = report(roleBinding('admin'), clusterBinding('x', 'cluster-admin', ann));
    expect(rights).toEqual([]);
  });

  test('kinds of operators that their role names', () => {
    const rule = '{apiGroups: [example.com], resources: [widgets], verbs: [get, delete]}';
    const { rights } = report(
      clusterRole('r', `${rule}, {apiGroups: [""], resources: [pods], verbs: [get]}`),
      roleBinding('r'),
    );
    expect(rights[0]!.loses).toEqual(['get, delete widgets.example.com']);
  });

  test('every other kind, where the role has them all', () => {
    const { rights } = report(roleBinding('cluster-admin'));
    expect(rights[0]!.loses.join('\n')).toContain('kinds of all other API groups');
  });
});
