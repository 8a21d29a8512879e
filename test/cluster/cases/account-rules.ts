import { type Attack, NO_ROLE, byPodRail, byPolicy, overQuota } from '../battery/attack';
import { connect, create, createAt, patch, read, remove } from '../battery/calls';
import type { Persona } from '../battery/people';
import { UNGUARDED } from '../battery/targets';
import type { Work } from '../battery/work';
import { job, pod, podWith, roleBinding, service, volumeClaim } from './drafts';

/** Accounts of charts that start pods. */
const LAUNCHERS: readonly Persona[] = [
  'hubPod',
  'airflowPod',
  'runnerPod',
  'launcherPod',
  'chartPod',
];
const CHARTS: readonly Persona[] = [...LAUNCHERS, 'mlflowPod', 'readerPod'];

const nobody = (route: string, what: string, call: Attack['call']): Attack => ({
  route,
  what: `${what} with the account of a chart`,
  call,
  by: CHARTS,
  refused: NO_ROLE,
});

const but = (attack: Attack, ...personas: readonly Persona[]): Attack => ({
  ...attack,
  by: attack.by.filter((persona) => !personas.includes(persona)),
});

/** Messages of events and the holders of leases are texts of any size. */
const LARGE = 'x'.repeat(40_000);

const EVENT = {
  involvedObject: { kind: 'Pod', name: 'target', namespace: '{ns}' },
  reason: 'Elected',
  message: 'became leader',
  type: 'Normal',
};

export const ACCOUNT_RULE_ATTACKS: readonly Attack[] = [
  nobody('E18', 'list secrets', read('secrets')),
  but(nobody('E18', 'read a secret', read('secrets/target')), 'runnerPod'),
  but(nobody('E21', 'run a command', connect('POST', 'pods/target/exec')), 'runnerPod'),
  nobody('E16', 'get a token', createAt('serviceaccounts/default/token', {})),
  nobody('E09', 'make an account', create('serviceaccounts')),
  nobody('E12', 'write a role', create('roles', { rules: [] } as never)),
  nobody(
    'E13',
    'bind a role',
    create('rolebindings', roleBinding('cluster-admin', { kind: 'User', name: 'x' })),
  ),
  nobody('E11', 'delete a quota', remove('resourcequotas/namespace')),
  nobody('E45', 'delete a network policy', remove('networkpolicies/default-deny')),
  nobody('E68', 'delete all pods at once', {
    method: 'DELETE',
    path: '/api/v1/namespaces/{ns}/pods',
  }),
  nobody('E18', 'read a ConfigMap that no rule names', read('configmaps/kube-root-ca.crt')),
  {
    route: 'E75',
    what: 'start a pod with more GPUs than granted, with the account of a chart',
    call: create('pods', podWith({ 'nvidia.com/gpu': '3' })),
    by: LAUNCHERS,
    refused: overQuota('namespace', 'requests.nvidia.com/gpu'),
  },
  {
    route: 'E38',
    what: 'start a pod of a high priority, with the account of a chart',
    call: create('pods', pod({ priorityClassName: 'system-node-critical' })),
    by: LAUNCHERS,
    refused: byPodRail('podScheduling', 'this pod names the priority class system-node-critical'),
  },
  {
    route: 'E68',
    what: 'fill etcd with large events, where an account may write events',
    call: create('events', { ...EVENT, message: LARGE }),
    by: ['chartPod'],
    refused: byPolicy('object-sizes', 'this object has'),
  },
  {
    route: 'E68',
    what: 'fill etcd with large leases, where an account may write leases',
    call: create('leases', { metadata: { annotations: { large: LARGE } } }),
    by: ['chartPod'],
    refused: byPolicy('object-sizes', 'this object has'),
  },
];

export const ACCOUNT_RULE_WORK: readonly Work[] = [
  {
    what: 'start a pod, follow it and clear it away, as a chart does',
    by: ['hubPod', 'airflowPod', 'runnerPod', 'launcherPod'],
    run: [create('pods', pod()), read('pods/{name}'), read('pods'), remove('pods/{name}')],
  },
  {
    what: 'give a person a volume, as the hub of JupyterHub does',
    by: ['hubPod'],
    run: [create('persistentvolumeclaims', volumeClaim('1Gi')), read('events')],
  },
  {
    what: 'keep the variables of a job in a secret, as a GitLab runner does',
    by: ['runnerPod'],
    run: [
      create('secrets'),
      read('secrets/{name}'),
      connect('POST', 'pods/absent/exec'),
      connect('POST', 'pods/absent/attach'),
      remove('secrets/{name}'),
    ],
  },
  {
    what: 'run a project as a Job, as MLflow does',
    by: ['mlflowPod'],
    run: [create('jobs', job()), read('jobs/{name}/status'), remove('jobs/{name}')],
  },
  { what: 'look at pods', by: ['readerPod'], run: [read('pods'), read('pods/target')] },
  {
    what: 'read what a pod says, as charts do',
    by: ['airflowPod', 'launcherPod', 'readerPod', 'runnerPod'],
    run: [read('pods/target/log')],
  },
  {
    what: 'read events, as charts do',
    by: ['airflowPod', 'hubPod', 'launcherPod', 'runnerPod'],
    run: [read('events')],
  },
  {
    what: 'change a pod of its own, as charts do',
    by: ['airflowPod', 'launcherPod'],
    run: [create('pods', pod()), patch('pods/{name}', { metadata: { labels: { a: 'b' } } })],
  },
  {
    what: 'open a service for a job, and look at its account, as a GitLab runner does',
    by: ['runnerPod'],
    run: [create('services', service()), read('services/{name}'), read('serviceaccounts/default')],
  },
  {
    what: 'do what the rules of its account say: two groups, leases and events',
    by: ['chartPod'],
    run: [
      create('jobs', job()),
      read('pods'),
      create('leases', { spec: { holderIdentity: 'me', leaseDurationSeconds: 15 } } as never),
      read('leases/{name}'),
      read('configmaps/target'),
      create('events', EVENT as never),
    ],
  },
  {
    what: 'make an event where a quota says none: the API server counts events in no quota',
    by: ['root'],
    target: { tenant: '', namespace: UNGUARDED },
    async run(worker) {
      const hard = {
        'count/events': '0',
        'count/events.events.k8s.io': '0',
        'count/leases.coordination.k8s.io': '0',
      };
      await worker.create('resourcequotas', { spec: { hard } });
      await worker.untilRefused(create('leases', { spec: {} }));
      await worker.call(create('events', EVENT as never));
    },
  },
];
