import {
  type KaiQueueSpec,
  type KaiResource,
  KaiQueues,
} from '../../../lib/constructs/queues/kai-queues';
import type { FleetPool } from '../../../lib/fleet/model/fleet';
import type { QueueNode } from '../../../lib/plan/queues/queue-node';
import { fc } from '../../fast-check';
import { SKETCHED_POOLS, anyTree, drawTree, poolOf } from '../../plan/queues/queue-sketch';
import { type NamedSpec, queuesIn } from './objects-of-queues';

const POOLS: Readonly<Record<string, FleetPool>> = { h100: poolOf('nvidia.com/gpu') };

function render(root: QueueNode, pools = POOLS): NamedSpec<KaiQueueSpec>[] {
  return queuesIn<KaiQueueSpec>((chart) => new KaiQueues(chart, 'q', { root, pools }));
}

const root = drawTree({
  own: { 'gpu.h100': 6n },
  below: {
    'tenant-vision': {
      title: 'vision',
      weight: 3,
      borrow: { 'gpu.h100': 8n },
      below: {
        'vision-dev': { own: { cpu: 4500n, memory: 1_500_000n, 'gpu.h100': 2n } },
        'vision-prod': { own: { cpu: 8000n, memory: 1_500_000n, 'gpu.h100': 8n } },
      },
    },
  },
});

/** What KAI's webhook objects to or warns of. Source: KAI-Scheduler pkg/admission/webhook/queuehooks/queue_validator.go. */
function objections(queues: readonly NamedSpec<KaiQueueSpec>[]): string[] {
  const stored = new Map<string, KaiQueueSpec>();
  const found: string[] = [];
  for (const { name, spec } of queues) {
    const above = spec.parentQueue === undefined ? undefined : stored.get(spec.parentQueue);
    if (spec.parentQueue !== undefined && above === undefined) found.push(`${name}: no parent`);
    for (const key of ['cpu', 'memory', 'gpu'] as const) {
      const own = spec.resources[key];
      if (own.quota > own.limit) found.push(`${name}: ${key} quota > limit`);
      if (above === undefined) continue;
      const siblings = [...stored.values()].filter((one) => one.parentQueue === spec.parentQueue);
      const sum = [...siblings, spec].reduce((total, one) => total + one.resources[key].quota, 0);
      if (sum > above.resources[key].quota) found.push(`${name}: sum of ${key}`);
      if (own.limit > above.resources[key].limit) found.push(`${name}: ${key} limit`);
    }
    stored.set(name, spec);
  }
  return found;
}

describe('queues of KAI', () => {
  it('count cores in thousandths, memory in megabytes and GPUs in cards', () => {
    expect(render(root)[0]!.spec).toEqual({
      displayName: 'vision',
      resources: {
        cpu: { quota: 12500, limit: 12500, overQuotaWeight: 3 },
        memory: { quota: 3, limit: 3, overQuotaWeight: 3 },
        gpu: { quota: 10, limit: 16, overQuotaWeight: 3 },
      },
    });
  });

  it('round guarantees down and ceilings up', () => {
    const [, dev] = render(root);
    expect(dev!.spec.parentQueue).toBe('tenant-vision');
    expect(dev!.spec.resources.memory).toEqual({ quota: 1, limit: 3, overQuotaWeight: 1 });
  });

  it('always state a limit, because KAI takes a missing one for nothing at all', () => {
    const idle = drawTree({ below: { t: { borrow: {}, below: { 't-dev': { own: {} } } } } });
    const none: KaiResource = { quota: 0, limit: 0, overQuotaWeight: 1 };
    for (const { spec } of render(idle)) {
      expect(spec.resources).toEqual({ cpu: none, memory: none, gpu: none });
    }
  });

  it('add up all pools, and count an instance of MIG by its slices', () => {
    const own = { 'gpu.h100': 2n, 'gpu.mi300x': 1n, 'gpu.mig': 5n, 'gpu.shared': 9n };
    const tree = drawTree({ below: { t: { below: { 't-dev': { own } } } } });
    const pools = {
      ...POOLS,
      mi300x: poolOf('amd.com/gpu'),
      mig: poolOf('nvidia.com/mig-3g.40gb'),
      shared: poolOf('nvidia.com/gpu.shared'),
    };
    expect(render(tree, pools)[0]!.spec.resources.gpu.quota).toBe(2 + 1 + 5 * 3);
  });

  it('pass the rules of its webhook without a warning, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(objections(render(tree, SKETCHED_POOLS))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('would not pass them in another order', () => {
    expect(objections(render(root).reverse())).toContain('vision-dev: no parent');
  });
});
