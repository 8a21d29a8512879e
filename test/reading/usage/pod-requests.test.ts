import { podRequests } from '../../../lib/cluster/usage/pod-requests';
import type { ServerContainer, ServerPod } from '../../../lib/cluster/usage/server-objects';
import { textsOf } from '../../../lib/cluster/usage/usage-counter';

function pod(spec: Partial<ServerPod['spec']>, status: ServerPod['status'] = {}): ServerPod {
  return { metadata: { name: 'p', namespace: 'n' }, spec: { containers: [], ...spec }, status };
}

function asks(cpu: string, name = 'c', restartPolicy?: string): ServerContainer {
  return {
    name,
    resources: { requests: { cpu } },
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
  };
}

const sidecar = (cpu: string): ServerContainer => asks(cpu, `side-${cpu}`, 'Always');

const CASES: readonly (readonly [string, ServerPod, Record<string, string>])[] = [
  ['containers run side by side', pod({ containers: [asks('100m'), asks('2')] }), { cpu: '2100m' }],
  [
    'init containers run one after the other',
    pod({ containers: [asks('1')], initContainers: [asks('3'), asks('2')] }),
    { cpu: '3' },
  ],
  [
    'a sidecar stays beside the containers',
    pod({ containers: [asks('1')], initContainers: [sidecar('2')] }),
    { cpu: '3' },
  ],
  [
    'a sidecar is beside the init containers that start after it',
    pod({ containers: [asks('1')], initContainers: [sidecar('2'), asks('5')] }),
    { cpu: '7' },
  ],
  [
    'a sidecar is not beside the init containers that end before it',
    pod({ containers: [asks('1')], initContainers: [asks('4'), sidecar('2')] }),
    { cpu: '4' },
  ],
  [
    'what is stated for the pod holds, and only for what may be stated so',
    pod({
      containers: [{ name: 'c', resources: { requests: { cpu: '1', 'nvidia.com/gpu': '2' } } }],
      resources: { requests: { cpu: '5' } },
    }),
    { cpu: '5', 'nvidia.com/gpu': '2' },
  ],
  [
    'overhead comes on top of all',
    pod({
      containers: [asks('1')],
      resources: { requests: { cpu: '5' } },
      overhead: { cpu: '250m', memory: '120Mi' },
    }),
    { cpu: '5250m', memory: '120Mi' },
  ],
  [
    'while a container shrinks, it holds what it has',
    pod(
      { containers: [asks('1')] },
      {
        containerStatuses: [
          { name: 'c', resources: { requests: { cpu: '3' } }, allocatedResources: { cpu: '2' } },
        ],
      },
    ),
    { cpu: '3' },
  ],
  [
    'a size that the node can never give does not count',
    pod(
      { containers: [asks('50')] },
      {
        conditions: [{ type: 'PodResizePending', reason: 'Infeasible' }],
        containerStatuses: [
          { name: 'c', resources: { requests: { cpu: '3' } }, allocatedResources: { cpu: '3' } },
        ],
      },
    ),
    { cpu: '3' },
  ],
  [
    'a size that has to wait counts',
    pod(
      { containers: [asks('50')] },
      {
        conditions: [{ type: 'PodResizePending', reason: 'Deferred' }],
        containerStatuses: [{ name: 'c', resources: { requests: { cpu: '3' } } }],
      },
    ),
    { cpu: '50' },
  ],
  [
    'a sidecar is resized as well, and other init containers are not',
    pod(
      { initContainers: [sidecar('2'), asks('1', 'init')] },
      {
        initContainerStatuses: [
          { name: 'side-2', resources: { requests: { cpu: '4' } } },
          { name: 'init', resources: { requests: { cpu: '9' } } },
        ],
      },
    ),
    { cpu: '5' },
  ],
  [
    'a pod as a whole is resized as well',
    pod(
      { containers: [asks('1')], resources: { requests: { cpu: '2', memory: '1Gi' } } },
      { resources: { requests: { cpu: '6', memory: '1Gi' } }, allocatedResources: { cpu: '4' } },
    ),
    { cpu: '6', memory: '1Gi' },
  ],
];

test.each(CASES)('%s', (_, given, requests) => {
  expect(textsOf(podRequests(given))).toEqual(requests);
});
