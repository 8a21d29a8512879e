import { VolcanoQueues } from '../../../lib/constructs/queues/volcano-queues';
import type { FleetPool } from '../../../lib/fleet/model/fleet';
import type { QueueNode } from '../../../lib/plan/queues/queue-node';
import { fc } from '../../fast-check';
import { SKETCHED_POOLS, anyTree, drawTree, poolOf } from '../../plan/queues/queue-sketch';
import { queuesIn } from './objects-of-queues';
import { type AppliedQueue, volcanoObjections } from './volcano-judge';

const POOLS: Readonly<Record<string, FleetPool>> = { h100: poolOf('nvidia.com/gpu') };
const GI = 1024n ** 3n;

function render(root: QueueNode, pools = POOLS): AppliedQueue[] {
  return queuesIn<AppliedQueue['spec']>((chart) => new VolcanoQueues(chart, 'q', { root, pools }));
}

const root = drawTree({
  own: { 'gpu.h100': 6n },
  below: {
    'tenant-vision': {
      weight: 3,
      borrow: { 'gpu.h100': 8n },
      lend: { 'gpu.h100': 4n },
      below: {
        'vision-dev': { own: { cpu: 4500n, memory: 16n * GI, 'gpu.h100': 2n } },
        'vision-prod': { own: { cpu: 8000n, memory: 32n * GI, 'gpu.h100': 8n }, lend: {} },
      },
    },
    'tenant-nlp': {
      borrow: {},
      below: { 'nlp-train': { own: { cpu: 16000n, memory: 64n * GI, 'gpu.h100': 20n } } },
    },
  },
});

describe('queues of Volcano', () => {
  it('are one for each tenant and environment, each after the one above it', () => {
    expect(render(root).map(({ name, spec }) => [name, spec.parent])).toEqual([
      ['tenant-vision', 'root'],
      ['vision-dev', 'tenant-vision'],
      ['vision-prod', 'tenant-vision'],
      ['tenant-nlp', 'root'],
      ['nlp-train', 'tenant-nlp'],
    ]);
  });

  it('reserve what is lent to nobody, take back what is guaranteed, and end at what can be borrowed', () => {
    const [vision] = render(root);
    expect(vision!.spec).toEqual({
      parent: 'root',
      weight: 3,
      reclaimable: true,
      guarantee: { resource: { cpu: '12500m', memory: '48Gi', 'nvidia.com/gpu': '8' } },
      deserved: { cpu: '12500m', memory: '48Gi', 'nvidia.com/gpu': '10' },
      capability: { cpu: '12500m', memory: '48Gi', 'nvidia.com/gpu': '18' },
    });
  });

  it('write 0 for what an environment does not have, because Volcano takes nothing for no bound', () => {
    const [a] = render(
      drawTree({
        below: {
          'tenant-a': { borrow: {}, below: { 'a-dev': { own: { cpu: 1000n } } } },
          'tenant-b': { below: { 'b-dev': { own: { cpu: 1000n, 'gpu.h100': 4n } } } },
        },
      }),
    );
    expect(a!.spec.capability).toEqual({ cpu: '1', 'nvidia.com/gpu': '0' });
  });

  it('add up pools of one resource, which Volcano cannot tell apart', () => {
    const tree = drawTree({
      below: { t: { below: { 't-dev': { own: { 'gpu.a100': 3n, 'gpu.h100': 2n } } } } },
    });
    const [tenant] = render(tree, {
      a100: poolOf('nvidia.com/gpu'),
      h100: poolOf('nvidia.com/gpu'),
    });
    expect(tenant!.spec.deserved).toEqual({ 'nvidia.com/gpu': '5' });
  });

  it('leave out devices that pods can only claim', () => {
    const tree = drawTree({ below: { t: { below: { 't-dev': { own: { 'gpu.h100': 2n } } } } } });
    const pools = { h100: poolOf('nvidia.com/gpu', { servedBy: 'driver', deviceClass: 'h100' }) };
    expect(render(tree, pools)[0]!.spec.deserved).toEqual({});
  });

  it('pass the rules of its webhook, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(volcanoObjections(render(tree, SKETCHED_POOLS))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('would not pass them in another order, or with a child that has more than its parent', () => {
    const queues = render(root);
    expect(volcanoObjections([...queues].reverse())).toContain('vision-dev: parent not found');
    const greedy = queues.map((queue) =>
      queue.name === 'vision-dev'
        ? { ...queue, spec: { ...queue.spec, deserved: { 'nvidia.com/gpu': '9' } } }
        : queue,
    );
    expect(volcanoObjections(greedy)).toContain('vision-prod: sum of deserved');
  });
});
