import {
  type BindingProps,
  type FleetBinding,
  type RuleProps,
  type TenantEntry,
  loadFleet,
} from '../../../lib';
import { TenancyError } from '../../../lib';
import { resolvedProd } from '../../constructs/forms';

const READS: RuleProps = {
  apiGroups: ['boards.example.com'],
  resources: ['boards'],
  verbs: ['get', 'list'],
};
const ROLES = { reader: { rules: [READS] } };

function bindingsOf(tenant: Partial<TenantEntry>): Record<string, FleetBinding> {
  return resolvedProd(tenant, { roles: ROLES }).bindings;
}

describe('bindings in normal form', () => {
  test('there are none by default', () => {
    expect(bindingsOf({})).toEqual({});
  });

  test('lists are stated, sorted, and hold each once', () => {
    const binding: BindingProps = {
      clusterRole: 'reader',
      to: ['users', 'admins', 'users'],
      subjects: [{ group: 'x' }, 'bob', 'alice'],
      accounts: ['b', 'a', 'b'],
    };
    const serviceAccounts = { a: {}, b: {} };
    expect(
      bindingsOf({
        serviceAccounts,
        bindings: { d: binding, c: { clusterRole: 'reader', to: ['users'] } },
      }),
    ).toEqual({
      c: { clusterRole: 'reader', to: ['users'], subjects: [], accounts: [] },
      d: {
        clusterRole: 'reader',
        to: ['admins', 'users'],
        subjects: [{ user: 'alice' }, { user: 'bob' }, { group: 'x' }],
        accounts: ['a', 'b'],
      },
    });
  });

  test('an environment changes one, or takes it away', () => {
    const bindings = {
      a: { clusterRole: 'reader', to: ['users'] },
      b: { clusterRole: 'reader', to: ['users'] },
    } as const;
    const prod = { bindings: { a: { clusterRole: 'reader', to: ['admins'] }, b: null } } as const;
    expect(bindingsOf({ bindings, environments: { prod } })).toEqual({
      a: { clusterRole: 'reader', to: ['admins'], subjects: [], accounts: [] },
    });
  });
});

/** What is found in a fleet whose users are bound to a role with this rule. */
function findingsWith(
  rule: RuleProps,
  more: Partial<TenantEntry> = {},
  to: BindingProps['to'] = ['users'],
): string[] {
  try {
    const { warnings } = loadFleet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { kubernetesVersion: '1.36', roles: { own: { rules: [READS, rule] } } },
      tenants: [
        { name: 'team', costCenter: 'CC-1', bindings: { x: { clusterRole: 'own', to } }, ...more },
      ],
    });
    return warnings.map(({ code, path }) => `${code} ${path.join('.')}`);
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    return error.findings.map(({ code, path }) => `${code} ${path.join('.')}`);
  }
}

describe('a role that the platform states is judged like the rules of an account', () => {
  const core = (resources: string[], verbs: string[]): RuleProps => ({
    apiGroups: [''],
    resources,
    verbs,
  });

  test.each<[what: string, rule: RuleProps]>([
    ['what users may do', core(['pods', 'configmaps'], ['create', 'get'])],
    [
      'leases',
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create', 'update'] },
    ],
    ['to read kinds of others', READS],
  ])('%s is fine', (_, rule) => {
    expect(findingsWith(rule)).toEqual([]);
  });

  test.each<[what: string, rule: RuleProps, key: string]>([
    ['writing quotas', core(['resourcequotas'], ['patch']), 'verbs'],
    ['deleting all of a kind', core(['pods'], ['deletecollection']), 'verbs'],
    ['ways around the network', core(['pods/proxy', 'services/proxy'], ['get']), 'resources'],
    ['tokens', core(['serviceaccounts/token'], ['create']), 'resources'],
    ['nodes', core(['nodes'], ['list']), 'resources'],
    [
      'roles',
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['get'] },
      'resources',
    ],
    [
      'webhooks',
      {
        apiGroups: ['admissionregistration.k8s.io'],
        resources: ['validatingwebhookconfigurations'],
        verbs: ['get'],
      },
      'resources',
    ],
    [
      'applications of Argo CD',
      { apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['get'] },
      'resources',
    ],
    [
      'policies of another network',
      { apiGroups: ['cilium.io'], resources: ['ciliumnetworkpolicies'], verbs: ['get'] },
      'resources',
    ],
    [
      'changing the work of others',
      { apiGroups: ['cdk8s-tenancy'], resources: ['otherswork'], verbs: ['update'] },
      'resources',
    ],
    [
      'evictions, which say nothing of who made the pod',
      core(['pods/eviction'], ['create']),
      'resources',
    ],
    ['writing kinds that nothing caps', { ...READS, verbs: ['create'] }, 'verbs'],
    [
      'subresources of kinds of others',
      { ...READS, resources: ['boards/console'], verbs: ['get'] },
      'resources',
    ],
  ])('%s is an error that names the rule', (_, rule, key) => {
    const found = findingsWith(rule);
    expect(found).not.toEqual([]);
    for (const text of found) {
      expect(text).toMatch(
        new RegExp(`^RULE_(FORBIDDEN|INVALID) platform\\.roles\\.own\\.rules\\.1\\.${key}$`),
      );
    }
  });

  test('evictions are fine where users may change the work of others', () => {
    const rule = core(['pods/eviction'], ['create']);
    const accept = [{ code: 'GUARD_RAIL_OFF', why: 'A team that trusts each other.' }];
    expect(findingsWith(rule, { guardRails: { ownWork: 'off' }, accept })).toEqual([]);
  });

  test('lists without Secrets get none by a role; people by name do', () => {
    const secrets = core(['secrets'], ['get']);
    const place = 'ROLE_FORBIDDEN tenants.0.bindings.x.to';
    expect(findingsWith(secrets, {}, ['viewers'])).toEqual([place]);
    expect(findingsWith(secrets, {}, ['users', 'deployers'])).toEqual([place]);
    const named = { x: { clusterRole: 'own', to: ['users'], subjects: ['carol'] } } as const;
    expect(findingsWith(secrets, { bindings: named })).toEqual([]);
  });

  test('a role that is bound nowhere is judged as well: it is written all the same', () => {
    expect(findingsWith(core(['nodes'], ['list']), { bindings: {} })).toEqual([
      'RULE_FORBIDDEN platform.roles.own.rules.1.resources',
    ]);
  });
});

test('everybody who can log in may look, and gets no other role', () => {
  const more: Partial<TenantEntry> = { viewers: [{ group: 'system:authenticated' }] };
  expect(findingsWith(READS, more, ['viewers'])).toEqual([
    'SUBJECT_FORBIDDEN tenants.0.bindings.x.to',
    'SUBJECT_EVERYBODY tenants.0.viewers.0.group',
  ]);
});

test('an unknown role is a warning that can be accepted', () => {
  const more: Partial<TenantEntry> = { bindings: { x: { clusterRole: 'boards', to: ['users'] } } };
  expect(findingsWith(READS, more)).toEqual(['ROLE_UNKNOWN tenants.0.bindings.x.clusterRole']);
  const accept = [{ code: 'ROLE_UNKNOWN', why: 'It gets boards, and nothing else.' }];
  expect(findingsWith(READS, { ...more, accept })).toEqual([]);
});

test('accounts of namespaces that look like ours and do not exist are told of', () => {
  const { warnings } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { kubernetesVersion: '1.36', prefix: 'ml', roles: ROLES },
    tenants: [
      {
        name: 'vision',
        costCenter: 'CC-1',
        bindings: {
          x: { clusterRole: 'reader', subjects: [{ serviceAccount: 'ml-visoin-prod/a' }] },
        },
      },
    ],
  });
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([
    ['NAMESPACE_UNKNOWN', ['tenants', 0, 'bindings', 'x', 'subjects']],
  ]);
});

describe('what a message proposes is valid when it is written', () => {
  const bound = (binding: BindingProps, more: Partial<TenantEntry> = {}): string[] =>
    findingsWith(READS, { bindings: { x: binding }, ...more });

  test('an account that is added', () => {
    const binding = { clusterRole: 'own', accounts: ['hub'] };
    expect(bound(binding)).toEqual(['BINDING_INVALID tenants.0.bindings.x.accounts']);
    expect(bound(binding, { serviceAccounts: { hub: {} } })).toEqual([]);
  });

  test('people for a binding of nobody', () => {
    expect(bound({ clusterRole: 'own' })).toEqual(['BINDING_INVALID tenants.0.bindings.x']);
    expect(bound({ clusterRole: 'own', to: ['users'] })).toEqual([]);
  });

  test('a list without everybody, and people by name', () => {
    const viewers: Partial<TenantEntry> = {
      viewers: [{ group: 'system:authenticated' }],
      accept: [{ code: 'SUBJECT_EVERYBODY', why: 'An open cluster.' }],
    };
    expect(bound({ clusterRole: 'own', to: ['viewers'] }, viewers)).toEqual([
      'SUBJECT_FORBIDDEN tenants.0.bindings.x.to',
    ]);
    expect(bound({ clusterRole: 'own', subjects: ['alice'] }, viewers)).toEqual([]);
  });
});
