import type { FleetQueueAmounts, FleetQuota } from '../model/fleet';
import { RESOURCES, type ResourceKey, amount } from '../values/amounts';
import { MILLI, ONE } from '../values/quantity';

/** What queues count: a resource that containers request, or the devices of a pool. */
export type QueuedKey = ResourceKey | `gpu.${string}`;

/** Amounts of what is queued, in its smallest step: thousandths of a core, bytes, devices. A missing key counts as 0. */
export type QueueAmounts = Readonly<Partial<Record<QueuedKey, bigint>>>;

/** Quotas, limits and capacities hold amounts of the same things; what has no bound is missing, or `null`. */
type Amounts = Partial<Pick<FleetQuota, ResourceKey>> & Pick<FleetQueueAmounts, 'gpu'>;

/** Amounts in the steps in which queues count, in order. */
export function queueAmounts(amounts: Amounts): QueueAmounts {
  const counted: Partial<Record<QueuedKey, bigint>> = {};
  for (const [key, measure] of RESOURCES) {
    const value = amounts[key];
    if (value === undefined || value === null) continue;
    counted[key] = amount(value).nano / (measure === 'cores' ? MILLI : ONE);
  }
  for (const [pool, count] of Object.entries(amounts.gpu ?? {})) {
    counted[poolKey(pool)] = BigInt(count);
  }
  return counted;
}

/** What the devices of a pool are counted by. */
export function poolKey(pool: string): QueuedKey {
  return `gpu.${pool}`;
}

/** The pool of which a key counts the devices. Undefined for other resources. */
export function poolOf(key: QueuedKey): string | undefined {
  return key.startsWith('gpu.') ? key.slice('gpu.'.length) : undefined;
}

/** The keys of amounts, all of which are known. */
export function keysOfAmounts(amounts: QueueAmounts): QueuedKey[] {
  return Object.keys(amounts) as QueuedKey[];
}

/** The sum of amounts, by key. */
export function addAmounts(all: readonly QueueAmounts[]): QueueAmounts {
  const sum: Partial<Record<QueuedKey, bigint>> = {};
  for (const amounts of all) {
    for (const key of keysOfAmounts(amounts)) sum[key] = (sum[key] ?? 0n) + amounts[key]!;
  }
  return sum;
}
