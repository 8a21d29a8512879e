import type { QueueLimit, QueueNode, QueuedKey } from './queue-node';

/** What is guaranteed to a node and to all nodes below it. */
export function guaranteeOf(node: QueueNode, key: QueuedKey): bigint {
  let sum = node.own[key] ?? 0n;
  for (const child of node.children) sum += guaranteeOf(child, key);
  return sum;
}

/** The most that others have of the guarantee of a node while it is idle. */
export function lentBy(node: QueueNode, key: QueuedKey): bigint {
  let below = node.own[key] ?? 0n;
  for (const child of node.children) below += lentBy(child, key);
  return node.parent === undefined ? 0n : within(node.lend, key, below);
}

/** The most that a node has beyond its guarantee while all others are idle. */
export function borrowedBy(node: QueueNode, key: QueuedKey): bigint {
  const { parent } = node;
  if (parent === undefined) return 0n;
  let offered = (parent.own[key] ?? 0n) + borrowedBy(parent, key);
  for (const sibling of parent.children) if (sibling !== node) offered += lentBy(sibling, key);
  return within(node.borrow, key, offered);
}

/** The most that a node has at once: its guarantee, and what others lend while they are idle. */
export function mostOf(node: QueueNode, key: QueuedKey): bigint {
  return guaranteeOf(node, key) + borrowedBy(node, key);
}

/** What is always free for a node at once, without an eviction: the part of its guarantee that it lends to nobody. */
export function keptBy(node: QueueNode, key: QueuedKey): bigint {
  return guaranteeOf(node, key) - lentBy(node, key);
}

function within(limit: QueueLimit, key: QueuedKey, amount: bigint): bigint {
  if (limit === 'all') return amount;
  const most = limit[key] ?? 0n;
  return most < amount ? most : amount;
}
