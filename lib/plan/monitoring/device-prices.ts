import type { FleetPool, FleetPrices } from '../../fleet/model/fleet';
import { quotaKeysOf } from '../../fleet/quota/device-keys';
import { addTo } from '../../fleet/values/groups';

/** What the devices under one name in a quota cost for an hour. */
export interface DevicePrice {
  /** The name in the quota. */
  readonly key: string;
  /** Decimal texts, each with the number of devices that it is the price of. */
  readonly parts: readonly (readonly [count: number, price: string])[];
}

/** The pools that a quota counts under each name, in order. What has no price costs nothing. */
function poolsByKey(
  pools: Readonly<Record<string, FleetPool>>,
  prices: FleetPrices,
): Map<string, { name: string; price: string }[]> {
  const found = new Map<string, { name: string; price: string }[]>();
  for (const name of Object.keys(pools).sort()) {
    const key = quotaKeysOf(pools[name]!)[0]!;
    addTo(found, key, { name, price: prices.pools[name] ?? '0' });
  }
  return found;
}

/** The prices of names whose devices all cost the same for everybody. */
export function commonPrices(
  pools: Readonly<Record<string, FleetPool>>,
  prices: FleetPrices,
): DevicePrice[] {
  return [...poolsByKey(pools, prices)].flatMap(([key, [first, ...others]]): DevicePrice[] =>
    others.every(({ price }) => price === first!.price)
      ? [{ key, parts: [[1, first!.price]] }]
      : [],
  );
}

/**
 * The prices of names under which a namespace may hold devices of several pools with different prices. The API server does
 * not tell them apart, so each costs the mean of those that were granted.
 */
export function pricesInNamespace(
  gpu: Readonly<Record<string, number>>,
  pools: Readonly<Record<string, FleetPool>>,
  prices: FleetPrices,
): DevicePrice[] {
  const common = new Set(commonPrices(pools, prices).map(({ key }) => key));
  return [...poolsByKey(pools, prices)].flatMap(([key, all]): DevicePrice[] => {
    if (common.has(key)) return [];
    const parts = all.flatMap(({ name, price }) => {
      const count = gpu[name] ?? 0;
      return count === 0 ? [] : [[count, price] as const];
    });
    return parts.length === 0 ? [] : [{ key, parts }];
  });
}
