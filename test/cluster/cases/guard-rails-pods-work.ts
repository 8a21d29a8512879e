import { create, dry, jsonPatch, patch, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { type Target, DRA, LISTED, OPEN, SOLO } from '../battery/targets';
import { type Part, claimTemplate, container, exactly, pod, podWith } from './drafts';
import {
  AFFINITIES,
  GPU_TAINT,
  listed,
  listedPod,
  near,
  tolerating,
  tryPod,
} from './guard-rails-drafts';

const allowed = (what: string, spec: Part, target: Target = LISTED): Work => ({
  what,
  by: WORKERS,
  target,
  run: [create('pods', target === LISTED ? listedPod(spec) : pod(spec))],
});

const gpus = (part: Part = {}): Part => ({
  containers: [listed({ resources: { limits: { 'nvidia.com/gpu': '1' } } })],
  ...part,
});
const PRODUCT_TAINT = { key: 'nvidia.com/gpu.product', value: 'Tesla-V100-PCIE-32GB' };
const AMD_TAINT = { ...GPU_TAINT, key: 'amd.com/gpu' };

const OFF: readonly (readonly [what: string, spec: Part])[] = [
  ['its node', { nodeName: 'cpu-0' }],
  ['its scheduler', { schedulerName: 'mine' }],
  ['its runtime', { runtimeClassName: 'gvisor' }],
  ['every taint', tolerating({ operator: 'Exists' })],
  ['the taint of GPU nodes', tolerating(GPU_TAINT)],
  ...AFFINITIES,
];

export const POD_RAIL_WORK: readonly Work[] = [
  allowed('name a listed scheduler', { schedulerName: 'volcano' }),
  allowed('name the default scheduler', { schedulerName: 'default-scheduler' }),
  allowed('name a listed runtime', { runtimeClassName: 'gvisor' }),
  allowed('name the runtime of GPUs beside a GPU', gpus({ runtimeClassName: 'nvidia' })),
  allowed('name a listed priority', { priorityClassName: 'lab-batch' }),
  allowed(
    'tolerate listed taints',
    tolerating(
      { key: 'spot', operator: 'Exists' },
      { key: 'spot', value: 'true', effect: 'NoSchedule' },
      { key: 'dedicated', value: 'batch' },
      { key: 'dedicated', operator: 'Equal', value: 'batch', effect: 'NoExecute' },
    ),
  ),
  allowed(
    'stay on a node that fails for a while',
    tolerating(
      ...['not-ready', 'unreachable'].map((name) => ({
        key: `node.kubernetes.io/${name}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 10,
      })),
      { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists' },
    ),
  ),
  allowed(
    'tolerate the taint of GPUs beside a GPU',
    gpus(tolerating(GPU_TAINT, { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' })),
  ),
  allowed('tolerate the listed taint of a product beside a GPU', gpus(tolerating(PRODUCT_TAINT))),
  {
    what: 'label and delete a pod with more tolerations than can be compared with each other',
    by: WORKERS,
    target: LISTED,
    run: [
      create(
        'pods',
        listedPod(
          tolerating(
            ...Array.from({ length: 1400 }, (_, index) => ({
              key: 'node.kubernetes.io/memory-pressure',
              value: `${index}`,
            })),
          ),
        ),
      ),
      patch('pods/{name}', { metadata: { labels: { a: 'b' } } }),
      remove('pods/{name}'),
    ],
  },
  allowed('spread one’s own pods, and keep them together', {
    affinity: {
      ...(near('podAntiAffinity', {}).affinity as Part),
      ...(near('podAffinity', { namespaces: ['{ns}'] }, true).affinity as Part),
    },
  }),
  {
    what: 'tolerate the taint of GPUs beside a slice of one, and that of a network card beside one',
    by: WORKERS,
    run: [
      create(
        'pods',
        pod({
          ...podWith({ 'nvidia.com/mig-1g.10gb': '1', 'rdma/hca': '1' }).spec!,
          ...tolerating(
            GPU_TAINT,
            { key: 'nvidia.com/mig-1g.10gb', operator: 'Exists' },
            { key: 'rdma/hca', operator: 'Exists' },
          ),
        }),
      ),
    ],
  },
  {
    what: 'sit on the nodes that are for notebooks, as a hub makes them',
    by: ['user'],
    target: SOLO,
    run: [
      tryPod(
        tolerating({
          key: 'hub.jupyter.org/dedicated',
          operator: 'Equal',
          value: 'user',
          effect: 'NoSchedule',
        }),
      ),
    ],
  },
  {
    what: 'tolerate the taint of a driver’s nodes beside a claim',
    by: WORKERS,
    target: DRA,
    async run(worker) {
      await worker.create('resourceclaimtemplates', claimTemplate(exactly('gpu.amd.com')));
      await worker.create(
        'pods',
        pod({
          resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: '{name}' }],
          containers: [container({ resources: { claims: [{ name: 'gpu' }] } })],
          ...tolerating(AMD_TAINT),
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'tolerate the taint of a driver’s nodes beside a device by the name of its class',
    by: ['user'],
    target: DRA,
    since: 36,
    run: [
      create(
        'pods',
        pod({
          ...podWith({ 'deviceclass.resource.kubernetes.io/gpu.amd.com': '1' }).spec!,
          ...tolerating(AMD_TAINT),
        }),
      ),
    ],
  },
  {
    what: 'add a listed toleration to a pod, and change its labels when the list has ended',
    by: ['user'],
    target: LISTED,
    async run(worker) {
      await worker.create('pods', listedPod());
      await worker.call(
        jsonPatch('pods/{name}', [
          { op: 'add', path: '/spec/tolerations/-', value: { key: 'spot', operator: 'Exists' } },
        ]),
      );
      await worker.whileStated('tolerations', null, async () => {
        const another = create('pods', listedPod(tolerating({ key: 'spot', operator: 'Exists' })));
        await worker.untilRefused(dry(another));
        await worker.call(patch('pods/{name}', { metadata: { labels: { a: 'b' } } }));
        await worker.call(remove('pods/{name}'));
      });
    },
  },
  ...OFF.map(([what, spec]): Work => ({
    what: `${what}: a pod says so where the guard rail is off`,
    by: ['admin', 'user'],
    target: OPEN,
    run: [tryPod(spec)],
  })),
  {
    what: 'run pods without a priority, and with a listed one, where the quota alone judges',
    by: ['user'],
    target: OPEN,
    async run(worker) {
      await worker.create('pods', pod());
      await worker.createAs(`${worker.name}-b`, 'pods', pod({ priorityClassName: 'lab-batch' }));
      await worker.running();
      const { spec } = await worker.running(`${worker.name}-b`);
      expect(spec.priority === 1000, `its priority is ${spec.priority}`);
    },
  },
];
