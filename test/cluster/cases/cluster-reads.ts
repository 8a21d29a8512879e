import { type Attack, NO_ROLE } from '../battery/attack';
import { type Call, connect, patch, readEverywhere, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { LISTED } from '../battery/targets';
import type { Work } from '../battery/work';

const refused = (route: string, what: string, call: Call): Attack => ({
  route,
  what: `${what}, where nodes may be read`,
  call,
  by: WORKERS,
  target: LISTED,
  refused: NO_ROLE,
});

const list = (path: string): Call => ({ method: 'GET', path });

const RESOURCE_SLICES = '/apis/resource.k8s.io/v1/resourceslices';
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

export const CLUSTER_READ_ATTACKS: readonly Attack[] = [
  refused('E27', 'label a node', patch('nodes/cpu-0', { metadata: { labels: { pool: 'mine' } } })),
  refused('E27', 'cordon a node', patch('nodes/cpu-0', { spec: { unschedulable: true } })),
  refused('E27', 'claim devices for a node', patch('nodes/cpu-0/status', { status: {} })),
  refused('E23', 'ask a kubelet', connect('GET', 'nodes/cpu-0/proxy', '/pods')),
  refused('E27', 'list namespaces, and so all tenants', readEverywhere('namespaces')),
  refused('E27', 'list volumes', list('/api/v1/persistentvolumes')),
  refused('E18', 'list pods everywhere', readEverywhere('pods')),
  refused('E25', 'delete a definition', remove('customresourcedefinitions/rayjobs.ray.io')),
  {
    route: 'E27',
    what: 'read devices and definitions of the cluster without `clusterReads`',
    call: list(RESOURCE_SLICES),
    by: ['admin', 'user', 'viewer', 'neighbour', 'stranger'],
    refused: NO_ROLE,
  },
];

export const CLUSTER_READ_WORK: readonly Work[] = [
  {
    what: 'look for nodes with GPUs, for devices and for kinds',
    by: WORKERS,
    target: LISTED,
    run: [
      readEverywhere('nodes'),
      list('/api/v1/nodes/cpu-0'),
      list(RESOURCE_SLICES),
      list(DEFINITIONS),
    ],
  },
];
