import { type Attack, byPolicy } from '../battery/attack';
import {
  type Call,
  type Draft,
  create,
  jsonPatch,
  patch,
  pathOf,
  read,
  remove,
  seize,
} from '../battery/calls';
import type { Persona } from '../battery/people';
import type { Work } from '../battery/work';
import { OPEN, SELF } from '../battery/targets';
import { roleBinding } from './drafts';

const OURS = 'app.kubernetes.io/managed-by';
const LABELS = { [OURS]: 'cdk8s-tenancy' };

/** What we write, by plural and name, and the change that would open it. */
const OBJECTS: readonly (readonly [place: string, kind: string, opened: Draft])[] = [
  ['resourcequotas/namespace', 'ResourceQuota', { spec: { hard: { pods: '100k' } } }],
  ['limitranges/defaults', 'LimitRange', { spec: { limits: [] } }],
  [
    'networkpolicies/default-deny',
    'NetworkPolicy',
    { spec: { egress: [{}], policyTypes: ['Egress'] } },
  ],
  // Who is in it is judged by the rail `roleBindings` too.
  ['rolebindings/users', 'RoleBinding', { metadata: { annotations: { note: 'mine' } } }],
  ['serviceaccounts/default', 'ServiceAccount', { automountServiceAccountToken: true }],
  ['clusterroles/tenant-user', 'ClusterRole', { rules: [] }],
  ['clusterrolebindings/tenant-catalogue', 'ClusterRoleBinding', { subjects: [] }],
  ['priorityclasses/lab-batch', 'PriorityClass', { description: 'Runs at once.' }],
];

const BORDER = 'clusternetworkpolicies/lab-self';

const written = (kind: string) =>
  byPolicy('managed-objects', `this ${kind} is written from tenants.yaml, and stays as`);
const worn = byPolicy('managed-objects', `the label \`${OURS}: cdk8s-tenancy\` is for what is`);

/** Only ours, where nothing else should be lost. */
function removeOurs(plural: string): Call {
  const query = `labelSelector=${encodeURIComponent(`${OURS}=cdk8s-tenancy`)}`;
  return { method: 'DELETE', path: `${pathOf(plural)}?${query}` };
}

export const MANAGED_OBJECT_ATTACKS: readonly Attack[] = [
  ...[...OBJECTS, [BORDER, 'ClusterNetworkPolicy', { spec: { egress: [] } }] as const].flatMap(
    ([place, kind, opened]): Attack[] => {
      const [plural = ''] = place.split('/');
      const attack = (what: string, call: Call): Attack => ({
        route: 'E11',
        what,
        call,
        by: ['maintainer'],
        refused: written(kind),
      });
      return [
        attack(`open ${place} with the right to write it`, patch(place, opened)),
        attack(
          `take our label off ${place}`,
          patch(place, { metadata: { labels: { [OURS]: null } } }),
        ),
        attack(`take ${place} over with the right to write it`, seize(place, opened)),
        attack(`delete ${place} with the right to`, remove(place)),
        attack(`delete all ${plural} of ours with the right to`, removeOurs(plural)),
      ];
    },
  ),
  ...(
    [
      ['take our label off a quota', { metadata: { labels: { [OURS]: null } } }],
      ['forget what a quota has counted', { status: { used: { pods: '0' } } }],
    ] as const
  ).map(([what, change]): Attack => ({
    route: 'E03',
    what: `${what} through its status`,
    call: patch('resourcequotas/namespace/status', change),
    by: ['maintainer'],
    refused: written('ResourceQuota'),
  })),
  {
    route: 'E09',
    what: 'take the cloud identity of an account away by a JSON patch',
    call: jsonPatch('serviceaccounts/plain', [
      { op: 'add', path: '/metadata/annotations', value: {} },
    ]),
    by: ['admin', 'operator'],
    refused: written('ServiceAccount'),
  },
  // A tenant's admins, who may write objects of the same kind.
  {
    route: 'E29',
    what: 'give pods a token again, where admins make accounts of their own',
    call: patch('serviceaccounts/default', { automountServiceAccountToken: true }),
    by: ['admin'],
    refused: written('ServiceAccount'),
  },
  ...['default', 'plain'].map((name): Attack => ({
    route: 'E11',
    what: `delete the account ${name}, where admins make accounts of their own`,
    call: remove(`serviceaccounts/${name}`),
    by: ['admin'],
    refused: written('ServiceAccount'),
  })),
  {
    route: 'E11',
    what: 'delete all accounts of ours, where admins make accounts of their own',
    call: removeOurs('serviceaccounts'),
    by: ['admin'],
    refused: written('ServiceAccount'),
  },
  ...(
    [
      ['E45', 'networkpolicies/default-deny', 'NetworkPolicy', { spec: { egress: [{}] } }],
      ['E45', 'networkpolicies/allow-dns', 'NetworkPolicy', { spec: { egress: [{}] } }],
      ['E15', 'rolebindings/users', 'RoleBinding', { subjects: [] }],
    ] as const
  ).flatMap(([route, place, kind, opened]): Attack[] =>
    [patch(place, opened), remove(place)].map((call) => ({
      route,
      what: `${call.method === 'DELETE' ? 'delete' : 'open'} ${place}, where admins write some of their own`,
      call,
      by: ['admin'],
      target: SELF,
      refused: written(kind),
    })),
  ),
  {
    route: 'E45',
    what: 'make a policy that nobody in the tenant can take back',
    call: create('networkpolicies', {
      metadata: { labels: LABELS },
      spec: { podSelector: {}, egress: [{}] },
    }),
    by: ['admin', 'maintainer'],
    target: SELF,
    refused: worn,
  },
  {
    route: 'E15',
    what: 'make a binding that nobody in the tenant can take back',
    call: create('rolebindings', {
      ...roleBinding('tenant-viewer', { kind: 'User', name: 'eve@example.com' }),
      metadata: { labels: LABELS },
    }),
    by: ['admin'],
    target: SELF,
    refused: worn,
  },
  {
    route: 'E15',
    what: 'lock a binding of somebody else with our label',
    call: patch('rolebindings/helper', { metadata: { labels: LABELS } }),
    by: ['helper', 'maintainer'],
    target: SELF,
    refused: worn,
  },
];

const NOTE = { metadata: { annotations: { note: 'delivered' } } };
const POLICY = { spec: { podSelector: { matchLabels: { case: '{name}' } }, egress: [{}] } };

/** Whoever delivers writes everything that we write. */
const DELIVERERS: readonly Persona[] = ['deliverer', 'deliveryTeam', 'flux', 'migrator'];

/** Makes, changes and deletes an object of one's own. */
function ownObject(plural: string, draft: Draft, change: object): readonly Call[] {
  const place = `${plural}/{name}`;
  return [create(plural, draft), patch(place, change), remove(place)];
}

export const MANAGED_OBJECT_WORK: readonly Work[] = [
  {
    what: 'deliver what we write',
    by: DELIVERERS,
    run: OBJECTS.map(([place]) => patch(place, NOTE)),
  },
  { what: 'deliver the border of a tenant', by: DELIVERERS, run: [patch(BORDER, NOTE)] },
  {
    what: 'deliver a policy that comes, changes and goes with its entry',
    by: ['deliverer', 'deliveryTeam', 'flux'],
    run: ownObject(
      'networkpolicies',
      { ...POLICY, metadata: { labels: LABELS } },
      { spec: { egress: [] } },
    ),
  },
  {
    what: 'keep objects of one’s own beside ours',
    by: ['maintainer'],
    run: [
      ...ownObject('networkpolicies', POLICY, { spec: { egress: [] } }),
      ...ownObject('resourcequotas', { spec: { hard: { services: '50' } } }, NOTE),
      ...ownObject('limitranges', { spec: { limits: [] } }, NOTE),
      ...ownObject('serviceaccounts', {}, NOTE),
      ...ownObject('priorityclasses', { value: 7 } as Draft, NOTE),
    ],
  },
  {
    what: 'write a policy of one’s own, change it and delete it',
    by: ['admin'],
    target: SELF,
    run: [
      ...ownObject('networkpolicies', POLICY, { spec: { ingress: [{}] } }),
      create('networkpolicies', POLICY),
      read('networkpolicies'),
    ],
  },
  {
    what: 'have Kubernetes collect what depends on an object of ours, and the object',
    by: ['platform'],
    async run(worker) {
      const place = 'serviceaccounts/{name}';
      await worker.create('serviceaccounts', { metadata: { labels: LABELS } });
      await worker.call({ ...remove(place), body: { propagationPolicy: 'Foreground' } });
      await worker.until(place, 'is collected', (object) => object.code === 404);
    },
  },
  {
    what: 'change what we write where that rail is off',
    by: ['maintainer'],
    target: OPEN,
    run: [
      patch('resourcequotas/namespace', NOTE),
      patch('serviceaccounts/default', NOTE),
      patch('networkpolicies/default-deny', NOTE),
      create('limitranges', { spec: { limits: [] }, metadata: { labels: LABELS } }),
    ],
  },
  {
    what: 'change our policies where that rail is off',
    by: ['admin'],
    target: OPEN,
    run: [patch('networkpolicies/default-deny', NOTE)],
  },
];
