import type {
  FleetEnvironmentQuota,
  FleetOwner,
  FleetPlatform,
  FleetQueue,
  FleetTenant,
} from '../../fleet/model/fleet';
import { capacityForQueues, guaranteedTo } from '../../fleet/queues/queued-owners';
import { describeAmount } from '../../fleet/queues/queue-words';
import { poolKey, queueAmounts } from '../../fleet/queues/queued-amounts';
import { RESOURCES } from '../../fleet/values/amounts';
import type { QueuedKey } from './queue-node';
import { termsOf } from './queue-terms';

/** An owner of which some environments are queued. */
type QueuedOwner = FleetOwner & Pick<FleetTenant, 'queue'>;

/**
 * What the pods of a namespace may hold at once: its quota, and what its queue may borrow. The quota of the namespace must
 * not refuse what the queue has admitted, so it is at least as much.
 *
 * It follows from the tenant and the platform alone, so that it does not change with what others are guaranteed: it may be
 * more than can be borrowed from them. The queue decides about that.
 */
export function namespaceBounds(
  { quota, queue }: { readonly quota: FleetEnvironmentQuota; readonly queue?: FleetQueue | 'none' },
  owner: QueuedOwner,
  platform: FleetPlatform,
): FleetEnvironmentQuota {
  if (queue === undefined || queue === 'none' || owner.queue === undefined) return quota;
  const bounds = new QueueBounds(quota, queue, owner.queue, owner, platform);
  const resources: Partial<Record<(typeof RESOURCES)[number][0], string | undefined>> = {};
  for (const [key] of RESOURCES) resources[key] = bounds.textOf(key, quota[key] ?? undefined);
  const { limits, storage, pods } = quota;
  const { cpu, memory, ephemeralStorage } = resources;
  const kept = RESOURCES.flatMap(([key]) => {
    const limit = limits?.[key];
    // Limits follow from requests, and what is borrowed has some as well.
    return limit === undefined || resources[key] !== quota[key] ? [] : [[key, limit] as const];
  });
  return {
    cpu: cpu ?? null,
    memory: memory ?? null,
    storage,
    pods,
    ...(ephemeralStorage === undefined ? {} : { ephemeralStorage }),
    gpu: bounds.gpu,
    ...(limits === undefined ? {} : { limits: Object.fromEntries(kept) }),
  };
}

/** How much a queue may hold at most, by what is queued. */
class QueueBounds {
  private readonly own;
  private readonly total;
  private readonly capacity;
  private readonly terms;
  private readonly tenantTerms;

  constructor(
    quota: FleetEnvironmentQuota,
    queue: FleetQueue,
    tenantQueue: FleetQueue,
    owner: QueuedOwner,
    private readonly platform: FleetPlatform,
  ) {
    this.own = queueAmounts(quota);
    this.total = guaranteedTo(owner);
    this.capacity = capacityForQueues(platform);
    this.terms = termsOf(queue);
    this.tenantTerms = termsOf(tenantQueue);
  }

  /** Devices by pool. A pool of which it can have none is left out, unless it has a stated zero. */
  get gpu(): Record<string, number> {
    const entries = Object.keys(this.platform.pools)
      .sort()
      .flatMap((pool): [string, number][] => {
        const key = poolKey(pool);
        const most = Number(this.mostOf(key) ?? this.own[key] ?? 0n);
        return most === 0 && this.own[key] === undefined ? [] : [[pool, most]];
      });
    return Object.fromEntries(entries);
  }

  /** An amount as a quota says it: what is stated where nothing is borrowed, so that its text stays. */
  textOf(key: QueuedKey, stated: string | undefined): string | undefined {
    const most = this.mostOf(key);
    if (most === undefined || stated === undefined) return undefined;
    return most === this.own[key] ? stated : describeAmount(key, most);
  }

  /** The most that the queue may hold. Undefined where nobody says how much there is. */
  private mostOf(key: QueuedKey): bigint | undefined {
    const { borrow } = this.terms;
    const own = this.own[key] ?? 0n;
    const ofTenant = this.mostOfTenant(key);
    if (borrow === 'all') return ofTenant;
    const most = own + (borrow[key] ?? 0n);
    return ofTenant === undefined || most < ofTenant ? most : ofTenant;
  }

  /** The most that all queues of the tenant may hold together. */
  private mostOfTenant(key: QueuedKey): bigint | undefined {
    const { borrow } = this.tenantTerms;
    if (borrow === 'all') return this.capacity[key];
    return (this.total[key] ?? 0n) + (borrow[key] ?? 0n);
  }
}
