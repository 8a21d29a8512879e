import { lentBy } from '../../plan/queues/queue-amounts';
import type { QueueNode, QueuedKey } from '../../plan/queues/queue-node';

/**
 * The most of a guarantee that others ever hold, and that its node has to take back: what it lends, as far as others may
 * borrow it. An environment may lend everything to its tenant, and still be alone there.
 */
export function heldByOthers(node: QueueNode, key: QueuedKey): bigint {
  const { parent } = node;
  if (parent === undefined) return 0n;
  const lent = lentBy(node, key);
  let takers = heldByOthers(parent, key);
  for (const { borrow } of parent.children.filter((child) => child !== node)) {
    takers += borrow === 'all' ? lent : (borrow[key] ?? 0n);
  }
  return takers < lent ? takers : lent;
}
