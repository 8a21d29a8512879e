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
import { deployment, job, pod, roleBinding } from './drafts';

const SHIPPER = ['shipper'] as const;

const refused = (route: string, what: string, call: Call): Attack => ({
  route,
  what: `${what} as a deployer`,
  call,
  by: SHIPPER,
  refused: NO_ROLE,
});

export const DEPLOYER_ATTACKS: readonly Attack[] = [
  refused('E18', 'read a secret', read('secrets/target')),
  refused('E18', 'list secrets', read('secrets')),
  refused('E18', 'read a secret by the answer to a patch', patch('secrets/target', {})),
  refused('E18', 'make a secret', create('secrets')),
  refused('E18', 'read secrets everywhere', readEverywhere('secrets')),
  refused('E21', 'run a command', connect('POST', 'pods/target/exec')),
  refused('E21', 'attach to a pod', connect('POST', 'pods/target/attach')),
  refused('E21', 'reach a port of a pod', connect('POST', 'pods/target/portforward')),
  refused('E21', 'add a container to a pod', patch('pods/target/ephemeralcontainers', {})),
  refused('E16', 'get a token', createAt('serviceaccounts/default/token', {})),
  refused('E09', 'make an account', create('serviceaccounts')),
  refused('E12', 'write a role', create('roles', { rules: [] })),
  refused(
    'E13',
    'bind somebody',
    create('rolebindings', roleBinding('tenant-admin', { kind: 'User', name: 'x' })),
  ),
  refused('E21', 'delete all pods at once', remove('pods')),
  {
    ...refused(
      'E21',
      'scale a Deployment',
      patch('deployments/target/scale', { spec: { replicas: 2 } }),
    ),
    // Scaling says nothing about who made the Deployment.
    since: 36,
  },
  refused('E11', 'delete a quota', remove('resourcequotas/namespace')),
  refused('E45', 'delete a network policy', remove('networkpolicies/default-deny')),
];

export const DEPLOYER_WORK: readonly Work[] = [
  {
    what: 'deploy, look how it goes, and clear away',
    by: SHIPPER,
    run: [
      create('configmaps'),
      create('jobs', job()),
      create('pods', pod()),
      read('pods/{name}'),
      read('events'),
      patch('configmaps/{name}', { data: { a: 'b' } }),
      remove('pods/{name}'),
      remove('jobs/{name}'),
      remove('configmaps/{name}'),
    ],
  },
  {
    what: 'deploy a second time under the same name, and watch the rollout',
    by: SHIPPER,
    run: [
      create('deployments', deployment()),
      patch('deployments/{name}', { metadata: { labels: { version: '2' } } }),
      read('deployments/{name}'),
      read('replicasets'),
      read('pods'),
      remove('deployments/{name}'),
    ],
  },
];
