import { type Attack, byPodRail, later } from '../battery/attack';
import { type Call, create, dry, jsonPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { DRA, LISTED } from '../battery/targets';
import { type Part, deployment, job, pod, podWith } from './drafts';
import {
  AFFINITIES,
  GPU_TAINT,
  POD_MAKERS,
  listed,
  listedPod,
  tolerating,
} from './guard-rails-drafts';

const withGpu = (count: string): Part => podWith({ 'nvidia.com/gpu': count }).spec as Part;

const refusal = (words: string) => byPodRail('podScheduling', words);
const EVERY_TAINT = refusal('this pod tolerates every taint');
const TAINT = (key: string) =>
  refusal(`this pod tolerates the taint ${key}, which keeps nodes for others`);
const SCHEDULER = refusal('this pod asks for the scheduler mine; granted here: ');
const OTHERS = refusal('the affinity of this pod is about pods of other namespaces');

type Row = readonly [route: string, what: string, spec: Part, refused: Attack['refused']];

const PODS: readonly Row[] = [
  [
    'E33',
    'choose the node past the scheduler',
    { nodeName: 'reserved-0' },
    refusal('this pod names its node'),
  ],
  ['E37', 'choose a scheduler', { schedulerName: 'mine' }, SCHEDULER],
  [
    'E36',
    'choose a runtime',
    { runtimeClassName: 'gvisor' },
    refusal('this pod asks for the runtime class gvisor; granted here: none'),
  ],
  ['E34', 'tolerate every taint', tolerating({ operator: 'Exists' }), EVERY_TAINT],
  [
    'E34',
    'tolerate every taint of an effect',
    tolerating({ operator: 'Exists', effect: 'NoSchedule' }),
    EVERY_TAINT,
  ],
  [
    'E34',
    'tolerate every taint beside one that is fine',
    tolerating({ ...GPU_TAINT }, { operator: 'Exists' }),
    EVERY_TAINT,
  ],
  ...[
    { key: 'dedicated', operator: 'Exists' },
    { key: 'dedicated', value: 'batch' },
    { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' },
    { key: 'node.kubernetes.io/unschedulable', operator: 'Exists' },
    { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' },
  ].map((toleration): Row => [
    'E34',
    `tolerate ${Object.values(toleration).join(' ')}`,
    tolerating(toleration),
    TAINT(toleration.key),
  ]),
  ['E81', 'take a GPU node without a GPU', tolerating(GPU_TAINT), TAINT('nvidia.com/gpu')],
  [
    'E81',
    'take a GPU node with zero GPUs',
    { ...withGpu('0'), ...tolerating(GPU_TAINT) },
    TAINT('nvidia.com/gpu'),
  ],
  [
    'E81',
    'take a GPU node with another device',
    { ...podWith({ 'rdma/hca': '1' }).spec!, ...tolerating(GPU_TAINT) },
    TAINT('nvidia.com/gpu'),
  ],
  [
    'E81',
    'take the GPU nodes of another vendor',
    { ...withGpu('1'), ...tolerating({ ...GPU_TAINT, key: 'amd.com/gpu' }) },
    TAINT('amd.com/gpu'),
  ],
  ...AFFINITIES.map(([what, spec]): Row => ['E35', what, spec, OTHERS]),
];

/** A toleration is added to a pod that waits, or runs. Nothing is stored: it could not be taken back. */
const tolerateLater = (toleration: Part): Call =>
  dry(jsonPatch('pods/target', [{ op: 'add', path: '/spec/tolerations/-', value: toleration }]));

export const POD_RAIL_ATTACKS: readonly Attack[] = [
  ...PODS.map(([route, what, spec, refused]): Attack => ({
    route,
    what,
    call: create('pods', pod(spec)),
    by: POD_MAKERS,
    refused,
  })),
  ...(
    [
      ['tolerate every taint', { operator: 'Exists' }, EVERY_TAINT],
      [
        'tolerate a taint that is for others',
        { key: 'dedicated', operator: 'Exists' },
        TAINT('dedicated'),
      ],
      ['tolerate the taint of GPU nodes', GPU_TAINT, TAINT('nvidia.com/gpu')],
    ] as const
  ).map(([what, toleration, refused]): Attack => ({
    route: 'E34',
    what: `${what}, by a pod that is there already`,
    call: tolerateLater(toleration),
    by: [...WORKERS, 'operator'],
    refused,
  })),
  {
    route: 'E33',
    what: 'choose the node by a job',
    call: create('jobs', job({ nodeName: 'reserved-0' })),
    by: WORKERS,
    refused: later(refusal('this pod names its node')),
  },
  {
    route: 'E34',
    what: 'tolerate every taint by a deployment',
    call: create('deployments', deployment(tolerating({ operator: 'Exists' }))),
    by: WORKERS,
    refused: later(EVERY_TAINT),
  },
  ...(
    [
      ['E37', 'a scheduler that is not listed', { schedulerName: 'mine' }, SCHEDULER],
      [
        'E36',
        'the runtime of GPUs without a GPU',
        { runtimeClassName: 'nvidia' },
        refusal('the runtime class nvidia is for pods that ask for a GPU'),
      ],
      [
        'E38',
        'a priority that is not listed',
        { priorityClassName: 'lab-urgent' },
        refusal('this pod names the priority class lab-urgent; granted here: lab-batch'),
      ],
      [
        'E34',
        'another value of a listed taint',
        tolerating({ key: 'dedicated', value: 'green' }),
        TAINT('dedicated'),
      ],
      [
        'E81',
        'the listed taint of a product without a GPU',
        tolerating({ key: 'nvidia.com/gpu.product', value: 'Tesla-V100-PCIE-32GB' }),
        TAINT('nvidia.com/gpu.product'),
      ],
      [
        'E34',
        'the taint of another product beside a GPU',
        {
          containers: [listed({ resources: { limits: { 'nvidia.com/gpu': '1' } } })],
          ...tolerating({ key: 'nvidia.com/gpu.product', value: 'NVIDIA-A100-SXM4-80GB' }),
        },
        TAINT('nvidia.com/gpu.product'),
      ],
      [
        'E34',
        'all values of a listed taint',
        tolerating({ key: 'dedicated', operator: 'Exists' }),
        TAINT('dedicated'),
      ],
    ] as const
  ).map(([route, what, spec, refused]): Attack => ({
    route,
    what: `${what}, where others are`,
    call: create('pods', listedPod(spec)),
    by: WORKERS,
    target: LISTED,
    refused,
  })),
  {
    route: 'E81',
    what: 'take the nodes of a driver without a claim',
    call: create('pods', pod(tolerating({ ...GPU_TAINT, key: 'amd.com/gpu' }))),
    by: WORKERS,
    target: DRA,
    refused: TAINT('amd.com/gpu'),
  },
  {
    route: 'E81',
    what: 'take the nodes of another vendor by a claim',
    call: create(
      'pods',
      pod({
        resourceClaims: [{ name: 'gpu', resourceClaimName: 'any' }],
        ...tolerating(GPU_TAINT),
      }),
    ),
    by: WORKERS,
    target: DRA,
    refused: TAINT('nvidia.com/gpu'),
  },
];
