import { type Attack, NO_ROLE } from '../battery/attack';
import {
  type Call,
  type Draft,
  connect,
  create,
  createAt,
  jsonPatch,
  patch,
  pathOf,
  rawRead,
  read,
  readEverywhere,
  remove,
  seize,
} from '../battery/calls';
import { EVERYBODY, READERS, WORKERS } from '../battery/people';
import { pod, roleBinding, template } from './drafts';

const everybody = (route: string, what: string, call: Call): Attack => ({
  route,
  what,
  call,
  by: EVERYBODY,
  refused: NO_ROLE,
});

/** What admins may do, within what a policy allows. */
const butAdmins = (...args: Parameters<typeof everybody>): Attack => ({
  ...everybody(...args),
  by: EVERYBODY.filter((persona) => persona !== 'admin'),
});

/** What guards a namespace, by plural and name, and the change that would open it. */
const GUARDS: readonly (readonly [place: string, opened: Draft])[] = [
  ['resourcequotas/namespace', { spec: { hard: { pods: '100k' } } }],
  ['resourcequotas/namespace', { spec: { hard: { 'services.nodeports': '100' } } }],
  ['resourcequotas/namespace', { spec: { hard: { 'requests.nvidia.com/gpu': '64' } } }],
  ['resourcequotas/forbidden-priorities', { spec: { hard: { pods: '100' } } }],
  ['limitranges/defaults', { spec: { limits: [] } }],
  ['networkpolicies/default-deny', { spec: { egress: [{}], policyTypes: ['Egress'] } }],
  ['networkpolicies/allow-dns', { spec: { egress: [{}], policyTypes: ['Egress'] } }],
  ['rolebindings/users', { subjects: [] }],
];

/** E11: who may change or delete what guards has no guard. */
const GUARD_ATTACKS: readonly Attack[] = GUARDS.flatMap(([place, opened]) => {
  const [plural = ''] = place.split('/');
  return [
    everybody('E11', `delete ${place}`, remove(place)),
    everybody('E11', `open ${place} by a patch`, patch(place, opened)),
    {
      ...everybody('E11', `take ${place} over by a server-side apply`, seize(place, opened)),
      by: [...WORKERS, 'pod', 'neighbour'],
    },
    {
      ...everybody('E11', `delete all ${plural}`, { method: 'DELETE', path: pathOf(plural) }),
      by: [...WORKERS, 'pod', 'neighbour'],
    },
  ];
});

const ALL_RIGHTS = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const RULES = { rules: [ALL_RIGHTS] } as unknown as Draft;
const ALICE = { kind: 'User', name: 'alice@example.com' };

const BINDINGS: readonly Attack[] = [
  everybody('E12', 'write a role of all rights', create('roles', RULES)),
  everybody('E12', 'write a cluster role of all rights', create('clusterroles', RULES)),
  everybody(
    'E12',
    'widen one’s own role',
    jsonPatch('clusterroles/tenant-user', [{ op: 'add', path: '/rules/-', value: ALL_RIGHTS }]),
  ),
  everybody(
    'E13',
    'bind oneself to cluster-admin',
    create('rolebindings', roleBinding('cluster-admin', ALICE)),
  ),
  everybody(
    'E13',
    'bind oneself to cluster-admin everywhere',
    create('clusterrolebindings', roleBinding('cluster-admin', ALICE)),
  ),
  everybody(
    'E15',
    'let everybody in',
    create('rolebindings', roleBinding('view', { kind: 'Group', name: 'system:authenticated' })),
  ),
  everybody(
    'E15',
    'let everybody read the catalogue of all tenants',
    patch('clusterrolebindings/tenant-catalogue', {
      subjects: [{ kind: 'Group', name: 'system:authenticated' }],
    }),
  ),
  {
    ...everybody('E10', 'use a right that an operator added to the built-in roles', {
      ...read('vaults/target'),
    }),
    by: EVERYBODY,
  },
];

/** PKCS #10 for the platform's group; the server wants one that it can read. */
const CERTIFICATE_REQUEST = [
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIbE1JR01BZ0VBTUNveEZqQVVCZ05WQkFvTURY',
  'QnNZWFJtYjNKdExYUmxZVzB4RURBT0JnTlZCQU1NQjIxaApiR3h2Y25rd1dUQVRCZ2NxaGtqT1BRSUJCZ2dxaGtq',
  'T1BRTUJCd05DQUFSU0lkUXRFM1VtUzk2VENqVGdvWDlkCldhdzc4NUJIVHlOVENzOGVxSzlQSzAwTTZtd1grelpU',
  'eWlXSFJRTWExN0k3dEFaQ2xzWXl2RU03ZlRWNjd4K2oKb0FBd0NnWUlLb1pJemowRUF3SURTQUF3UlFJaEFKMDls',
  'RVlwUW9KaU5hblBGZUNqR3lYQWNMcjdhYlRFZ2N2SQp5N0cwdHg1c0FpQiszNUJ0Q2k4WnBKaEJlanNVR3VraXJ3',
  'bVh3RlN6bk9DeEpVeXVOS25vWkE9PQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
].join('');

const IDENTITIES: readonly Attack[] = [
  everybody(
    'E16',
    'get a token that lasts',
    createAt('serviceaccounts/default/token', { spec: { expirationSeconds: 86400 } }),
  ),
  butAdmins('E09', 'make a service account', create('serviceaccounts')),
  butAdmins(
    'E09',
    'choose a cloud identity by an annotation of the service account',
    patch('serviceaccounts/default', {
      metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/admin' } },
    }),
  ),
  butAdmins(
    'E29',
    'give pods a token again',
    patch('serviceaccounts/default', { automountServiceAccountToken: true }),
  ),
  everybody(
    'E24',
    'ask for a certificate in another name',
    create('certificatesigningrequests', {
      spec: {
        signerName: 'kubernetes.io/kube-apiserver-client',
        usages: ['client auth'],
        request: CERTIFICATE_REQUEST,
      },
    }),
  ),
  {
    ...everybody(
      'E24',
      'approve a certificate',
      patch('certificatesigningrequests/any/approval', { status: {} }),
    ),
    control: 'absent',
  },
  everybody('E09', 'ask what others may do here', {
    ...create('localsubjectaccessreviews', {
      spec: {
        user: 'bob',
        resourceAttributes: { namespace: '{ns}', verb: 'get', resource: 'secrets' },
      },
    }),
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'LocalSubjectAccessReview',
      metadata: { namespace: '{ns}' },
      spec: {
        user: 'bob',
        resourceAttributes: { namespace: '{ns}', verb: 'get', resource: 'secrets' },
      },
    },
  }),
  everybody('E09', 'have a token examined', {
    ...create('tokenreviews'),
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token: 'something' },
    },
  }),
];

const WHO_AM_I: Call = {
  method: 'POST',
  path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
  body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
};

/** E14: in another name. Only service accounts have tokens here, so they try. */
const IMPERSONATIONS: readonly Attack[] = (
  [
    ['the administrator', { as: 'admin', groups: ['system:masters'] }],
    ['the admin of a tenant', { as: 'alice@example.com' }],
    ['the platform team', { as: 'x', groups: ['platform-team'] }],
    [
      'the garbage collector',
      { as: 'system:serviceaccount:kube-system:generic-garbage-collector' },
    ],
    ['the scheduler', { as: 'system:kube-scheduler' }],
    ['a node', { as: 'system:node:cpu-0', groups: ['system:nodes'] }],
  ] as const
).map(([whom, impersonates]) => ({
  route: 'E14',
  what: `borrow the name of ${whom}`,
  call: WHO_AM_I,
  impersonates,
  by: ['pod', 'neighbourPod', 'pipeline'],
  refused: NO_ROLE,
}));

/**
 * Through the API server into pods and nodes, past every network policy. The pod and the service are
 * absent: who may go through them reads that, and nothing is dialled.
 */
const PROXIES: readonly Attack[] = [
  everybody('E22', 'reach a pod through the API server', connect('GET', 'pods/absent/proxy')),
  everybody('E22', 'post to a pod through the API server', connect('POST', 'pods/absent/proxy')),
  everybody(
    'E22',
    'reach a service through the API server',
    connect('GET', 'services/absent/proxy'),
  ),
  everybody('E23', 'ask a kubelet', connect('GET', 'nodes/cpu-0/proxy', '/pods')),
  {
    ...everybody(
      'E23',
      'run a command by a kubelet',
      connect('POST', 'nodes/cpu-0/proxy', '/run/{ns}/target/main?cmd=id'),
    ),
    control: 'absent',
  },
  ...['exec', 'attach', 'portforward'].flatMap((stream) =>
    (['GET', 'POST'] as const).map((method): Attack => ({
      route: 'E21',
      what: `${stream} into a pod by ${method}`,
      call: connect(
        method,
        `pods/target/${stream}`,
        stream === 'portforward' ? '?ports=80' : '?command=id&stdout=true&container=main',
      ),
      by: READERS,
      refused: NO_ROLE,
    })),
  ),
  {
    route: 'E21',
    what: 'put a debugging container into a pod',
    call: {
      ...patch('pods/target/ephemeralcontainers', {
        spec: { ephemeralContainers: [{ name: '{name}', image: 'busybox' }] },
      }),
    },
    by: READERS,
    refused: NO_ROLE,
  },
];

const SPEC_OF_A_WEBHOOK = {
  webhooks: [
    {
      name: 'a.example.com',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      failurePolicy: 'Ignore',
      clientConfig: { url: 'https://example.com/all' },
      rules: [
        { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
      ],
    },
  ],
} as unknown as Draft;

/** Kinds that belong to the cluster. */
const CLUSTER: readonly Attack[] = [
  everybody(
    'E25',
    'see every object that passes by a webhook',
    create('validatingwebhookconfigurations', SPEC_OF_A_WEBHOOK),
  ),
  everybody(
    'E25',
    'change every object that passes by a webhook',
    create('mutatingwebhookconfigurations', SPEC_OF_A_WEBHOOK),
  ),
  everybody(
    'E25',
    'serve an API group in the place of another',
    create('apiservices', {
      metadata: { name: 'v9.example.com' },
      spec: {
        group: 'example.com',
        version: 'v9',
        groupPriorityMinimum: 1,
        versionPriority: 1,
        insecureSkipTLSVerify: true,
        service: { name: 'x', namespace: 'default' },
      },
    }),
  ),
  everybody(
    'E25',
    'change a definition of custom resources',
    patch('customresourcedefinitions/rayjobs.ray.io', { metadata: { labels: { a: 'b' } } }),
  ),
  everybody(
    'E05',
    'delete an admission policy of ours',
    remove('validatingadmissionpolicies/tenant-pods'),
  ),
  everybody(
    'E05',
    'unbind an admission policy of ours',
    remove('validatingadmissionpolicybindings/accelerator-claims'),
  ),
  everybody(
    'E05',
    'make an admission policy of ours warn only',
    patch('validatingadmissionpolicybindings/tenant-pods', { validationActions: ['Warn'] }),
  ),
  everybody(
    'E26',
    'make a volume of a node path',
    create('persistentvolumes', {
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path: '/' },
      },
    }),
  ),
  everybody('E27', 'list nodes', readEverywhere('nodes')),
  everybody(
    'E27',
    'label a node',
    patch('nodes/cpu-0', { metadata: { labels: { pool: 'mine' } } }),
  ),
  everybody('E27', 'cordon a node', patch('nodes/cpu-0', { spec: { unschedulable: true } })),
  everybody('E27', 'claim devices for a node', patch('nodes/cpu-0/status', { status: {} })),
  everybody('E27', 'list namespaces, and so all tenants', readEverywhere('namespaces')),
  everybody(
    'E27',
    'make a runtime class',
    create('runtimeclasses', { handler: 'host' } as unknown as Draft),
  ),
  everybody(
    'E27',
    'make a priority class',
    create('priorityclasses', { value: 900000000 } as unknown as Draft),
  ),
  everybody(
    'E27',
    'make a storage class',
    create('storageclasses', { provisioner: 'example.com/any' } as unknown as Draft),
  ),
  everybody('E27', 'delete a storage class', remove('storageclasses/standard')),
  everybody(
    'E27',
    'make an ingress class',
    create('ingressclasses', { spec: { controller: 'a/b' } }),
  ),
  everybody(
    'E70',
    'give oneself a share of the API server',
    create('flowschemas', {
      spec: { priorityLevelConfiguration: { name: 'exempt' }, matchingPrecedence: 500 },
    }),
  ),
  everybody('E09', 'read metrics of the API server', rawRead('/metrics')),
];

/** What outsiders may not do with the kinds that tenants work with, and readers neither. */
const WORK: readonly Attack[] = [
  {
    route: 'E39',
    what: 'run a pod on every node',
    call: create('daemonsets', {
      spec: { selector: { matchLabels: { case: '{name}' } }, template: template() },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E39',
    what: 'make pods past the kinds that are counted',
    call: create('replicasets', {
      spec: { replicas: 1, selector: { matchLabels: { case: '{name}' } }, template: template() },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E39',
    what: 'make pods by a replication controller',
    call: create('replicationcontrollers', {
      spec: { replicas: 1, selector: { case: '{name}' }, template: template() },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E33',
    what: 'put a pod on a node of choice',
    call: createAt('pods/target/binding', {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: 'target' },
      target: { apiVersion: 'v1', kind: 'Node', name: 'reserved-0' },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
    // The target pod runs already: the server would refuse to bind it twice.
    control: 'absent',
  },
  { route: 'E11', what: 'start a pod', call: create('pods', pod()), by: READERS, refused: NO_ROLE },
  ...(
    [
      ['pods', '/status'],
      ['services', '/status'],
      ['jobs', '/status'],
      ['deployments', '/status'],
      ['ingresses', '/status'],
      ['persistentvolumeclaims', '/status'],
      ['rayjobs', '/status'],
    ] as const
  ).map(([plural, status]): Attack => ({
    route: plural === 'services' || plural === 'ingresses' ? 'E53' : 'E11',
    what: `write the status of ${plural}`,
    call: patch(`${plural}/target${status}`, { metadata: { annotations: { a: 'b' } } }),
    by: EVERYBODY,
    refused: NO_ROLE,
  })),
  everybody(
    'E11',
    'forget what a quota has counted',
    patch('resourcequotas/namespace/status', { status: { used: { pods: '0' } } }),
  ),
  everybody(
    'E70',
    'write events',
    create('events', {
      involvedObject: { namespace: '{ns}' },
      reason: 'Flood',
      message: 'flood',
      reportingController: 'a',
    } as unknown as Draft),
  ),
  everybody('E70', 'write leases', create('leases', { spec: {} })),
  everybody(
    'E68',
    'write pod templates',
    create('podtemplates', { template: template() } as Draft),
  ),
  everybody(
    'E68',
    'write controller revisions',
    create('controllerrevisions', { revision: 1, data: {} } as unknown as Draft),
  ),
];

export const ROLE_ATTACKS: readonly Attack[] = [
  ...GUARD_ATTACKS,
  ...BINDINGS,
  ...IDENTITIES,
  ...IMPERSONATIONS,
  ...PROXIES,
  ...CLUSTER,
  ...WORK,
];
