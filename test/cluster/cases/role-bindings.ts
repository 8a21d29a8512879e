import { type Attack, NO_ROLE, type Refusal, byPolicy } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import type { Persona } from '../battery/people';
import type { Work, Worker } from '../battery/work';
import { OPEN, SELF } from '../battery/targets';
import { waitFor } from '../wait';
import { CHART_ROLE_ATTACKS, CHART_ROLE_WORK } from './chart-roles';
import { type Part, roleBinding } from './drafts';

const EVE = { kind: 'User', name: 'eve@example.com' };
const EVERYBODY_IN_LAB = { kind: 'Group', name: 'lab' };
const EVERYBODY = { kind: 'Group', name: 'system:authenticated' };

const refused = (words: string): Refusal => byPolicy('role-bindings', words);
const CLOSED = refused('who may do what in this namespace is written in tenants.yaml');
const OUR_ROLES = refused(
  'people are bound to the ClusterRoles tenant-admin, tenant-user, tenant-vi',
);
const stranger = (name: string) => refused(`names that Kubernetes gives, such as ${name}, cannot`);

/** One cannot give away what one does not have. */
const NOT_HELD: Refusal = {
  status: 403,
  message: /attempting to grant RBAC permissions not currently held/,
};

const READS_PODS = {
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
} as unknown as Draft;
const ALL_RIGHTS = {
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
} as unknown as Draft;

/** A service account as bindings name it: of no API group. */
function bindAccount(role: string, namespace: string, name: string): Draft {
  return {
    ...roleBinding(role, {}),
    subjects: [{ kind: 'ServiceAccount', namespace, name }],
  };
}

/** By somebody who was let in by hand, with the built-in role or more. */
const BY_HAND: readonly (readonly [route: string, what: string, call: Attack['call']])[] = [
  ['E15', 'let everybody in by hand', create('rolebindings', roleBinding('view', EVERYBODY))],
  ['E15', 'let a friend in by hand', create('rolebindings', roleBinding('tenant-viewer', EVE))],
  [
    'E15',
    'let a friend in by a binding that exists',
    patch('rolebindings/helper', { subjects: [] }),
  ],
  [
    'E13',
    'bind a friend to cluster-admin by hand',
    create('rolebindings', roleBinding('cluster-admin', EVE)),
  ],
  ['E12', 'write a role by hand', create('roles', READS_PODS)],
  ['E12', 'write a role of all rights by hand', create('roles', ALL_RIGHTS)],
];

/** By admins who say who works in their namespace: to whom they give what, and what they read. */
const SELF_SERVICE: readonly (readonly [
  what: string,
  draft: Draft,
  answer: Refusal,
  by?: readonly Persona[],
])[] = [
  ['cluster-admin', roleBinding('cluster-admin', EVE), NOT_HELD],
  ['the built-in admin', roleBinding('admin', EVE), NOT_HELD],
  ['all of RBAC', roleBinding('binder', EVE), NOT_HELD],
  ['the right to bind others', roleBinding('tenant-access', EVE), OUR_ROLES],
  ['the right to open the network', roleBinding('tenant-network-policies', EVE), OUR_ROLES],
  ['the catalogue', roleBinding('tenant-catalogue', EVE), OUR_ROLES],
  [
    'a role that is called as one of ours',
    roleBinding('tenant-user', EVE, 'Role'),
    OUR_ROLES,
    ['helper'],
  ],
  ['everybody a role', roleBinding('tenant-viewer', EVERYBODY), stranger('system:authenticated')],
  [
    'everybody a role, behind a friend',
    { ...roleBinding('tenant-viewer', EVE), ...subjects(EVE, EVERYBODY) },
    stranger('system:authenticated'),
  ],
  [
    'everybody in the network a role',
    roleBinding('tenant-viewer', { kind: 'User', name: 'system:anonymous' }),
    stranger('system:anonymous'),
  ],
  [
    'all pods of a tenant a role',
    roleBinding('tenant-user', { kind: 'Group', name: 'system:serviceaccounts:lab-green-dev' }),
    stranger('system:serviceaccounts:lab-green-dev'),
  ],
  [
    'an account as if it were a user',
    roleBinding('tenant-user', { kind: 'User', name: 'system:serviceaccount:ci:deployer' }),
    stranger('system:serviceaccount:ci:deployer'),
  ],
  [
    'a controller of Kubernetes a role',
    bindAccount('tenant-user', 'kube-system', 'job-controller'),
    stranger('job-controller'),
  ],
];

function subjects(...list: readonly Part[]): { subjects: readonly Part[] } {
  const apiGroup = 'rbac.authorization.k8s.io';
  return { subjects: list.map((subject) => ({ apiGroup, ...subject })) };
}

/** Names that `tenancy` gives to bindings, or may give later. */
const RESERVED: readonly string[] = [
  'admins',
  'viewers',
  'device-claims',
  'shared-work',
  'access',
  'network-policies',
  'deployers',
  'auditor-device-claims',
  'auditor-access',
  'x-network-policies',
  'pipeline-argo-executor',
  'a-spark-driver',
  'head-ray-autoscaler',
  'runs-kfp-runner',
  'jobs-pod-launcher',
  'platform-on-call',
  'tenancy-1',
];

/** Names that only look like them. */
const FREE: readonly string[] = [
  'colleagues',
  'users-2',
  'admin',
  'access-for-friends',
  'device-claims.friends',
  'argo-executor',
  'my-platform-team',
  'tenancy',
];

/** The same binding under a name of its own. */
function named(name: string, draft: Draft): Draft {
  return { ...draft, metadata: { name } };
}

export const ROLE_BINDING_ATTACKS: readonly Attack[] = [
  ...BY_HAND.map(([route, what, call]): Attack => ({
    route,
    what,
    call,
    by: ['helper'],
    refused: CLOSED,
  })),
  ...SELF_SERVICE.map(([what, draft, answer, by]): Attack => ({
    route: answer === NOT_HELD ? 'E13' : 'E15',
    what: `give ${what}, where admins say who works there`,
    call: create('rolebindings', draft),
    by: by ?? (answer === NOT_HELD ? ['admin'] : ['admin', 'helper']),
    target: SELF,
    refused: answer,
  })),
  ...RESERVED.map((name): Attack => ({
    route: 'E99',
    what: `hold the name ${name} with another role, where admins say who works there`,
    call: create('rolebindings', named(name, roleBinding('tenant-viewer', EVE))),
    by: ['admin'],
    target: SELF,
    refused: refused(`the name ${name} is kept for bindings that are written from tenants.yaml`),
  })),
  ...CHART_ROLE_ATTACKS,
  {
    route: 'E15',
    what: 'let a friend in, where only admins say who works there',
    call: create('rolebindings', roleBinding('tenant-viewer', EVE)),
    by: ['user', 'viewer', 'pod', 'neighbour', 'stranger'],
    target: SELF,
    refused: NO_ROLE,
  },
  {
    route: 'E45',
    what: 'open the network, where only admins may',
    call: create('networkpolicies', { spec: { podSelector: {}, egress: [{}] } }),
    by: ['user', 'viewer', 'pod', 'neighbour', 'stranger'],
    target: SELF,
    refused: NO_ROLE,
  },
];

/** Waits until somebody may read pods in the namespace, or may not: the authorizer learns of a binding late. */
async function untilReadsPods(worker: Worker, user: string, expected: boolean): Promise<void> {
  const what = `${user} to ${expected ? 'be let in' : 'be kept out'}`;
  await waitFor(async () => (await mayReadPods(worker, user)) === expected, { what });
}

async function mayReadPods(worker: Worker, user: string): Promise<boolean> {
  const answer = await worker.asCluster({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user, resourceAttributes: { namespace: '{ns}', verb: 'list', resource: 'pods' } },
    },
  });
  return answer.status.allowed;
}

/** What an operator makes for its workload. */
const OPERATOR_CALLS = [
  create('roles', READS_PODS),
  create('rolebindings', {
    ...bindAccount('{name}', '{ns}', 'ray'),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: '{name}' },
  }),
  patch('rolebindings/{name}', { subjects: [] }),
  remove('rolebindings/{name}'),
];

export const ROLE_BINDING_WORK: readonly Work[] = [
  ...CHART_ROLE_WORK,
  {
    what: 'say who works here: let somebody in, change it, take it back',
    by: ['admin'],
    target: SELF,
    async run(worker) {
      const nina = { kind: 'User', name: `nina-${worker.name}@example.com` };
      const omar = { kind: 'User', name: `omar-${worker.name}@example.com` };
      await worker.create('rolebindings', roleBinding('tenant-user', nina));
      await untilReadsPods(worker, nina.name, true);
      await worker.call(patch('rolebindings/{name}', subjects(omar)));
      await untilReadsPods(worker, omar.name, true);
      await worker.call(remove('rolebindings/{name}'));
      await untilReadsPods(worker, omar.name, false);
    },
  },
  ...['tenant-admin', 'tenant-viewer'].map((role): Work => ({
    what: `bind a group to ${role}`,
    by: ['admin'],
    target: SELF,
    run: [create('rolebindings', roleBinding(role, { kind: 'Group', name: 'guests' }))],
  })),
  {
    what: 'give bindings names that only look like those of tenants.yaml',
    by: ['admin'],
    target: SELF,
    async run(worker) {
      for (const name of FREE) {
        await worker.createAs(name, 'rolebindings', roleBinding('tenant-viewer', EVE));
        await worker.call(patch(`rolebindings/${name}`, subjects(EVERYBODY_IN_LAB)));
        await worker.call(remove(`rolebindings/${name}`));
      }
    },
  },
  {
    what: 'give a binding a name that the API server makes',
    by: ['admin'],
    target: SELF,
    async run(worker) {
      const metadata = { name: undefined, generateName: 'users-' };
      await worker.create('rolebindings', { ...roleBinding('tenant-viewer', EVE), metadata });
    },
  },
  {
    what: 'let a pipeline of another namespace work here',
    by: ['admin'],
    target: SELF,
    run: [create('rolebindings', bindAccount('tenant-user', 'ci', 'deployer'))],
  },
  {
    what: 'make what a workload of an operator needs: a role and a binding',
    by: ['localOperator', 'globalOperator', 'deliveryTeam', 'platform'],
    run: OPERATOR_CALLS,
  },
  {
    what: 'label a binding that exists',
    by: ['helper'],
    run: [patch('rolebindings/helper', { metadata: { labels: { seen: 'true' } } })],
  },
  {
    what: 'let everybody look where that rail is off',
    by: ['helper'],
    target: OPEN,
    run: [create('rolebindings', roleBinding('tenant-viewer', EVERYBODY))],
  },
];
