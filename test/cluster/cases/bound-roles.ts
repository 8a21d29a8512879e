import { type Attack, NO_ROLE } from '../battery/attack';
import {
  type Call,
  connect,
  create,
  createAt,
  patch,
  read,
  readEverywhere,
  remove,
} from '../battery/calls';
import type { Work } from '../battery/work';
import { pod, roleBinding } from './drafts';

/** Those to whom `bindings` gives a role of the platform's own. */
const BOUND = ['boundReader', 'mlflowPod', 'shipper'] as const;

const refused = (route: string, what: string, call: Call): Attack => ({
  route,
  what: `${what} with a role of the platform`,
  call,
  by: BOUND,
  refused: NO_ROLE,
});

/** What the lists of these people say besides is tried elsewhere. */
const alone = (attack: Attack): Attack => ({ ...attack, by: ['boundReader'] });

export const BOUND_ROLE_ATTACKS: readonly Attack[] = [
  refused(
    'E10',
    'write what it reads',
    patch('vaults/target', { metadata: { labels: { a: 'b' } } }),
  ),
  refused('E10', 'delete what it reads', remove('vaults/target')),
  refused('E10', 'read it in all namespaces', readEverywhere('vaults')),
  refused('E18', 'read a secret', read('secrets/target')),
  refused('E16', 'get a token', createAt('serviceaccounts/default/token', {})),
  refused('E21', 'run a command', connect('POST', 'pods/target/exec')),
  refused('E11', 'delete a quota', remove('resourcequotas/namespace')),
  refused('E12', 'write a role', create('roles', { rules: [] })),
  refused(
    'E13',
    'bind somebody else to the role',
    create('rolebindings', roleBinding('vault-reader', { kind: 'User', name: 'x' })),
  ),
  refused(
    'E12',
    'widen the role',
    patch('clusterroles/vault-reader', { metadata: { labels: { a: 'b' } } }),
  ),
  alone(refused('E11', 'start a pod', create('pods', pod()))),
  alone(refused('E10', 'list pods', read('pods'))),
  {
    ...refused('E12', 'widen a role of tenants.yaml', {
      ...patch('clusterroles/vault-reader', {
        rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
      } as never),
    }),
    by: ['admin', 'user', 'viewer', 'pod', 'neighbour'],
  },
];

export const BOUND_ROLE_WORK: readonly Work[] = [
  {
    what: 'read what a role of the platform lists',
    by: BOUND,
    run: [
      read('vaults/target'),
      read('vaults'),
      read('pods/target/log'),
      read('deployments/target'),
    ],
  },
];
