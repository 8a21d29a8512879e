import { DANGERS } from '../../../lib/verify/rights/danger-table';
import { dangersOf } from '../../../lib/verify/rights/dangers';
import type { RbacRule } from '../../../lib/verify/rights/rbac-rule';

function rule(verbs: string[], resources: string[], more: Partial<RbacRule> = {}): RbacRule {
  return { verbs, apiGroups: [''], resources, resourceNames: [], nonResourceURLs: [], ...more };
}

function titles(...rules: readonly RbacRule[]): string[] {
  return dangersOf(rules).map(({ danger: { title } }) => title);
}

it('rights that lead nowhere else are no dangers', () => {
  expect(titles(rule(['get', 'list'], ['pods', 'configmaps']))).toEqual([]);
});

it.each([
  ['read secrets', rule(['list'], ['secrets'])],
  ['run commands in pods', rule(['create'], ['pods/exec'])],
  ['run commands in pods', rule(['get'], ['pods/exec'])],
  ['make tokens of service accounts', rule(['create'], ['serviceaccounts/token'])],
  ['impersonate others', rule(['impersonate'], ['groups'])],
  [
    'impersonate others in part',
    rule(['impersonate:user-info'], ['users'], { apiGroups: ['authentication.k8s.io'] }),
  ],
  ['reach the kubelets', rule(['get'], ['nodes/proxy'])],
  [
    'grant rights that they do not have',
    rule(['escalate'], ['clusterroles'], { apiGroups: ['rbac.authorization.k8s.io'] }),
  ],
  [
    'approve or sign certificates',
    rule(['update'], ['certificatesigningrequests/approval'], {
      apiGroups: ['certificates.k8s.io'],
    }),
  ],
  ['write quotas', rule(['patch'], ['resourcequotas'])],
  ['change the labels of namespaces', rule(['patch'], ['namespaces'])],
])('%s', (title, stated) => {
  expect(titles(stated)).toContain(title);
});

it('wildcards have every danger', () => {
  const all = rule(['*'], ['*'], { apiGroups: ['*'] });
  expect(titles(all)).toEqual(DANGERS.map(({ title }) => title));
});

it('a RoleBinding grants no danger that is about what is in no namespace', () => {
  const all = rule(['*'], ['*'], { apiGroups: ['*'] });
  const inside = dangersOf([all], true);
  expect(inside.map(({ danger: { title } }) => title)).not.toEqual(
    expect.arrayContaining(['change nodes']),
  );
  const by = inside.flatMap((found) => found.by);
  for (const request of [
    'impersonate users',
    'create clusterqueues',
    'create namespaces',
    'create ciliumclusterwidenetworkpolicies',
    'escalate clusterroles',
  ]) {
    expect(by).not.toContain(request);
  }
  for (const request of [
    'impersonate serviceaccounts',
    'create localqueues',
    'delete namespaces',
    'patch namespaces',
    'bind clusterroles',
  ]) {
    expect(by).toContain(request);
  }
});

it('a danger says by which verbs and resources', () => {
  expect(dangersOf([rule(['get'], ['secrets']), rule(['list'], ['*'])])[0]).toMatchObject({
    danger: { title: 'read secrets' },
    by: ['get secrets', 'list secrets'],
  });
});

it('a danger with names says which, until some rule has it without', () => {
  const named = rule(['get', 'create'], ['secrets'], { resourceNames: ['b', 'a'] });
  expect(dangersOf([named])).toEqual([
    {
      danger: expect.objectContaining({ title: 'read secrets' }),
      by: ['get secrets'],
      names: ['a', 'b'],
    },
  ]);
  expect(dangersOf([named, rule(['get'], ['secrets'])])[0]).not.toHaveProperty('names');
});

it('a rule with names creates nothing, but uses subresources of what it names', () => {
  const named = rule(['create'], ['pods', 'pods/exec'], { resourceNames: ['x'] });
  expect(titles(named)).toEqual(['run commands in pods']);
});

it('no two dangers have the same title, and each has a reason', () => {
  expect(new Set(DANGERS.map(({ title }) => title)).size).toBe(DANGERS.length);
  for (const { reason } of DANGERS) expect(reason).toMatch(/^[A-Z].*\.$/);
});
