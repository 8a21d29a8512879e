import { type Attack, byPodRail, later } from '../battery/attack';
import { create, strategicPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { LISTED, OPEN } from '../battery/targets';
import { type Part, container, job, pod } from './drafts';
import { POD_MAKERS, listed, listedPod, tryPod } from './guard-rails-drafts';

const NVIDIA = 'NVIDIA_VISIBLE_DEVICES';

const shows = (name: string) =>
  byPodRail('acceleratorUse', `this pod sets ${name}, which shows it devices of others`);
const above = (count: number) =>
  byPodRail('acceleratorUse', `this pod asks for ${count} accelerators; one pod may have 2 here`);

const seeing = (value: string, more: Part = {}): Part =>
  container({ env: [{ name: NVIDIA, value }], ...more });

/** `variable`: which one the server names. */
const VISIBLE: readonly (readonly [what: string, spec: Part, variable?: string])[] = [
  ...['all', '0', '0,1', 'GPU-fef8089b', 'void,all', 'ALL', '$(OTHER)'].map(
    (value) => [`${NVIDIA}=${value}`, { containers: [seeing(value)] }] as const,
  ),
  [
    `${NVIDIA} from elsewhere`,
    {
      containers: [
        container({
          env: [
            { name: NVIDIA, valueFrom: { fieldRef: { fieldPath: "metadata.annotations['a']" } } },
          ],
        }),
      ],
    },
  ],
  [
    `${NVIDIA} a second time`,
    {
      containers: [
        container({
          env: [
            { name: NVIDIA, value: 'void' },
            { name: NVIDIA, value: 'all' },
          ],
        }),
      ],
    },
  ],
  [`${NVIDIA} in another container`, { containers: [container(), seeing('all', { name: 'b' })] }],
  [`${NVIDIA} in an init container`, { initContainers: [seeing('all', { name: 'init' })] }],
  [
    `${NVIDIA} beside a GPU`,
    { containers: [seeing('all', { resources: { limits: { 'nvidia.com/gpu': '1' } } })] },
  ],
  [
    'AMD_VISIBLE_DEVICES=all',
    { containers: [container({ env: [{ name: 'AMD_VISIBLE_DEVICES', value: 'all' }] })] },
    'AMD_VISIBLE_DEVICES',
  ],
];

const gpus = (count: number, more: Part = {}): Part =>
  listed({ resources: { limits: { 'nvidia.com/gpu': String(count) } }, ...more });
const sidecar = (count: number) => gpus(count, { name: 'side', restartPolicy: 'Always' });

/** Two for one pod, of three. */
const TOO_MANY: readonly (readonly [what: string, spec: Part])[] = [
  ['one container', { containers: [gpus(3)] }],
  ['two containers together', { containers: [gpus(2), gpus(1, { name: 'b' })] }],
  ['an init container', { initContainers: [gpus(3, { name: 'init' })] }],
  ['a sidecar and a container', { initContainers: [sidecar(1)], containers: [gpus(2)] }],
  ['a sidecar and an init container', { initContainers: [sidecar(1), gpus(2, { name: 'init' })] }],
];

export const ACCELERATOR_RAIL_ATTACKS: readonly Attack[] = [
  ...VISIBLE.map(([what, spec, variable = NVIDIA]): Attack => ({
    route: 'E79',
    what: `see GPUs of others by ${what}`,
    call: create('pods', pod(spec)),
    by: POD_MAKERS,
    refused: shows(variable),
  })),
  {
    route: 'E79',
    what: `see GPUs of others by ${NVIDIA} in a debugging container`,
    call: strategicPatch('pods/target/ephemeralcontainers', {
      spec: { ephemeralContainers: [seeing('all', { name: '{name}' })] },
    }),
    by: WORKERS,
    refused: shows(NVIDIA),
  },
  {
    route: 'E79',
    what: `see GPUs of others by ${NVIDIA} in a job`,
    call: create('jobs', job({ containers: [seeing('all')] })),
    by: WORKERS,
    refused: later(shows(NVIDIA)),
  },
  ...TOO_MANY.map(([what, spec]): Attack => ({
    route: 'E82',
    what: `more GPUs than one pod may have: ${what}`,
    call: create('pods', listedPod(spec)),
    by: WORKERS,
    target: LISTED,
    refused: above(3),
  })),
];

export const ACCELERATOR_RAIL_WORK: readonly Work[] = [
  {
    what: 'see no GPU, as launchers of MPI jobs want it',
    by: WORKERS,
    run: [
      ...['void', 'none', ''].map((value) => tryPod({ containers: [seeing(value)] })),
      tryPod({ containers: [container({ env: [{ name: NVIDIA }, { name: 'A', value: 'all' }] })] }),
    ],
  },
  {
    what: 'use as many GPUs as one pod may have',
    by: WORKERS,
    target: LISTED,
    run: [
      { containers: [gpus(2)] },
      { containers: [gpus(1), gpus(1, { name: 'b' })] },
      { initContainers: [gpus(2, { name: 'init' })], containers: [gpus(2)] },
      { initContainers: [sidecar(1)], containers: [gpus(1)] },
      { containers: [listed()] },
    ].map(tryPod),
  },
  {
    what: 'see all GPUs of a node where the guard rail is off',
    by: WORKERS,
    target: OPEN,
    run: [tryPod({ containers: [seeing('all')] })],
  },
];
