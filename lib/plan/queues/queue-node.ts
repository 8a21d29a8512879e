import type { QueueReclaim } from '../../fleet/model/props';
import type { QueueAmounts, QueuedKey } from '../../fleet/queues/queued-amounts';

export type { QueueAmounts, QueueReclaim, QueuedKey };

/** How much may pass the border of a node: everything, or an amount of each. A missing key means none. */
export type QueueLimit = 'all' | QueueAmounts;

/**
 * What a node of the tree is for. The environments are the leaves: work is queued there and nowhere else.
 *
 * - `root`: everybody together
 * - `organization`: an organisation, below another one or the root
 * - `tenant`: a tenant
 * - `environment`: a namespace
 */
export type QueueLevel = 'root' | 'organization' | 'tenant' | 'environment';

/** A node of the tree by which the accelerators of a cluster are shared. Every engine renders the same tree. */
export interface QueueNode {
  readonly level: QueueLevel;
  /** The name of its objects: unique in the tree, a DNS label. */
  readonly name: string;
  /** Its own name in `tenants.yaml`: of the organisation, the tenant or the environment. Empty for the root. */
  readonly title: string;
  /** The node above. Only the root has none. */
  readonly parent: QueueNode | undefined;
  /** The nodes below, in order of their names. */
  readonly children: readonly QueueNode[];
  /** Its namespace. Only environments have one. */
  readonly namespace?: string;
  /** Its part of what is lent, against those of its siblings: 1 or more. */
  readonly weight: number;
  /** What is guaranteed to it and belongs to no node below: that of an environment, or what others have left. */
  readonly own: QueueAmounts;
  /** What it and the nodes below may have beyond their guarantees. */
  readonly borrow: QueueLimit;
  /** What of their guarantees others may have while it is idle. */
  readonly lend: QueueLimit;
  readonly reclaim: QueueReclaim;
}

/** All nodes of a tree: each before the nodes below it. */
export function* nodesOf(node: QueueNode): Generator<QueueNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** Everything that is queued anywhere in a tree, in order. */
export function queuedKeys(root: QueueNode): QueuedKey[] {
  const keys = new Set([...nodesOf(root)].flatMap(({ own }) => Object.keys(own)));
  return [...keys].sort() as QueuedKey[];
}
