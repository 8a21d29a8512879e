import type {
  FleetEnvironment,
  FleetOwner,
  FleetPlatform,
  FleetQueue,
  FleetTenant,
} from '../model/fleet';
import { mapOf } from '../values/maps';
import {
  type QueueAmounts,
  type QueuedKey,
  addAmounts,
  keysOfAmounts,
  poolKey,
  queueAmounts,
} from './queued-amounts';

/** An environment with a queue. */
export interface QueuedEnvironment {
  readonly name: string;
  readonly environment: FleetEnvironment;
  readonly queue: FleetQueue;
}

/** An owner that may have queues. */
type QueuedTenant = FleetOwner & Pick<FleetTenant, 'queue'>;

/** The environments of a tenant that are queued, in order of their names. */
export function queuedEnvironments({ environments }: FleetOwner): QueuedEnvironment[] {
  return Object.keys(environments)
    .sort()
    .flatMap((name): QueuedEnvironment[] => {
      const environment = environments[name]!;
      const { queue } = environment;
      return queue === undefined || queue === 'none' ? [] : [{ name, environment, queue }];
    });
}

/** What an owner holds for environments without a queue. */
export function heldUnqueued({ environments }: FleetOwner): QueueAmounts {
  return addAmounts(
    Object.values(environments)
      .filter(({ queue }) => queue === undefined || queue === 'none')
      .map(({ quota }) => queueAmounts(quota)),
  );
}

/** What is guaranteed to the queues of a tenant. */
export function guaranteedTo(tenant: FleetOwner): QueueAmounts {
  return addAmounts(
    queuedEnvironments(tenant).map(({ environment }) => queueAmounts(environment.quota)),
  );
}

/** Whether the queues of a tenant may have devices of a pool. */
export function reachesPool(tenant: QueuedTenant, pool: string): boolean {
  const key = poolKey(pool);
  if ((guaranteedTo(tenant)[key] ?? 0n) > 0n) return true;
  const borrow = tenant.queue?.borrow ?? 'none';
  if (typeof borrow === 'string') return borrow === 'all';
  return (queueAmounts(borrow)[key] ?? 0n) > 0n;
}

/** Whether an owner may have devices of a pool, in a queue or without one. */
export function mayHave(owner: QueuedTenant, pool: string): boolean {
  return (owner.quota.gpu[pool] ?? 0) > 0 || reachesPool(owner, pool);
}

/** What there is in a cluster without what the platform keeps, as far as it is stated. */
export function capacityForQueues({ pools, queueing }: FleetPlatform): QueueAmounts {
  const stated = Object.keys(pools).filter((pool) => pools[pool]!.capacity !== undefined);
  const gpu = mapOf(stated, (pool) => pools[pool]!.capacity! - (pools[pool]!.reserved ?? 0));
  return queueAmounts({ ...queueing?.capacity, gpu });
}

/** What is left of a capacity for nobody in particular. It is never below 0: who holds too much has a finding. */
export function leftOf(capacity: QueueAmounts, held: readonly QueueAmounts[]): QueueAmounts {
  const taken = addAmounts(held);
  return mapOf(keysOfAmounts(capacity), (key: QueuedKey) => {
    const left = capacity[key]! - (taken[key] ?? 0n);
    return left < 0n ? 0n : left;
  });
}
