import { type Attack, NO_ROLE, type Refusal, later, overQuota } from '../battery/attack';
import { create, patch } from '../battery/calls';
import { EVERYBODY, WORKERS } from '../battery/people';
import { BOUNDED, BURST } from '../battery/targets';
import { type Part, container, job, pod, podRequesting, podWith } from './drafts';

const CPU = overQuota('namespace', 'requests.cpu');

/** Before 1.34 the API server forgets what is stated for a pod. */
const POD_AS_A_WHOLE = 'cpu of the pod as a whole';

/** More than a namespace may request, however a pod asks for it. */
const TOO_MUCH: readonly (readonly [what: string, spec: Part, refused: Refusal])[] = [
  ['cpu', podRequesting({ cpu: '41' }).spec as Part, CPU],
  ['cpu by limits alone', podWith({ cpu: '41' }).spec as Part, CPU],
  [
    'memory',
    podRequesting({ memory: '201Gi' }).spec as Part,
    overQuota('namespace', 'requests.memory'),
  ],
  [
    'node-local disk',
    podRequesting({ 'ephemeral-storage': '501Gi' }).spec as Part,
    overQuota('namespace', 'requests.ephemeral-storage'),
  ],
  [
    'cpu of an init container',
    {
      initContainers: [container({ name: 'init', resources: { requests: { cpu: '41' } } })],
    },
    CPU,
  ],
  [POD_AS_A_WHOLE, { resources: { requests: { cpu: '41' } } }, CPU],
  [
    'cpu with a deadline',
    { activeDeadlineSeconds: 60, ...podRequesting({ cpu: '41' }).spec! },
    CPU,
  ],
  [
    'cpu with an allowed priority',
    { priorityClassName: 'lab-batch', ...podRequesting({ cpu: '41' }).spec! },
    CPU,
  ],
];

/** So many containers of this size, between stated bounds. */
const BOUNDS: readonly (readonly [what: string, count: number, limits: Part, message: RegExp])[] = [
  [
    'cpu of a container',
    1,
    { cpu: '5', memory: '1Gi' },
    /maximum cpu usage per Container is 4, but limit is 5/,
  ],
  [
    'memory of a container',
    1,
    { cpu: '1', memory: '17Gi' },
    /maximum memory usage per Container is 16Gi, but limit is 17Gi/,
  ],
  [
    'cpu of a pod',
    3,
    { cpu: '3', memory: '1Gi' },
    /maximum cpu usage per Pod is 8, but limit is 9/,
  ],
  [
    'memory of a pod',
    3,
    { cpu: '1', memory: '12Gi' },
    /maximum memory usage per Pod is 32Gi, but limit is /,
  ],
];

const AMOUNTS: readonly Attack[] = [
  ...TOO_MUCH.map(([what, spec, refused]): Attack => ({
    route: what.includes('deadline') || what.includes('priority') ? 'E67' : 'E65',
    what: `more than granted: ${what}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    refused,
    ...(what === POD_AS_A_WHOLE && { since: 34 }),
  })),
  {
    route: 'E65',
    what: 'more cpu than granted by a resize',
    call: patch('pods/target/resize', {
      spec: {
        containers: [
          { name: 'main', image: 'app', resources: { requests: { cpu: '41', memory: '64Mi' } } },
        ],
      },
    }),
    by: WORKERS,
    refused: CPU,
  },
  {
    route: 'E65',
    what: 'more cpu than granted by a job',
    call: create('jobs', job(podRequesting({ cpu: '41' }).spec as Part)),
    by: WORKERS,
    refused: later(CPU),
  },
  {
    route: 'E65',
    what: 'limits beyond the burst',
    call: create('pods', {
      spec: {
        containers: [container({ resources: { requests: { cpu: '1' }, limits: { cpu: '13' } } })],
      },
    }),
    by: WORKERS,
    target: BURST,
    refused: overQuota('namespace', 'limits.cpu'),
  },
  {
    route: 'E65',
    what: 'limits of memory beyond the burst',
    call: create('pods', {
      spec: {
        containers: [
          container({ resources: { requests: { memory: '1Gi' }, limits: { memory: '25Gi' } } }),
        ],
      },
    }),
    by: WORKERS,
    target: BURST,
    refused: overQuota('namespace', 'limits.memory'),
  },
  ...BOUNDS.map(([what, count, limits, message]): Attack => ({
    route: 'E65',
    what: `${what} above the stated maximum`,
    call: create(
      'pods',
      pod({
        containers: Array.from({ length: count }, (_, index) =>
          container({ name: `c${index}`, resources: { limits } }),
        ),
      }),
    ),
    by: ['user'],
    target: BOUNDED,
    refused: { status: 403, message },
  })),
  {
    route: 'E65',
    what: 'a container below the stated minimum',
    call: create('pods', podWith({ cpu: '1m', memory: '1Gi' })),
    by: ['user'],
    target: BOUNDED,
    refused: { status: 403, message: /minimum cpu usage per Container is 10m, but request is 1m/ },
  },
  {
    route: 'E68',
    what: 'a pipeline that floods a tenant that is not its own',
    call: create('configmaps'),
    by: EVERYBODY.filter((persona) => persona !== 'admin' && persona !== 'user'),
    refused: NO_ROLE,
  },
];

export const QUOTA_ATTACKS: readonly Attack[] = AMOUNTS;
