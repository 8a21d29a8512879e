import { parse } from 'yaml';
import { type Attack, NO_ROLE, byPolicy } from '../battery/attack';
import { patch, read, remove } from '../battery/calls';
import { INSIDERS, WORKERS } from '../battery/people';
import { NODES } from '../battery/surroundings';
import { LISTED } from '../battery/targets';
import { type Stored, type Work, expect } from '../battery/work';
import { container } from './drafts';

const PLACE = 'configmaps/gpu-pools';

/** The nodes of the pool, tainted or not: the example tolerates their taint. */
const H100_NODES = NODES.filter(({ gpus }) => gpus?.product === 'NVIDIA-H100-80GB-HBM3').map(
  ({ name }) => name,
);

const written = byPolicy('managed-objects', 'this ConfigMap is written from tenants.yaml');

/** What people read of their pools stays as it is written, although they may write ConfigMaps. */
export const GPU_POOL_ATTACKS: readonly Attack[] = [
  {
    route: 'E11',
    what: 'change what colleagues read of the pools',
    call: patch(PLACE, { data: { 'h100.yaml': 'devices: 300' } }),
    by: WORKERS,
    target: LISTED,
    refused: written,
  },
  {
    route: 'E11',
    what: 'delete what colleagues read of the pools',
    call: remove(PLACE),
    by: WORKERS,
    target: LISTED,
    refused: written,
  },
  {
    route: 'E11',
    what: 'read the pools of another tenant',
    call: read(PLACE),
    by: ['neighbour', 'stranger'],
    target: LISTED,
    refused: NO_ROLE,
  },
];

export const GPU_POOL_WORK: readonly Work[] = [
  {
    what: 'read which accelerators there are',
    by: INSIDERS,
    target: LISTED,
    async run(worker) {
      const { data }: Stored = await worker.call(read(PLACE));
      const { devices, resource, nodeLabels } = parse(data['h100.yaml']);
      expect(devices === 3 && resource === 'nvidia.com/gpu', `it says ${data['h100.yaml']}`);
      expect(nodeLabels['nvidia.com/gpu.product'] !== undefined, 'it names the label of the nodes');
    },
  },
  {
    what: 'run a pod as it is written there',
    by: WORKERS,
    target: LISTED,
    async run(worker) {
      const { data }: Stored = await worker.call(read(PLACE));
      const { containers, ...spec } = parse(data['h100.pod.yaml']);
      const [main] = containers;
      const image = 'registry.example.com/ml/train:1';
      await worker.create('pods', {
        spec: { ...spec, containers: [container({ ...main, image, imagePullPolicy: 'Always' })] },
      });
      const { spec: stored } = await worker.running();
      expect(H100_NODES.includes(stored.nodeName), `it runs on ${stored.nodeName}`);
    },
  },
];
