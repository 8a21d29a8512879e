import type { FleetQueue, FleetQueueAmounts } from '../../fleet/model/fleet';
import type { QueueLimitWord } from '../../fleet/model/props';
import { queueAmounts } from '../../fleet/queues/queued-amounts';
import type { QueueLimit, QueueNode } from './queue-node';

/** How a node shares what it is guaranteed. */
export type QueueTerms = Pick<QueueNode, 'weight' | 'borrow' | 'lend' | 'reclaim'>;

/** How a queue shares, in the steps in which queues count. */
export function termsOf({ weight, borrow, lend, reclaim }: FleetQueue): QueueTerms {
  return { weight, borrow: limitOf(borrow), lend: limitOf(lend), reclaim };
}

function limitOf(limit: QueueLimitWord | FleetQueueAmounts): QueueLimit {
  if (limit === 'all') return 'all';
  return limit === 'none' ? {} : queueAmounts(limit);
}
