import { Construct } from 'constructs';
import type { FleetPool } from '../../fleet/model/fleet';
import {
  type AmountOf,
  type CountedName,
  amountText,
  amountUnder,
  countedNames,
} from '../../plan/queues/counted-names';
import { guaranteeOf, keptBy, mostOf } from '../../plan/queues/queue-amounts';
import { type QueueNode, nodesOf, queuedKeys } from '../../plan/queues/queue-node';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** The queue that Volcano makes for the whole cluster. Nobody may change it. */
export const VOLCANO_ROOT = 'root';

/** The fields of Volcano's Queue that we write. Source: volcano.sh/apis, scheduling/v1beta1. */
export interface VolcanoQueueSpec {
  readonly parent: string;
  readonly weight: number;
  readonly reclaimable: true;
  /** What no other queue may have, even while it is idle. */
  readonly guarantee: { readonly resource: Readonly<Record<string, string>> };
  /** Up to here, it takes back what others have. */
  readonly deserved: Readonly<Record<string, string>>;
  /** The most that it has. What is not named would be unbounded. */
  readonly capability: Readonly<Record<string, string>>;
}

/** What makes queues of a tree. */
export interface QueueTreeProps {
  readonly root: QueueNode;
  readonly pools: Readonly<Record<string, FleetPool>>;
}

/** The Queues of Volcano, each after the one above it. The root of the tree is Volcano's own. */
export class VolcanoQueues extends Construct {
  constructor(scope: Construct, id: string, { root, pools }: QueueTreeProps) {
    super(scope, id);
    OutputFolder.of(this).set('queues');
    const names = countedNames(queuedKeys(root), pools);
    for (const node of nodesOf(root)) {
      if (node.parent === undefined) continue;
      new Manifest(this, node.name, {
        apiVersion: 'scheduling.volcano.sh/v1beta1',
        kind: 'Queue',
        metadata: grantMetadata(node.name),
        spec: volcanoSpec(node, names),
      });
    }
  }
}

/** What a node of the tree is to Volcano. */
export function volcanoSpec(node: QueueNode, names: readonly CountedName[]): VolcanoQueueSpec {
  const amounts = (of: AmountOf): Record<string, string> =>
    Object.fromEntries(
      names.map((counted) => [
        counted.name,
        amountText(counted.name, amountUnder(of, node, counted)),
      ]),
    );
  const { parent } = node;
  return {
    parent: parent?.parent === undefined ? VOLCANO_ROOT : parent.name,
    weight: node.weight,
    reclaimable: true,
    guarantee: { resource: amounts(keptBy) },
    deserved: amounts(guaranteeOf),
    capability: amounts(mostOf),
  };
}
