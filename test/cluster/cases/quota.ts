import { type Attack, NO_ROLE, type Refusal, later, overQuota } from '../battery/attack';
import type { Flood } from '../battery/flood';
import { create, patch } from '../battery/calls';
import { EVERYBODY, WORKERS } from '../battery/people';
import { BOUNDED, BURST, SELF, SMALL } from '../battery/targets';
import {
  type Part,
  autoscaler,
  container,
  cronJob,
  deployment,
  disruptionBudget,
  ingress,
  job,
  loadBalancer,
  pod,
  podRequesting,
  podWith,
  roleBinding,
  service,
  statefulSet,
  volumeClaim,
} from './drafts';

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

/** A custom resource of which the namespace may hold one. */
function capOfOne(resource: string): Flood {
  const plural = resource.split('.')[0]!;
  return {
    plural,
    // Routes are for hosts that were granted.
    draft: { spec: plural.endsWith('routes') ? { hostnames: ['demo.{ns}.example.com'] } : {} },
    cap: 1,
    key: `count/${resource}`,
  };
}

/** E68: each kind that a tenant may write is counted, and one more than granted is refused. */
const CAPS: readonly Flood[] = [
  { plural: 'services', draft: service(), cap: 2, key: 'services' },
  {
    plural: 'services',
    draft: loadBalancer(),
    cap: 1,
    key: 'services.loadbalancers',
  },
  { plural: 'configmaps', draft: {}, cap: 3, key: 'configmaps' },
  { plural: 'secrets', draft: {}, cap: 2, key: 'secrets' },
  {
    plural: 'serviceaccounts',
    draft: {},
    cap: 2,
    key: 'count/serviceaccounts',
    by: ['admin'],
  },
  {
    plural: 'persistentvolumeclaims',
    draft: volumeClaim('5Gi'),
    cap: 2,
    key: 'persistentvolumeclaims',
  },
  { plural: 'jobs', draft: job({}, { suspend: true }), cap: 2, key: 'count/jobs.batch' },
  { plural: 'cronjobs', draft: cronJob(), cap: 1, key: 'count/cronjobs.batch' },
  {
    plural: 'deployments',
    draft: deployment({}, { replicas: 0 }),
    cap: 1,
    key: 'count/deployments.apps',
  },
  { plural: 'statefulsets', draft: statefulSet(), cap: 1, key: 'count/statefulsets.apps' },
  {
    plural: 'horizontalpodautoscalers',
    draft: autoscaler(),
    cap: 1,
    key: 'count/horizontalpodautoscalers.autoscaling',
  },
  {
    plural: 'poddisruptionbudgets',
    draft: disruptionBudget(),
    cap: 1,
    key: 'count/poddisruptionbudgets.policy',
  },
  { plural: 'ingresses', draft: ingress(), cap: 1, key: 'count/ingresses.networking.k8s.io' },
  { plural: 'pods', draft: pod(), cap: 4, key: 'pods' },
  { plural: 'pods', draft: pod(), cap: 6, key: 'count/pods', finished: true },
  ...[
    'grpcroutes.gateway.networking.k8s.io',
    'httproutes.gateway.networking.k8s.io',
    'inferenceservices.serving.kserve.io',
    'jobsets.jobset.x-k8s.io',
    'notebooks.kubeflow.org',
    'pytorchjobs.kubeflow.org',
    'rayclusters.ray.io',
    'rayjobs.ray.io',
    'sparkapplications.sparkoperator.k8s.io',
    'trainjobs.trainer.kubeflow.org',
    'volumesnapshots.snapshot.storage.k8s.io',
    'workflows.argoproj.io',
  ].map(capOfOne),
  // What others run by is written by admins alone.
  ...[
    'datasets.lab.example.com',
    'servingruntimes.serving.kserve.io',
    'trainingruntimes.trainer.kubeflow.org',
    'workflowtemplates.argoproj.io',
  ].map((resource): Flood => ({ ...capOfOne(resource), by: ['admin'] })),
  // A cap of its own.
  { plural: 'sweeps', draft: { spec: {} }, cap: 4, key: 'count/sweeps.lab.example.com' },
];

/** What admins write where the platform lets them: ours in the same namespace count as well. */
const SELF_SERVICE_CAPS: readonly Flood[] = [
  {
    plural: 'networkpolicies',
    draft: { spec: { podSelector: {} } },
    cap: 100,
    key: 'count/networkpolicies.networking.k8s.io',
  },
  { plural: 'roles', draft: {}, cap: 100, key: 'count/roles.rbac.authorization.k8s.io' },
  {
    plural: 'rolebindings',
    draft: roleBinding('tenant-viewer', { kind: 'User', name: 'eve@example.com' }),
    cap: 200,
    key: 'count/rolebindings.rbac.authorization.k8s.io',
  },
];

export const FLOODS: readonly Flood[] = [
  ...CAPS.map((flood) => ({ ...flood, target: SMALL })),
  ...SELF_SERVICE_CAPS.map((flood): Flood => ({ ...flood, by: ['admin'], target: SELF })),
];
