import type { FleetOwner, FleetPlatform, FleetQueue, FleetTenant } from '../model/fleet';
import {
  type QueueAmounts,
  type QueuedKey,
  addAmounts,
  poolKey,
  queueAmounts,
} from './queued-amounts';
import { capacityForQueues, guaranteedTo, heldUnqueued, leftOf } from './queued-owners';

/** What can be borrowed on a cluster, and from whom. */
export interface Offer {
  /** What nobody is guaranteed. */
  readonly free: QueueAmounts;
  /** What each tenant lends. */
  readonly lenders: readonly {
    readonly name: string;
    readonly lends: (key: QueuedKey) => bigint;
  }[];
}

/** A tenant, or a shared service, which has no queue. */
type Owner = FleetOwner & Pick<FleetTenant, 'name' | 'queue'>;

/** What owners hold, queued or not. */
export function heldBy(owners: readonly Owner[]): QueueAmounts {
  return addAmounts(owners.flatMap((owner) => [heldUnqueued(owner), guaranteedTo(owner)]));
}

/** What can be borrowed where owners hold so much. */
export function offerOf(
  tenants: readonly Owner[],
  held: QueueAmounts,
  platform: FleetPlatform,
): Offer {
  return {
    free: leftOf(capacityForQueues(platform), [held]),
    lenders: tenants.map((tenant) => ({
      name: tenant.name,
      lends: (key) => amountWithin(tenant.queue?.lend, key, guaranteedTo(tenant)[key] ?? 0n),
    })),
  };
}

/** Whether there is something of a key that a tenant can borrow. */
export function isOffered({ free, lenders }: Offer, tenant: string, key: QueuedKey): boolean {
  return (
    (free[key] ?? 0n) > 0n || lenders.some(({ name, lends }) => name !== tenant && lends(key) > 0n)
  );
}

/** How much of an amount passes a limit. */
export function amountWithin(
  limit: FleetQueue['lend'] | undefined,
  key: QueuedKey,
  amount: bigint,
): bigint {
  if (limit === undefined || limit === 'none') return 0n;
  if (limit === 'all') return amount;
  const most = queueAmounts(limit)[key] ?? 0n;
  return most < amount ? most : amount;
}

/** The owners that may borrow devices of a pool, and have somebody to borrow them from. */
export function borrowersOf(
  pool: string,
  owners: readonly Owner[],
  platform: FleetPlatform,
): string[] {
  if (platform.queueing === undefined) return [];
  const key = poolKey(pool);
  const offer = offerOf(owners, heldBy(owners), platform);
  return owners
    .filter(
      ({ name, queue }) => amountWithin(queue?.borrow, key, 1n) > 0n && isOffered(offer, name, key),
    )
    .map(({ name }) => name);
}
