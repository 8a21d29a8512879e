import { allAccelerators, allDeviceClasses } from '../../../lib/fleet/catalogue/accelerators';
import { implicitResource } from '../../../lib/fleet/catalogue/class-resources';
import { type Attack, NO_ROLE, byPodRail, byPolicy, later, overQuota } from '../battery/attack';
import { create, patch } from '../battery/calls';
import { EVERYBODY, READERS, WORKERS } from '../battery/people';
import { BLUE, BURST, DRA, GREEN, OPEN, SMALL } from '../battery/targets';
import {
  type Part,
  claim,
  claimTemplate,
  container,
  deployment,
  exactly,
  job,
  pod,
  podWith,
} from './drafts';

const needing = (limits: Part, name = 'main'): Part => container({ name, resources: { limits } });
const FOREIGN_NAME = byPodRail(
  'acceleratorNames',
  'this pod asks for \\S+, which its namespace was not granted; granted here: ',
);
const FOREIGN_CLASS = byPolicy(
  'accelerator-claims',
  'this claim names a device class that its namespace was not granted; granted here: ',
);

/** The API server also refuses it where the namespace does not carry a label that only the platform writes. */
const ADMIN_ACCESS = byPolicy(
  'accelerator-claims',
  'this claim asks for admin access, which reaches devices that others hold\\. Leave `adminAccess` out',
);

/** Before 1.36 nobody serves a device under the name of its class, and no quota counts it. */
const IMPLICIT = implicitResource('');

/** Older API servers forget huge pages of a pod as a whole, or refuse them. */
const AS_A_WHOLE = 'a pod as a whole';

/** Names that were not granted: of a pool, of the catalogue, of nobody. */
const FOREIGN_NAMES = [
  'amd.com/gpu',
  'nvidia.com/gpu.shared',
  'nvidia.com/mig-2g.20gb',
  'nvidia.com/mig-1g.10gb.shared',
  'nvidia.com/gpumem',
  'gpu.intel.com/i915',
  'gpu.intel.com/i915_monitoring',
  'habana.ai/gaudi',
  'google.com/tpu',
  'aws.amazon.com/neuroncore',
  'huawei.com/Ascend910',
  'example.com/made-tomorrow',
  'deviceclass.resource.kubernetes.io/gpu.amd.com',
];

/** E75: what was granted is counted, however a pod asks for it. Two h100 in blue's dev. */
const TOO_MANY: readonly (readonly [what: string, spec: Part])[] = [
  ['one container', { containers: [needing({ 'nvidia.com/gpu': '3' })] }],
  [
    'two containers together',
    { containers: [needing({ 'nvidia.com/gpu': '2' }), needing({ 'nvidia.com/gpu': '1' }, 'b')] },
  ],
  ['an init container', { initContainers: [needing({ 'nvidia.com/gpu': '3' }, 'init')] }],
  [
    'a sidecar and a container together',
    {
      initContainers: [{ ...needing({ 'nvidia.com/gpu': '1' }, 'side'), restartPolicy: 'Always' }],
      containers: [needing({ 'nvidia.com/gpu': '2' })],
    },
  ],
  [
    'a pod with a deadline, which a scoped quota would miss',
    { activeDeadlineSeconds: 60, containers: [needing({ 'nvidia.com/gpu': '3' })] },
  ],
  [
    'a pod that waits to be scheduled',
    { schedulingGates: [{ name: 'a/b' }], containers: [needing({ 'nvidia.com/gpu': '3' })] },
  ],
];

const NAME_ATTACKS: readonly Attack[] = [
  ...FOREIGN_NAMES.map((name): Attack => ({
    route: 'E76',
    what: `the device ${name}`,
    call: create('pods', podWith({ [name]: '1' })),
    by: WORKERS,
    refused: FOREIGN_NAME,
  })),
  ...(
    [
      ['an init container', { initContainers: [needing({ 'nvidia.com/gpu.shared': '1' }, 'i')] }],
      [
        'a second container',
        { containers: [container(), needing({ 'nvidia.com/gpu.shared': '1' }, 'b')] },
      ],
    ] as const
  ).map(([where, spec]): Attack => ({
    route: 'E76',
    what: `a foreign device in ${where}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    refused: FOREIGN_NAME,
  })),
  {
    route: 'E76',
    what: 'a foreign device by jobs',
    call: create('jobs', job({ containers: [needing({ 'nvidia.com/gpu.shared': '1' })] })),
    by: WORKERS,
    refused: later(FOREIGN_NAME),
  },
  {
    route: 'E76',
    what: 'a network card that only another tenant was granted',
    call: create('pods', podWith({ 'rdma/hca': '1' })),
    by: WORKERS,
    target: GREEN,
    refused: FOREIGN_NAME,
  },
  // Without the guard rail the quota closes what is known, and what the pools of the platform name.
  ...[
    ...allAccelerators(),
    'example.org/npu',
    ...[...allDeviceClasses(), 'npu.example.org'].map(implicitResource),
  ].map((name): Attack => ({
    route: 'E76',
    what: `the device ${name} where the guard rail is off`,
    call: create('pods', podWith({ [name]: '1' })),
    by: ['user'],
    target: OPEN,
    refused: overQuota('namespace', `requests.${name}`),
    ...(name.startsWith(IMPLICIT) && { since: 36 }),
  })),
];

/** Without the guard rail the quota closes claims as well. Only the cluster's administrator may write one there. */
const CLASS_ATTACKS: readonly Attack[] = [...allDeviceClasses(), 'npu.example.org'].map((name) => ({
  route: 'E84',
  what: `claim a device of the class ${name} where the guard rail is off`,
  call: create('resourceclaims', claim(exactly(name))),
  by: ['root'],
  target: OPEN,
  refused: overQuota('namespace', `${name}.deviceclass.resource.k8s.io/devices`),
}));

/** E65: no quota of ours names huge pages. */
const HUGE: Part = { 'hugepages-2Mi': '64Mi', memory: '1Gi', cpu: '1' };

const HUGE_PAGE_ATTACKS: readonly Attack[] = (
  [
    ['a container', { containers: [needing(HUGE)] }],
    ['a container by the gigabyte', { containers: [needing({ ...HUGE, 'hugepages-1Gi': '1Gi' })] }],
    ['an init container', { initContainers: [needing(HUGE, 'init')] }],
    [AS_A_WHOLE, { resources: { limits: HUGE } }],
  ] as const
).map(([where, spec]): Attack => ({
  route: 'E65',
  what: `huge pages in ${where}`,
  call: create('pods', pod(spec)),
  by: WORKERS,
  refused: byPodRail(
    'acceleratorNames',
    'this pod asks for hugepages-(2Mi|1Gi), which its namespace was not granted; granted here: .*nvidia\\.com/gpu',
  ),
  ...(where === AS_A_WHOLE && { since: 35 }),
}));

const COUNT_ATTACKS: readonly Attack[] = [
  ...TOO_MANY.map(([what, spec]): Attack => ({
    route: 'E75',
    what: `more GPUs than granted: ${what}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    refused: overQuota('namespace', 'requests.nvidia.com/gpu'),
  })),
  {
    route: 'E75',
    what: 'more slices than granted',
    call: create('pods', podWith({ 'nvidia.com/mig-1g.10gb': '3' })),
    by: WORKERS,
    refused: overQuota('namespace', 'requests.nvidia.com/mig-1g.10gb'),
  },
  {
    route: 'E75',
    what: 'more GPUs than granted by a job',
    call: create('jobs', job({ containers: [needing({ 'nvidia.com/gpu': '3' })] })),
    by: WORKERS,
    refused: later(overQuota('namespace', 'requests.nvidia.com/gpu')),
  },
  {
    route: 'E75',
    what: 'more GPUs than granted by a deployment',
    call: create('deployments', deployment({ containers: [needing({ 'nvidia.com/gpu': '3' })] })),
    by: WORKERS,
    refused: later(overQuota('namespace', 'requests.nvidia.com/gpu')),
  },
  {
    route: 'E75',
    what: 'a GPU of a tenant without any',
    call: create('pods', podWith({ 'nvidia.com/gpu': '1' })),
    by: ['admin', 'user'],
    target: BURST,
    refused: FOREIGN_NAME,
  },
  {
    route: 'E75',
    what: 'more GPUs than a small tenant has',
    call: create('pods', podWith({ 'nvidia.com/gpu': '3' })),
    by: WORKERS,
    target: SMALL,
    refused: overQuota('namespace', 'requests.nvidia.com/gpu'),
  },
  {
    route: 'E75',
    what: 'a GPU, by those who may not start pods',
    call: create('pods', podWith({ 'nvidia.com/gpu': '1' })),
    by: READERS,
    refused: NO_ROLE,
  },
];

const CLAIM_ATTACKS: readonly Attack[] = [
  ...(
    [
      ['resourceclaims', claim(exactly('gpu.amd.com'))],
      ['resourceclaimtemplates', claimTemplate(exactly('gpu.amd.com'))],
    ] as const
  ).map(([plural, draft]): Attack => ({
    route: 'E76',
    what: `claim devices by ${plural} without a grant`,
    call: create(plural, draft),
    by: EVERYBODY,
    target: BLUE,
    refused: NO_ROLE,
  })),
  ...(
    [
      ['the only request', [exactly('gpu.example.com')]],
      ['the second request', [exactly('gpu.amd.com'), exactly('gpu.example.com', {}, 'b')]],
      [
        'the second alternative',
        [
          {
            name: 'gpu',
            firstAvailable: [
              { name: 'a', deviceClassName: 'gpu.amd.com' },
              { name: 'b', deviceClassName: 'gpu.example.com' },
            ],
          },
        ],
      ],
    ] as const
  ).flatMap(([where, requests]): Attack[] => [
    {
      route: 'E84',
      what: `a foreign class in ${where} of a claim`,
      call: create('resourceclaims', claim(...requests)),
      by: WORKERS,
      target: DRA,
      refused: FOREIGN_CLASS,
    },
    {
      route: 'E84',
      what: `a foreign class in ${where} of a template`,
      call: create('resourceclaimtemplates', claimTemplate(...requests)),
      by: WORKERS,
      target: DRA,
      refused: FOREIGN_CLASS,
    },
  ]),
  {
    route: 'E81',
    what: 'claim nothing, so that a pod with the claim may take the nodes of the driver',
    call: create('resourceclaims', claim()),
    by: WORKERS,
    target: DRA,
    refused: byPolicy('accelerator-claims', 'this claim asks for no device'),
  },
  {
    route: 'E04',
    what: 'claim devices that others hold',
    call: create('resourceclaims', claim(exactly('gpu.amd.com', { adminAccess: true }))),
    by: WORKERS,
    target: DRA,
    refused: ADMIN_ACCESS,
  },
  {
    route: 'E04',
    what: 'claim devices that others hold by a template',
    call: create(
      'resourceclaimtemplates',
      claimTemplate(exactly('gpu.amd.com', { adminAccess: true })),
    ),
    by: WORKERS,
    target: DRA,
    refused: ADMIN_ACCESS,
  },
  ...(
    [
      ['four devices', exactly('gpu.amd.com', { count: 4 })],
      ['all devices of a node', exactly('gpu.amd.com', { allocationMode: 'All' })],
      [
        'four devices as an alternative',
        {
          name: 'gpu',
          firstAvailable: [
            { name: 'a', deviceClassName: 'gpu.amd.com', count: 1 },
            { name: 'b', deviceClassName: 'gpu.amd.com', count: 4 },
          ],
        },
      ],
    ] as const
  ).map(([what, request]): Attack => ({
    route: 'E77',
    what: `claim ${what} where three are granted`,
    call: create('resourceclaims', claim(request)),
    by: WORKERS,
    target: DRA,
    refused: overQuota('namespace', 'gpu.amd.com.deviceclass.resource.k8s.io/devices'),
  })),
  {
    route: 'E77',
    what: 'four devices by their extended resource where three are granted',
    call: create('pods', podWith({ 'amd.com/gpu': '4' })),
    by: WORKERS,
    target: DRA,
    refused: overQuota('namespace', 'requests.amd.com/gpu'),
  },
  {
    route: 'E77',
    what: 'devices of a plugin in addition to those of a driver, as many again',
    call: create('pods', podWith({ 'example.org/npu': '1' })),
    by: WORKERS,
    target: DRA,
    refused: FOREIGN_NAME,
  },
  {
    route: 'E77',
    what: 'claim four devices of a class that stands for no resource, where three are granted',
    call: create('resourceclaims', claim(exactly('npu.example.org', { count: 4 }))),
    by: WORKERS,
    target: DRA,
    refused: overQuota('namespace', 'npu.example.org.deviceclass.resource.k8s.io/devices'),
  },
  {
    route: 'E77',
    what: 'four devices by their implicit name where three are granted',
    call: create('pods', podWith({ 'deviceclass.resource.kubernetes.io/gpu.amd.com': '4' })),
    by: WORKERS,
    target: DRA,
    refused: overQuota('namespace', 'requests.deviceclass.resource.kubernetes.io/gpu.amd.com'),
    since: 36,
  },
  {
    route: 'E76',
    what: 'change the class of devices',
    call: patch('deviceclasses/gpu.amd.com', { spec: { selectors: [] } }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E76',
    what: 'advertise devices',
    call: create('resourceslices', {
      spec: {
        driver: 'x.example.com',
        nodeName: 'cpu-0',
        pool: { name: 'x', generation: 1, resourceSliceCount: 1 },
        devices: [{ name: 'x' }],
      },
    }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E83',
    what: 'open a queue to another budget',
    call: create('localqueues', { spec: { clusterQueue: 'green' } }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
  {
    route: 'E83',
    what: 'write what a queue admits',
    call: create('workloads', { spec: {} }),
    by: EVERYBODY,
    refused: NO_ROLE,
  },
];

export const ACCELERATOR_ATTACKS: readonly Attack[] = [
  ...NAME_ATTACKS,
  ...HUGE_PAGE_ATTACKS,
  ...COUNT_ATTACKS,
  ...CLASS_ATTACKS,
  ...CLAIM_ATTACKS,
];
