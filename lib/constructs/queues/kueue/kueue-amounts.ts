import type { ClusterQueueSpecResourceGroups as ResourceGroup } from '../../../../imports/kueue.x-k8s.io';
import { describeAmount } from '../../../fleet/queues/queue-words';
import { type KueueGroup, MILLICPU } from '../../../plan/queues/kueue-groups';
import type { QueueLimit, QueueNode, QueuedKey } from '../../../plan/queues/queue-node';

/** What is guaranteed to a queue, and what passes its border. */
export type KueueAmounts = Pick<QueueNode, 'own' | 'borrow' | 'lend'>;

type Amount = ResourceGroup['flavors'][number]['resources'][number];

/**
 * The amounts of a queue, by what Kueue counts together.
 *
 * @param isCohort - whether what it lends is more than what belongs to it alone: that of the queues below
 */
export function resourceGroups(
  groups: readonly KueueGroup[],
  amounts: KueueAmounts,
  isCohort: boolean,
): ResourceGroup[] {
  return groups.map(({ resources, flavors }) => ({
    coveredResources: resources,
    flavors: flavors.map(({ name, keys }) => ({
      name,
      resources: resources.map((resource, index) =>
        amountOf(resource, keys[index]!, amounts, isCohort),
      ),
    })),
  }));
}

function amountOf(
  name: string,
  key: QueuedKey,
  { own, borrow, lend }: KueueAmounts,
  isCohort: boolean,
): Amount {
  const nominal = own[key] ?? 0n;
  const borrowed = limitOf(borrow, key);
  const lent = limitOf(lend, key);
  // Kueue refuses a ClusterQueue that would lend more than its own.
  const lendable = lent === undefined || isCohort || lent < nominal ? lent : nominal;
  return {
    name,
    nominalQuota: textOf(name, key, nominal),
    ...(borrowed === undefined ? {} : { borrowingLimit: textOf(name, key, borrowed) }),
    ...(lendable === undefined ? {} : { lendingLimit: textOf(name, key, lendable) }),
  };
}

/** An amount as the resource is counted. */
function textOf(name: string, key: QueuedKey, amount: bigint): string {
  return name === MILLICPU ? String(amount) : describeAmount(key, amount);
}

/** The most that passes a border. Undefined for everything. */
function limitOf(limit: QueueLimit, key: QueuedKey): bigint | undefined {
  return limit === 'all' ? undefined : (limit[key] ?? 0n);
}
