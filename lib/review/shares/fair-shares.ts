import type { QueueNode, QueuedKey } from '../../plan/queues/queue-node';
import { lentBy } from '../../plan/queues/queue-amounts';

/** Equal pods that an environment asks for. */
export interface PodAsk {
  /** The environment: a node without others below it. */
  readonly leaf: QueueNode;
  readonly pods: number;
  /** What each of them needs, in the smallest step of what is shared: whole devices. */
  readonly size: bigint;
}

/** What runs of each ask, in pods: in the order of the asks. */
export type RunningPods = readonly number[];

/** A node while amounts are handed out. */
interface Holder {
  readonly node: QueueNode;
  readonly parent: Holder | undefined;
  readonly children: readonly Holder[];
  /** What all below it may use without borrowing: its own, and what they lend each other. */
  readonly shared: bigint;
  /** The part of that which nobody outside may use. */
  readonly kept: bigint;
  /** The most that may be used at once. Undefined: as much as others lend. */
  readonly most: bigint | undefined;
  used: bigint;
}

/** What waits in an environment: pods that are equal wait together, the oldest first. */
interface Waiting {
  readonly index: number;
  readonly size: bigint;
  left: number;
}

interface Turn {
  readonly holder: Holder;
  readonly waiting: Waiting;
}

/**
 * Hands out what a tree shares, pod by pod, by the rules of fair sharing:
 *
 * 1. From the root down, at each level, the next pod is one of the node that would then have borrowed the least, divided by
 *    its weight. A node that stays within what is guaranteed to it has borrowed nothing, so guarantees come first.
 * 2. Of nodes with equal shares, the one goes first whose pod was asked for first.
 * 3. No node takes more than it may borrow, and nobody takes what a node keeps for itself.
 * 4. A pod that does not fit is passed over, and later ones may still fit.
 *
 * Source: kubernetes-sigs/kueue, pkg/scheduler/fair_sharing_iterator.go and pkg/cache/scheduler/fair_sharing.go.
 *
 * @param asks - in the order in which they were made
 * @param running - pods that are running and stay
 */
export function shareFairly(
  root: QueueNode,
  key: QueuedKey,
  asks: readonly PodAsk[],
  running: RunningPods = [],
): RunningPods {
  const top = holderOf(root, key);
  const leaves = new Map([...leavesOf(top)].map((leaf) => [leaf.node, leaf]));
  const waiting = new Map<Holder, Waiting[]>();
  const counts = asks.map(({ leaf, pods, size }, index) => {
    const holder = leaves.get(leaf)!;
    const runs = Math.min(running[index] ?? 0, pods);
    for (let pod = 0; pod < runs; pod++) take(holder, size);
    const list = waiting.get(holder) ?? [];
    waiting.set(holder, [...list, { index, size, left: pods - runs }]);
    return runs;
  });
  for (let turn = nextTurn(top, waiting); turn !== undefined; turn = nextTurn(top, waiting)) {
    take(turn.holder, turn.waiting.size);
    turn.waiting.left -= 1;
    counts[turn.waiting.index]! += 1;
  }
  return counts;
}

function holderOf(node: QueueNode, key: QueuedKey, parent?: Holder): Holder {
  const children: Holder[] = [];
  const own = node.own[key] ?? 0n;
  const shared = node.children.reduce((sum, child) => sum + lentBy(child, key), own);
  const holder: Holder = {
    node,
    parent,
    children,
    shared,
    kept: parent === undefined ? 0n : shared - lentBy(node, key),
    most: mostUsed(node, key, shared),
    used: 0n,
  };
  children.push(...node.children.map((child) => holderOf(child, key, holder)));
  return holder;
}

function mostUsed(
  { parent, borrow }: QueueNode,
  key: QueuedKey,
  shared: bigint,
): bigint | undefined {
  if (parent === undefined) return shared;
  return borrow === 'all' ? undefined : shared + (borrow[key] ?? 0n);
}

function* leavesOf(holder: Holder): Generator<Holder> {
  if (holder.children.length === 0) yield holder;
  for (const child of holder.children) yield* leavesOf(child);
}

/** What the node above sees of a use: all beyond what is kept. */
function seenAbove({ kept }: Holder, used: bigint): bigint {
  return used > kept ? used - kept : 0n;
}

function take(leaf: Holder, size: bigint): void {
  let more = size;
  for (let at: Holder | undefined = leaf; at !== undefined; at = at.parent) {
    const before = seenAbove(at, at.used);
    at.used += more;
    more = seenAbove(at, at.used) - before;
  }
}

function fits(leaf: Holder, size: bigint): boolean {
  let more = size;
  for (let at: Holder | undefined = leaf; at !== undefined; at = at.parent) {
    const used = at.used + more;
    if (at.most !== undefined && used > at.most) return false;
    more = seenAbove(at, used) - seenAbove(at, at.used);
  }
  return true;
}

/** Whose turn it is below a node; nobody's where nothing that waits fits. */
function nextTurn(
  holder: Holder,
  waiting: ReadonlyMap<Holder, readonly Waiting[]>,
): Turn | undefined {
  if (holder.children.length === 0) {
    const pods = waiting.get(holder)?.find(({ left, size }) => left > 0 && fits(holder, size));
    return pods === undefined ? undefined : { holder, waiting: pods };
  }
  let best: { turn: Turn; borrowed: bigint; weight: bigint } | undefined;
  for (const child of holder.children) {
    const turn = nextTurn(child, waiting);
    if (turn === undefined) continue;
    const borrowed = borrowedWith(child, turn);
    const weight = BigInt(child.node.weight);
    const difference = best === undefined ? -1n : borrowed * best.weight - best.borrowed * weight;
    const isFirst = difference === 0n && turn.waiting.index < best!.turn.waiting.index;
    if (difference < 0n || isFirst) best = { turn, borrowed, weight };
  }
  return best?.turn;
}

/** What a node would have borrowed after a turn of one of its environments. */
function borrowedWith(holder: Holder, { holder: leaf, waiting }: Turn): bigint {
  let more = waiting.size;
  for (let at = leaf; at !== holder; at = at.parent!) {
    more = seenAbove(at, at.used + more) - seenAbove(at, at.used);
  }
  const used = holder.used + more;
  return used > holder.shared ? used - holder.shared : 0n;
}
