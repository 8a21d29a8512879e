import type { Fleet } from '../../fleet/model/fleet';
import { priceNano } from '../../fleet/values/price';
import { ONE } from '../../fleet/values/quantity';
import { cardPrices } from '../opencost/card-prices';
import type { ClusterHolders } from './bill-holders';
import { type Charge, splitCharge } from './charges';

/** For how long a namespace had devices of a pool, in billionths of a device-hour. */
export interface PoolHours {
  readonly cluster: string | null;
  readonly namespace: string;
  readonly pool: string;
  readonly hours: bigint;
}

/** Charges with the GPU parts that the source lacks. */
export interface PricedPools {
  readonly charges: readonly Charge[];
  readonly notes: readonly string[];
}

/**
 * Adds what devices cost that the source does not count, such as MIG instances with names of their own and claimed devices:
 * their hours × the price of their pool. Only the GPU part of a namespace changes.
 *
 * The source counts their cards as idle, so that the amount is taken from idle GPUs as far as it goes: nothing is billed
 * twice. What is more than that comes on top of the source's total.
 */
export function pricePools(
  charges: readonly Charge[],
  holders: ClusterHolders,
  { platform, prices }: Fleet,
  hours: readonly PoolHours[],
): PricedPools {
  const uncounted = prices === undefined ? new Map() : cardPrices(platform.pools, prices).uncounted;
  const added = hours
    .filter(({ pool }) => uncounted.has(pool))
    .map(({ namespace, pool, hours: quantity }): Charge => ({
      holder: holders.byNamespace.get(namespace) ?? holders.platform(namespace),
      sort: 'own',
      origin: namespace,
      kind: 'gpu',
      pool,
      cost: (quantity * priceNano(prices!.pools[pool]!)) / ONE,
      quantity,
    }));
  if (added.length === 0) return { charges, notes: [] };
  const wanted = added.reduce((sum, { cost }) => sum + cost, 0n);
  let left = wanted;
  const kept = charges.flatMap((charge) => {
    if (charge.sort !== 'idle' || charge.kind !== 'gpu' || charge.cost <= 0n) return [charge];
    const taken = charge.cost < left ? charge.cost : left;
    left -= taken;
    const rest = charge.cost - taken;
    return rest === 0n
      ? []
      : splitCharge(charge, [charge.holder, charge.holder], [rest, taken], { sort: 'idle' }).slice(
          0,
          1,
        );
  });
  const pools = [...new Set(added.map(({ pool }) => pool))].sort().join(', ');
  return {
    charges: [...kept, ...added],
    notes: [
      `The source does not count ${pools}: these GPUs are billed by the prices of the file, from what idle GPUs cost${left > 0n ? ', and the rest on top of the total of the source' : ''}.`,
    ],
  };
}
