import { Construct } from 'constructs';
import type { FleetPool } from '../../fleet/model/fleet';
import { kaiUnits } from '../../fleet/queues/kai-units';
import { type AmountOf, poolOfKey } from '../../plan/queues/counted-names';
import { guaranteeOf, mostOf } from '../../plan/queues/queue-amounts';
import { type QueueNode, nodesOf, queuedKeys } from '../../plan/queues/queue-node';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import type { QueueTreeProps } from './volcano-queues';

/** What KAI's queue says of one resource. */
export interface KaiResource {
  /** What is guaranteed. */
  readonly quota: number;
  /** The most that it has. KAI takes a missing one for nothing at all. */
  readonly limit: number;
  /** Its part of what others leave idle. */
  readonly overQuotaWeight: number;
}

/** The fields of KAI's Queue that we write. Source: kai-scheduler/KAI-Scheduler pkg/apis/scheduling/v2/queue_types.go. */
export interface KaiQueueSpec {
  readonly displayName: string;
  /** Absent: the whole cluster is above it. */
  readonly parentQueue?: string;
  readonly resources: {
    /** Thousandths of a core. */
    readonly cpu: KaiResource;
    /** Units of 10^6 bytes. */
    readonly memory: KaiResource;
    /** Whole cards; an instance of MIG counts by its slices. */
    readonly gpu: KaiResource;
  };
}

/** What KAI counts memory in. */
const MEGABYTE = 1_000_000n;

/** The Queues of KAI, each after the one above it. KAI has no queue for the root of the tree. */
export class KaiQueues extends Construct {
  constructor(scope: Construct, id: string, { root, pools }: QueueTreeProps) {
    super(scope, id);
    OutputFolder.of(this).set('queues');
    for (const node of nodesOf(root)) {
      if (node.parent === undefined) continue;
      new Manifest(this, node.name, {
        apiVersion: 'scheduling.run.ai/v2',
        kind: 'Queue',
        metadata: grantMetadata(node.name),
        spec: kaiSpec(node, root, pools),
      });
    }
  }
}

/** What a node of the tree is to KAI. */
export function kaiSpec(
  node: QueueNode,
  root: QueueNode,
  pools: Readonly<Record<string, FleetPool>>,
): KaiQueueSpec {
  const { parent, weight } = node;
  // Guarantees are rounded down and ceilings up: the sum of what is rounded down never exceeds the sum rounded down.
  const resource = (amount: (of: AmountOf) => bigint, unit = 1n): KaiResource => ({
    quota: Number(amount(guaranteeOf) / unit),
    limit: Number((amount(mostOf) + unit - 1n) / unit),
    overQuotaWeight: weight,
  });
  return {
    displayName: node.title,
    ...(parent?.parent === undefined ? {} : { parentQueue: parent.name }),
    resources: {
      cpu: resource((of) => of(node, 'cpu')),
      memory: resource((of) => of(node, 'memory'), MEGABYTE),
      gpu: resource((of) => gpuUnits(of, node, root, pools)),
    },
  };
}

/** An amount of all pools together: KAI has one number for them. */
function gpuUnits(
  of: AmountOf,
  node: QueueNode,
  root: QueueNode,
  pools: Readonly<Record<string, FleetPool>>,
): bigint {
  let sum = 0n;
  for (const key of queuedKeys(root)) {
    const pool = poolOfKey(key);
    const units = pool === undefined ? undefined : kaiUnits(pools[pool]);
    if (units !== undefined) sum += of(node, key) * BigInt(units);
  }
  return sum;
}
