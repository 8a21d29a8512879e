import { type Attack, NO_ROLE, type Refusal, byPolicy } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { serviceAccount } from '../battery/people';
import { SELF } from '../battery/targets';
import { type Work, type Worker, expect } from '../battery/work';
import { waitFor } from '../wait';
import type { Part } from './drafts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

const RBAC = 'rbac.authorization.k8s.io';

const rule = (group: string, resources: readonly string[], ...verbs: readonly string[]): Rule => ({
  apiGroups: [group],
  resources,
  verbs,
});

function role(...rules: readonly Rule[]): Draft {
  return { rules };
}

/** A binding of a Role of the namespace. */
function bind(name: string, ...subjects: readonly Part[]): Draft {
  return { roleRef: { apiGroup: RBAC, kind: 'Role', name }, subjects };
}

const account = (namespace: string, name: string): Part => ({
  kind: 'ServiceAccount',
  namespace,
  name,
});

/** One cannot give away what one does not have. */
const NOT_HELD: Refusal = {
  by: 'the API server’s check of escalation',
  status: 403,
  message: /attempting to grant RBAC permissions not currently held/,
};
const OWN_ACCOUNTS = byPolicy(
  'role-bindings',
  'people are bound to the ClusterRoles tenant-admin,',
);
const NEVER = byPolicy('role-bindings', 'a rule of this Role holds what nobody in a tenant may do');

/** Roles that hold more than admins have. */
const BEYOND: readonly (readonly [what: string, rule: Rule])[] = [
  ['everything', rule('*', ['*'], '*')],
  ['every verb on pods, as charts of Pulsar say it', rule('', ['pods', 'configmaps'], '*')],
  ['every kind of a group', rule('apps', ['*'], 'get')],
  ['the quota', rule('', ['resourcequotas'], 'update')],
  ['its namespace', rule('', ['namespaces'], 'patch')],
  ['tokens of accounts', rule('', ['serviceaccounts/token'], 'create')],
  ['the names of others', rule('', ['serviceaccounts', 'users', 'groups'], 'impersonate')],
  ['all roles', rule(RBAC, ['roles'], 'escalate')],
  ['every cluster role', rule(RBAC, ['clusterroles'], 'bind')],
  ['a way round the network', rule('', ['pods/proxy', 'services/proxy'], 'get')],
  ['the status of pods', rule('', ['pods/status'], 'patch')],
  ['DaemonSets', rule('apps', ['daemonsets'], 'create')],
];

/** Roles that hold what admins have for themselves alone. */
const FOR_ADMINS: readonly (readonly [what: string, rule: Rule])[] = [
  ['bindings', rule(RBAC, ['rolebindings'], 'create')],
  ['roles', rule(RBAC, ['roles'], 'create', 'update')],
  [
    'the role of admins',
    { ...rule(RBAC, ['clusterroles'], 'bind'), resourceNames: ['tenant-admin'] },
  ],
  ['network policies', rule('networking.k8s.io', ['networkpolicies'], 'create')],
];

/** To whom a Role is never bound. */
const OTHERS: readonly (readonly [what: string, subjects: readonly Part[]])[] = [
  ['a person', [{ apiGroup: RBAC, kind: 'User', name: 'eve@example.com' }]],
  ['a group', [{ apiGroup: RBAC, kind: 'Group', name: 'guests' }]],
  ['everybody', [{ apiGroup: RBAC, kind: 'Group', name: 'system:authenticated' }]],
  [
    'all pods of another tenant',
    [{ apiGroup: RBAC, kind: 'Group', name: 'system:serviceaccounts:lab-green-dev' }],
  ],
  [
    'an account as if it were a user',
    [{ apiGroup: RBAC, kind: 'User', name: 'system:serviceaccount:lab-self:default' }],
  ],
  ['an account of another tenant', [account('lab-green-dev', 'default')]],
  ['an account of a pipeline', [account('ci', 'deployer')]],
  ['an account of Kubernetes', [account('kube-system', 'job-controller')]],
  [
    'an account of another tenant, behind one of its own',
    [account('{ns}', 'default'), account('lab-green-dev', 'default')],
  ],
];

export const CHART_ROLE_ATTACKS: readonly Attack[] = [
  ...BEYOND.flatMap(([what, rules]): Attack[] => {
    const attack = { route: 'E12', call: create('roles', role(rules)), target: SELF };
    return [
      { ...attack, what: `write a role with ${what}`, by: ['admin'], refused: NOT_HELD },
      {
        ...attack,
        what: `write a role with ${what}, let in by hand`,
        by: ['helper'],
        refused: NEVER,
      },
    ];
  }),
  ...FOR_ADMINS.map(([what, rules]): Attack => ({
    route: 'E12',
    what: `give an account ${what} by a role`,
    call: create('roles', role(rules)),
    by: ['admin', 'helper'],
    target: SELF,
    refused: NEVER,
  })),
  {
    route: 'E12',
    what: 'widen a role that exists',
    call: patch('roles/of-a-chart', role(rule(RBAC, ['rolebindings'], 'create'))),
    by: ['admin', 'helper'],
    target: SELF,
    refused: NEVER,
    control: 'absent',
  },
  ...OTHERS.map(([what, subjects]): Attack => ({
    route: 'E15',
    what: `bind ${what} to a role of a chart`,
    call: create('rolebindings', bind('of-a-chart', ...subjects)),
    by: ['admin', 'helper'],
    target: SELF,
    refused: OWN_ACCOUNTS,
  })),
  {
    route: 'E13',
    what: 'bind an account of its own to a role with more than it has',
    call: create('rolebindings', bind('by-hand', account('{ns}', 'default'))),
    by: ['admin'],
    target: SELF,
    refused: NOT_HELD,
  },
  {
    route: 'E13',
    what: 'bind an account of its own to a cluster role with more than it has',
    call: create('rolebindings', {
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'edit' },
      subjects: [account('{ns}', 'default')],
    }),
    by: ['admin'],
    target: SELF,
    refused: NOT_HELD,
  },
  {
    route: 'E99',
    what: 'hold a name of ours with a role',
    call: create('roles', {
      metadata: { name: 'tenancy-hub-rules' },
      ...role(rule('', ['pods'], 'get')),
    }),
    by: ['admin', 'helper'],
    target: SELF,
    refused: byPolicy('role-bindings', 'the name tenancy-hub-rules is kept'),
  },
  {
    route: 'E12',
    what: 'write a role, where only admins may',
    call: create('roles', role(rule('', ['pods'], 'get'))),
    by: ['user', 'viewer', 'pod', 'neighbour', 'stranger'],
    target: SELF,
    refused: NO_ROLE,
  },
];

/** The Roles of charts, as they are published. */
const CHARTS: readonly (readonly [chart: string, rules: readonly Rule[]])[] = [
  [
    // apache/airflow chart/templates/rbac/pod-launcher-role.yaml
    'Airflow',
    [
      rule('', ['pods'], 'create', 'list', 'get', 'patch', 'watch', 'delete'),
      rule('', ['pods/log'], 'get'),
      rule('', ['pods/exec'], 'create', 'get'),
      rule('', ['events'], 'list'),
    ],
  ],
  [
    // argoproj/argo-helm charts/argo-workflows/templates/controller/workflow-role.yaml
    'Argo Workflows',
    [
      rule('argoproj.io', ['workflowtaskresults'], 'create', 'patch'),
      rule('', ['pods'], 'get', 'patch', 'list', 'create'),
    ],
  ],
  [
    // PrefectHQ/prefect-helm charts/prefect-worker/templates/role.yaml
    'Prefect',
    [
      rule('', ['events', 'pods', 'pods/log', 'pods/status'], 'get', 'watch', 'list'),
      rule('batch', ['jobs'], 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete'),
    ],
  ],
  [
    // jupyterhub/zero-to-jupyterhub-k8s jupyterhub/templates/hub/rbac.yaml
    'JupyterHub',
    [
      rule(
        '',
        ['pods', 'persistentvolumeclaims', 'secrets', 'services'],
        'get',
        'watch',
        'list',
        'create',
        'delete',
      ),
      rule('', ['events'], 'get', 'watch', 'list'),
    ],
  ],
  [
    // Pulsar's function worker, with its verbs written out.
    'Pulsar',
    [
      rule(
        '',
        ['services', 'configmaps', 'pods'],
        'create',
        'delete',
        'get',
        'list',
        'patch',
        'update',
        'watch',
      ),
      rule('apps', ['statefulsets'], 'create', 'delete', 'get', 'list', 'patch', 'update', 'watch'),
    ],
  ],
  [
    // What EMR makes for the driver of a job.
    'EMR on EKS',
    [rule('', ['pods', 'configmaps', 'services'], 'get', 'list', 'watch', 'create', 'delete')],
  ],
];

/** Whether the account of a chart may list pods: the authorizer learns of a binding late. */
async function listsPods(worker: Worker, expected: boolean): Promise<void> {
  const { as: user } = serviceAccount(SELF.namespace, worker.name);
  await waitFor(
    async () => {
      const { status } = await worker.asCluster({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user, resourceAttributes: { namespace: '{ns}', verb: 'list', resource: 'pods' } },
        },
      });
      return status.allowed === expected;
    },
    { what: `${user} to ${expected ? 'see pods' : 'see none'}` },
  );
  expect(user, 'the account has a name');
}

export const CHART_ROLE_WORK: readonly Work[] = [
  ...CHARTS.map(([chart, rules]): Work => ({
    what: `install the chart of ${chart}: an account, a role and its binding; and remove it`,
    by: ['admin'],
    target: SELF,
    async run(worker) {
      await worker.create('serviceaccounts', {});
      await worker.create('roles', role(...rules));
      await worker.create('rolebindings', bind('{name}', account('{ns}', '{name}')));
      await listsPods(worker, true);
      await worker.call(remove('rolebindings/{name}'));
      await worker.call(remove('roles/{name}'));
      await listsPods(worker, false);
    },
  })),
  {
    what: 'bind an account of the namespace to a role that exists, and change that role',
    by: ['admin', 'helper'],
    target: SELF,
    run: [
      create('rolebindings', bind('of-a-chart', account('{ns}', 'default'))),
      patch('roles/of-a-chart', role(rule('', ['pods'], 'get', 'list'))),
      remove('rolebindings/{name}'),
    ],
  },
];
