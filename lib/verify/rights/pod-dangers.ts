import { CHANGE, CONNECT, type Danger } from './danger';

const WORKLOADS: readonly (readonly [group: string, resources: readonly string[]])[] = [
  ['apps', ['deployments', 'statefulsets', 'replicasets']],
  ['batch', ['jobs', 'cronjobs']],
  ['', ['replicationcontrollers']],
];

/** Rights over what runs in a namespace: its pods, and the secrets and accounts that they use. */
export const POD_DANGERS: readonly Danger[] = [
  {
    title: 'read secrets',
    reason:
      'Secrets hold passwords and the tokens of other accounts; list and watch show them all.',
    risk: 'high',
    verbs: ['get', 'list', 'watch'],
    group: '',
    resources: ['secrets'],
  },
  {
    title: 'write secrets',
    reason: 'A secret of the type of a service account token gets a token that never expires.',
    risk: 'medium',
    verbs: CHANGE,
    group: '',
    resources: ['secrets'],
  },
  {
    title: 'create pods',
    reason:
      'A pod can use every service account, secret, configuration and volume of its namespace, so ' +
      'its creator has their rights.',
    risk: 'medium',
    verbs: ['create'],
    group: '',
    resources: ['pods'],
  },
  ...WORKLOADS.map(([group, resources]): Danger => ({
    title: `create pods through ${resources.join(', ')}`,
    reason: 'A controller creates the pods, which can use all that their namespace holds.',
    risk: 'medium',
    verbs: CHANGE,
    group,
    resources,
  })),
  {
    title: 'run pods on every node',
    reason: 'A DaemonSet runs its pods on every node that they tolerate, next to those of others.',
    risk: 'high',
    verbs: CHANGE,
    group: 'apps',
    resources: ['daemonsets'],
  },
  {
    title: 'run commands in pods',
    reason: 'Commands run with the token, the secrets and the data of the pod.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/exec'],
  },
  {
    title: 'attach to pods',
    reason: 'The input and output of the running program are theirs.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/attach'],
  },
  {
    title: 'forward ports of pods',
    reason: 'The traffic comes from the node, so no network policy sees it.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/portforward'],
  },
  {
    title: 'reach pods and services through the API server',
    reason: 'The API server makes the connection, past network policies that let it through.',
    risk: 'medium',
    verbs: ['create', 'get', 'update', 'patch', 'delete'],
    group: '',
    resources: ['pods/proxy', 'services/proxy'],
  },
  {
    title: 'add debug containers to pods',
    reason: 'A debug container runs inside of a running pod, with an image of their choice.',
    risk: 'medium',
    verbs: ['update', 'patch'],
    group: '',
    resources: ['pods/ephemeralcontainers'],
  },
  {
    title: 'choose the node of pods',
    reason: 'A binding puts a pod on a node without the scheduler and what it checks.',
    risk: 'high',
    verbs: ['create'],
    group: '',
    resources: ['bindings', 'pods/binding'],
  },
  {
    title: 'make tokens of service accounts',
    reason: 'A token acts with all rights of its account, from anywhere, until it expires.',
    risk: 'high',
    verbs: ['create'],
    group: '',
    resources: ['serviceaccounts/token'],
  },
];
