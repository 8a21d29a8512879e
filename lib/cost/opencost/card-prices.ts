import type { FleetPool, FleetPrices } from '../../fleet/model/fleet';
import { decimalText, priceNano } from '../../fleet/values/price';

/** A label of nodes. */
export interface NodeLabel {
  readonly key: string;
  readonly value: string;
}

/** What OpenCost must know of a pool: the price of what it counts as one GPU, and the nodes that have it. */
export interface CardPrice {
  readonly pool: string;
  /** For an hour: a decimal text. */
  readonly price: string;
  readonly isDefault: boolean;
  /** Absent: nothing says by which label its nodes can be told. */
  readonly label?: NodeLabel;
}

/** The pools with a price that OpenCost counts, and why it does not count the others. */
export interface CardPrices {
  readonly cards: readonly CardPrice[];
  /** By pool: what is the matter with it. */
  readonly uncounted: ReadonlyMap<string, string>;
}

const PRODUCT = 'nvidia.com/gpu.product';

/**
 * The names that OpenCost counts (pkg/costmodel, getGPUCount, 1.120): whole cards, and cards that pods share by the device
 * plugin, which it counts as cards again.
 */
const COUNTED: ReadonlySet<string> = new Set(['nvidia.com/gpu', 'nvidia.com/gpu.shared']);

/** The prices of a cluster's pools as OpenCost can use them. */
export function cardPrices(
  pools: Readonly<Record<string, FleetPool>>,
  prices: FleetPrices,
): CardPrices {
  const cards: CardPrice[] = [];
  const uncounted = new Map<string, string>();
  for (const [pool, price] of Object.entries(prices.pools)) {
    const spec = pools[pool]!;
    const reason = whyUncounted(spec);
    if (reason !== undefined) {
      uncounted.set(pool, reason);
    } else {
      const label = labelOf(spec);
      const nano = priceNano(price) * BigInt(unitsPerCard(spec));
      cards.push({
        pool,
        price: decimalText(nano),
        isDefault: spec.default,
        ...(label === undefined ? {} : { label }),
      });
    }
  }
  return { cards, uncounted };
}

/** Why OpenCost does not count the devices of a pool; undefined if it does. */
export function whyUncounted({ servedBy, resource }: FleetPool): string | undefined {
  if (servedBy === 'driver') return 'it does not count devices that are claimed';
  return COUNTED.has(resource) ? undefined : `it does not count ${resource}`;
}

/** Whether OpenCost counts the devices with a resource name. */
export function countsDevices(resource: string): boolean {
  return COUNTED.has(resource);
}

/** How many units that tenants are granted make what OpenCost counts as one, which is a card where pods share it. */
function unitsPerCard({ sharing }: FleetPool): number {
  return sharing?.timeSlicing?.replicas ?? sharing?.mps?.replicas ?? sharing?.hami?.shares ?? 1;
}

/**
 * The label of its nodes. GPU Feature Discovery (k8s-device-plugin, internal/lm/resource.go) appends the profile of
 * instances that are called as whole cards are, and `SHARED` where replicas keep the name of the card.
 */
function labelOf({
  product,
  nodeLabels = {},
  sharing,
  resource,
}: FleetPool): NodeLabel | undefined {
  const [first] = Object.entries(nodeLabels);
  if (first !== undefined) return { key: first[0], value: first[1] };
  if (product === undefined) return undefined;
  const profile = sharing?.strategy === 'single' ? Object.keys(sharing.mig ?? {})[0] : undefined;
  const isShared = sharing?.timeSlicing !== undefined || sharing?.mps !== undefined;
  const parts = [
    product,
    ...(profile === undefined ? [] : [`MIG-${profile}`]),
    ...(isShared && !resource.endsWith('.shared') ? ['SHARED'] : []),
  ];
  return { key: PRODUCT, value: parts.join('-') };
}
