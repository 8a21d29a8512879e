import {
  NOT_BY_KUBERNETES_ITSELF,
  notBy,
  notByHolders,
} from '../../../lib/constructs/guard-rails/callers';

test('people, groups and accounts are known by the names that the API server gives them', () => {
  const subjects = [{ user: 'dave@x' }, { group: 'team' }, { serviceAccount: 'ci/deployer' }];
  expect(notBy('not-by-them', subjects)).toEqual([
    {
      name: 'not-by-them',
      expression:
        "!(request.userInfo.username in ['dave@x', 'system:serviceaccount:ci:deployer'] || " +
        "request.userInfo.?groups.orValue([]).exists(g, g in ['team']))",
    },
  ]);
});

test('a list of nobody is no condition, so that it lets nobody through', () => {
  expect(notBy('not-by-them', [])).toEqual([]);
});

test('a name cannot end the text that it stands in', () => {
  const [condition] = notBy('not-by-them', [{ user: "o'hara\\" }]);
  expect(condition!.expression).toBe("!(request.userInfo.username in ['o\\'hara\\\\'])");
});

test('of Kubernetes itself, exactly those pass who write objects of others', () => {
  expect(NOT_BY_KUBERNETES_ITSELF.expression.match(/system:[\w:-]+/g)).toEqual([
    'system:kube-controller-manager',
    'system:serviceaccount:kube-system:generic-garbage-collector',
    'system:serviceaccount:kube-system:namespace-controller',
    'system:serviceaccount:kube-system:resourcequota-controller',
    'system:serviceaccount:kube-system:storage-version-migrator-controller',
  ]);
});

test('a permission is asked for in the whole cluster', () => {
  expect(notByHolders('not-by-them', 'example.com', 'things', 'mend').expression).toBe(
    "!authorizer.group('example.com').resource('things').check('mend').allowed()",
  );
});
