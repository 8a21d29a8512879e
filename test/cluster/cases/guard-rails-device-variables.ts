import { type Attack, byPodRail } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, container, pod } from './drafts';
import { tryPod } from './guard-rails-drafts';

const withVariable = (name: string, value: string, more: Part = {}): Part =>
  container({ env: [{ name, value }], ...more });

const GPU: Part = { resources: { limits: { 'nvidia.com/gpu': '1' } } };

/** What runtimes read, and what they would give: devices of others, whatever the container asks for. */
const SHOWN: readonly (readonly [name: string, value: string, more?: Part])[] = [
  ['HABANA_VISIBLE_DEVICES', 'all'],
  ['ASCEND_VISIBLE_DEVICES', '0-7'],
  ['AWS_NEURON_VISIBLE_DEVICES', 'ALL'],
  ['MTHREADS_VISIBLE_DEVICES', 'all'],
  ['SOMEBODY_NEW_VISIBLE_DEVICES', '0'],
  ['DOCKER_RESOURCE_GPU', 'all'],
  ['NVIDIA_IMEX_CHANNELS', '0'],
  ['NVIDIA_IMEX_CHANNELS', '0', GPU],
  ['CUDA_VERSION', '11.0'],
  ['NVIDIA_MOFED', 'enabled', GPU],
  ['NVIDIA_GDS', 'enabled', GPU],
  ['NVIDIA_GDRCOPY', 'enabled', GPU],
  ['NVIDIA_NVSWITCH', 'enabled', GPU],
];

export const DEVICE_VARIABLE_ATTACKS: readonly Attack[] = [
  ...SHOWN.map(([name, value, more]): Attack => ({
    route: 'E79',
    what: `see devices of others by ${name}=${value}${more === undefined ? '' : ' beside a GPU'}`,
    call: create('pods', pod({ containers: [withVariable(name, value, more)] })),
    by: WORKERS,
    refused: byPodRail('acceleratorUse', `this pod sets ${name}, which shows it devices of others`),
  })),
  {
    route: 'E79',
    what: 'see all GPUs by CUDA_VERSION in a container beside the one that has a GPU',
    call: create(
      'pods',
      pod({
        containers: [container(GPU), withVariable('CUDA_VERSION', '11.0', { name: 'beside' })],
      }),
    ),
    by: WORKERS,
    refused: byPodRail('acceleratorUse', 'this pod sets CUDA_VERSION, which'),
  },
];

export const DEVICE_VARIABLE_WORK: readonly Work[] = [
  {
    what: 'choose among the devices that a container has, by the variables of libraries',
    by: WORKERS,
    run: [
      'CUDA_VISIBLE_DEVICES',
      'HIP_VISIBLE_DEVICES',
      'ROCR_VISIBLE_DEVICES',
      'ASCEND_RT_VISIBLE_DEVICES',
      'NEURON_RT_VISIBLE_CORES',
    ].map((name) => tryPod({ containers: [withVariable(name, '0', GPU)] })),
  },
  {
    what: 'state the version of CUDA beside a GPU, and switch gated devices off',
    by: WORKERS,
    run: [
      tryPod({ containers: [withVariable('CUDA_VERSION', '12.4', GPU)] }),
      tryPod({ containers: [withVariable('NVIDIA_MOFED', 'disabled', GPU)] }),
      tryPod({ containers: [withVariable('NVIDIA_DRIVER_CAPABILITIES', 'all', GPU)] }),
    ],
  },
];
