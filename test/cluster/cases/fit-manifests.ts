import { type Draft, manifest } from '../battery/calls';
import {
  BLUE,
  BOUNDED,
  BOXED,
  BURST,
  DISK,
  DRA,
  FINER,
  LENIENT,
  LISTED,
  NARROW,
  OPEN,
  SMALL,
  STRICT,
  TIMED,
} from '../battery/targets';
import {
  type Part,
  claim,
  claimTemplate,
  container,
  cronJob,
  deployment,
  exactly,
  job,
  pod,
  podRequesting,
  podWith,
  statefulSet,
  template,
  volumeClaim,
} from './drafts';
import { type FitCase, type Row, inside } from './fit-case';
import { EXPOSED } from './fit-exposed';

const gpus = (count: number | string): Part => ({
  resources: { limits: { 'nvidia.com/gpu': count } },
});
const podOf = (...containers: readonly Part[]): Draft => pod({ containers });
const init = (cpu: string, more: Part = {}): Part =>
  container({ name: 'init', resources: { requests: { cpu } }, ...more });
const main = (cpu: string): Part => container({ resources: { requests: { cpu } } });

const PODS: readonly Row[] = [
  ['an ordinary pod', 'pods', pod()],
  ['two GPUs', 'pods', podOf(container(gpus(2)))],
  ['three GPUs', 'pods', podOf(container(gpus(3)))],
  ['a part of a GPU', 'pods', podOf(container(gpus('500m')))],
  ['a GPU that is requested without a limit', 'pods', podRequesting({ 'nvidia.com/gpu': 1 })],
  ['a slice', 'pods', podWith({ 'nvidia.com/mig-1g.10gb': 2 })],
  ['a slice that is closed', 'pods', podWith({ 'nvidia.com/mig-2g.20gb': 1 })],
  ['an unknown device', 'pods', podWith({ 'example.com/fpga': 1 })],
  ['a granted device without a quota', 'pods', podWith({ 'rdma/hca': 1 })],
  ['much cpu', 'pods', podRequesting({ cpu: '15' })],
  ['too much cpu', 'pods', podRequesting({ cpu: '17' })],
  ['too much memory', 'pods', podRequesting({ memory: '81Gi' })],
  ['too much disk of the node', 'pods', podRequesting({ 'ephemeral-storage': '201Gi' })],
  [
    'an init container before the others',
    'pods',
    pod({ initContainers: [init('14')], containers: [main('14')] }),
  ],
  [
    'an init container that needs too much',
    'pods',
    pod({ initContainers: [init('17')], containers: [main('1')] }),
  ],
  [
    'a sidecar that needs too much together with the others',
    'pods',
    pod({ initContainers: [init('10', { restartPolicy: 'Always' })], containers: [main('10')] }),
  ],
  [
    'a request above the limit',
    'pods',
    podOf(container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })),
  ],
  ['a granted priority', 'pods', pod({ priorityClassName: 'lab-batch' })],
  ['a priority that was not granted', 'pods', pod({ priorityClassName: 'lab-urgent' })],
  ['a priority of the cluster itself', 'pods', pod({ priorityClassName: 'system-node-critical' })],
  ['the network of the node', 'pods', pod({ hostNetwork: true })],
  ['a privileged container', 'pods', podOf(container({ securityContext: { privileged: true } }))],
  [
    'a capability',
    'pods',
    podOf(container({ securityContext: { capabilities: { add: ['NET_ADMIN'] } } })),
  ],
  [
    'a harmless capability',
    'pods',
    podOf(container({ securityContext: { capabilities: { add: ['CHOWN'] } } })),
  ],
  ['a path of the node', 'pods', pod({ volumes: [{ name: 'a', hostPath: { path: '/etc' } }] })],
  [
    'a port of the node',
    'pods',
    podOf(container({ ports: [{ containerPort: 80, hostPort: 80 }] })),
  ],
  ['no seccomp', 'pods', pod({ securityContext: { seccompProfile: { type: 'Unconfined' } } })],
  ['another scheduler', 'pods', pod({ schedulerName: 'volcano' })],
  ['a node by its name', 'pods', pod({ nodeName: 'cpu-0' })],
  ['every taint', 'pods', pod({ tolerations: [{ operator: 'Exists' }] })],
  [
    'the taint of a GPU without one',
    'pods',
    pod({ tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] }),
  ],
  [
    'the taint of a GPU with one',
    'pods',
    pod({
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
      containers: [container(gpus(1))],
    }),
  ],
  [
    'an affinity to pods of others',
    'pods',
    pod({
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', namespaces: ['lab-green-dev'] },
          ],
        },
      },
    }),
  ],
  ['two hours to end', 'pods', pod({ terminationGracePeriodSeconds: 7200 })],
  ['a runtime class', 'pods', pod({ runtimeClassName: 'gvisor' })],
  [
    'a share by its address',
    'pods',
    pod({ volumes: [{ name: 'a', nfs: { server: '10.30.0.1', path: '/' } }] }),
  ],
  [
    'a driver of volumes',
    'pods',
    pod({ volumes: [{ name: 'a', csi: { driver: 'secrets-store.csi.k8s.io' } }] }),
  ],
];

const WORKLOADS: readonly Row[] = [
  ['a deployment', 'deployments', deployment({}, { replicas: 2 })],
  [
    'a deployment whose pods need too many GPUs',
    'deployments',
    deployment({ containers: [container(gpus(1))] }, { replicas: 4 }),
  ],
  ['a job', 'jobs', job({ containers: [container(gpus(1))] }, { parallelism: 2, completions: 2 })],
  [
    'a job whose pods need too many GPUs',
    'jobs',
    job({ containers: [container(gpus(1))] }, { parallelism: 4, completions: 4 }),
  ],
  [
    'a job that runs them one by one',
    'jobs',
    job({ containers: [container(gpus(1))] }, { parallelism: 1, completions: 4 }),
  ],
  ['a stateful set', 'statefulsets', statefulSet()],
  ['a stateful set on the network of the node', 'statefulsets', statefulSet({ hostNetwork: true })],
  ['a cron job', 'cronjobs', cronJob()],
  ['a daemon set', 'daemonsets', deployment()],
  ['a replica set', 'replicasets', deployment()],
  [
    'a notebook',
    'notebooks',
    { spec: { template: template(podWith({ 'nvidia.com/gpu': 1 }).spec as Part) } },
  ],
  [
    'a training job',
    'pytorchjobs',
    {
      spec: {
        pytorchReplicaSpecs: {
          Master: { template: template() },
          Worker: { replicas: 2, template: template({ containers: [container(gpus(1))] }) },
        },
      },
    },
  ],
  [
    'a training job with too many GPUs',
    'pytorchjobs',
    {
      spec: {
        pytorchReplicaSpecs: {
          Worker: { replicas: 4, template: template({ containers: [container(gpus(1))] }) },
        },
      },
    },
  ],
  [
    'a job set',
    'jobsets',
    {
      spec: {
        replicatedJobs: [
          { name: 'a', replicas: 2, template: { spec: { parallelism: 1, template: template() } } },
        ],
      },
    },
  ],
  [
    'a job set with too many GPUs',
    'jobsets',
    {
      spec: {
        replicatedJobs: [
          {
            name: 'a',
            replicas: 2,
            template: {
              spec: { parallelism: 2, template: template({ containers: [container(gpus(1))] }) },
            },
          },
        ],
      },
    },
  ],
];

/** A pod that `restricted` takes. */
const CAREFUL = podOf(
  container({
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  }),
);

const mounted = { mountPath: '/mnt/imagenet', name: 'data', readOnly: true };

/** Questions about every part of what decides. */
export const FIT_CASES: readonly FitCase[] = [
  ...inside(BLUE, PODS),
  {
    what: 'too much cpu for the pod as a whole',
    objects: [manifest('pods', pod({ resources: { requests: { cpu: '17' } } }))],
    target: BLUE,
    since: 34,
  },
  ...inside(BLUE, [
    ['a claim of a granted class', 'persistentvolumeclaims', volumeClaim('1Gi')],
    [
      'a claim of another class',
      'persistentvolumeclaims',
      volumeClaim('1Gi', { storageClassName: 'costly' }),
    ],
    [
      'a claim without a class',
      'persistentvolumeclaims',
      volumeClaim('1Gi', { storageClassName: '' }),
    ],
    [
      'a claim of a volume of others',
      'persistentvolumeclaims',
      volumeClaim('1Gi', { volumeName: 'foreign' }),
    ],
  ]),
  ...inside(LISTED, [
    ...WORKLOADS,
    ['a granted registry', 'pods', podOf(container({ image: 'registry.example.com/ml/app:1' }))],
    ['another registry', 'pods', podOf(container({ image: 'quay.io/app' }))],
    [
      'a registry with a similar name',
      'pods',
      podOf(container({ image: 'registry.example.com/mlx/app' })),
    ],
    ['a granted scheduler', 'pods', pod({ schedulerName: 'volcano' })],
    ['a granted runtime class', 'pods', pod({ runtimeClassName: 'gvisor' })],
    ['the runtime class of GPUs without one', 'pods', pod({ runtimeClassName: 'nvidia' })],
    ['a granted taint', 'pods', pod({ tolerations: [{ key: 'spot', operator: 'Exists' }] })],
    [
      'a granted taint with another value',
      'pods',
      pod({ tolerations: [{ key: 'dedicated', value: 'prod' }] }),
    ],
    ['more GPUs than one pod may have', 'pods', podOf(container(gpus(3)))],
    ['ten minutes to end', 'pods', pod({ terminationGracePeriodSeconds: 600 })],
  ]),
  ...inside(BOUNDED, [
    ['a container between the bounds', 'pods', podWith({ cpu: '2', memory: '1Gi' })],
    ['a container above the most', 'pods', podWith({ cpu: '5', memory: '1Gi' })],
    ['a container below the least', 'pods', podWith({ cpu: '1m', memory: '1Gi' })],
    [
      'a pod above the most',
      'pods',
      podOf(
        ...['a', 'b', 'c'].map((name) =>
          container({ name, resources: { limits: { cpu: '3', memory: '1Gi' } } }),
        ),
      ),
    ],
    ['a request above the limit by default', 'pods', podRequesting({ cpu: '2' })],
  ]),
  ...inside(BURST, [
    [
      'a limit within the burst',
      'pods',
      podOf(container({ resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } })),
    ],
    [
      'a limit beyond the burst',
      'pods',
      podOf(container({ resources: { requests: { cpu: '1' }, limits: { cpu: '13' } } })),
    ],
  ]),
  ...inside(DISK, [
    ['disk of the node', 'pods', podRequesting({ 'ephemeral-storage': '10Gi' })],
    ['more disk than a container may have', 'pods', podRequesting({ 'ephemeral-storage': '31Gi' })],
  ]),
  ...inside(SMALL, [
    ['more pods than granted', 'deployments', deployment({}, { replicas: 5 })],
    ['more storage than granted', 'persistentvolumeclaims', volumeClaim('11Gi')],
    [
      'a class without storage',
      'persistentvolumeclaims',
      volumeClaim('1Gi', { storageClassName: 'costly' }),
    ],
  ]),
  ...inside(FINER, [
    ['a claim between the bounds', 'persistentvolumeclaims', volumeClaim('10Gi')],
    ['a claim above the most', 'persistentvolumeclaims', volumeClaim('21Gi')],
    [
      'a priority within its budget',
      'pods',
      pod({ priorityClassName: 'lab-urgent', containers: [container(gpus(2))] }),
    ],
    [
      'a priority beyond its budget',
      'pods',
      pod({ priorityClassName: 'lab-urgent', containers: [container(gpus(3))] }),
    ],
    ['a claim below the least', 'persistentvolumeclaims', volumeClaim('1Mi')],
    [
      'a limit of four times the request',
      'pods',
      podOf(
        container({
          resources: {
            requests: { cpu: '100m', memory: '100Mi' },
            limits: { cpu: '400m', memory: '200Mi' },
          },
        }),
      ),
    ],
    [
      'a limit of five times the request',
      'pods',
      podOf(
        container({
          resources: {
            requests: { cpu: '100m', memory: '100Mi' },
            limits: { cpu: '500m', memory: '100Mi' },
          },
        }),
      ),
    ],
  ]),
  ...inside(TIMED, [
    [
      'a GPU for an hour',
      'pods',
      pod({ activeDeadlineSeconds: 3600, containers: [container(gpus(1))] }),
    ],
    ['a GPU for any time', 'pods', podOf(container(gpus(1)))],
    [
      'more GPUs than one container may have',
      'pods',
      pod({ activeDeadlineSeconds: 60, containers: [container(gpus(3))] }),
    ],
    ['a pod without a GPU for any time', 'pods', pod()],
  ]),
  ...inside(STRICT, [
    ['an ordinary pod under `restricted`', 'pods', pod()],
    ['a careful pod under `restricted`', 'pods', CAREFUL],
  ]),
  ...inside(NARROW, [
    [
      'an excepted capability',
      'pods',
      podOf(container({ securityContext: { capabilities: { add: ['IPC_LOCK'] } } })),
    ],
    [
      'another capability',
      'pods',
      podOf(container({ securityContext: { capabilities: { add: ['SYS_ADMIN'] } } })),
    ],
    [
      'an excepted path of the node',
      'pods',
      pod({
        volumes: [{ name: 'data', hostPath: { path: '/mnt/imagenet' } }],
        containers: [container({ volumeMounts: [mounted] })],
      }),
    ],
  ]),
  ...inside(OPEN, [
    ['an unknown device where guard rails are off', 'pods', podWith({ 'example.com/fpga': 1 })],
    ['a priority where guard rails are off', 'pods', pod({ priorityClassName: 'lab-urgent' })],
    ['a scheduler where guard rails are off', 'pods', pod({ schedulerName: 'volcano' })],
  ]),
  ...inside(LENIENT, [
    ['a scheduler where guard rails warn', 'pods', pod({ schedulerName: 'volcano' })],
  ]),
  ...inside(BOXED, [
    ['another runtime than the required one', 'pods', pod({ runtimeClassName: 'nvidia' })],
    ['a granted runtime beside the required one', 'pods', pod({ runtimeClassName: 'gvisor' })],
  ]),
  ...inside(DRA, [
    ['a claim of devices', 'resourceclaims', claim(exactly('gpu.amd.com', { count: 2 }))],
    ['a claim of too many devices', 'resourceclaims', claim(exactly('gpu.amd.com', { count: 4 }))],
    [
      'a claim of all devices',
      'resourceclaims',
      claim(exactly('npu.example.org', { allocationMode: 'All' })),
    ],
    ['a claim of devices of others', 'resourceclaims', claim(exactly('gpu.nvidia.com'))],
    [
      'a template of claims of others',
      'resourceclaimtemplates',
      claimTemplate(exactly('gpu.nvidia.com')),
    ],
  ]).map((of) => ({ ...of, since: 34 })),
  ...EXPOSED,
];
