import type { Fleet, FleetPrices, FleetQuota } from '../fleet/model/fleet';

/** What somebody may use and what has no price on some cluster: pools in order, then cpu, memory and disks. */
export function unpricedIn(fleets: readonly Fleet[]): string[] {
  const found = fleets.flatMap(({ prices, tenants, sharedServices }) => {
    const quotas = [...tenants, ...Object.values(sharedServices)].map(({ quota }) => quota);
    return [...new Set(quotas.flatMap((quota) => heldIn(quota)))].filter(
      (name) => !isPriced(name, prices),
    );
  });
  const pools = found.filter((name) => !isPlain(name)).sort();
  return [...new Set([...pools, ...PLAIN.filter((name) => found.includes(name))])];
}

const PLAIN = ['cpu', 'memory', 'ephemeralStorage', 'storage'] as const;

function isPlain(name: string): boolean {
  return PLAIN.some((plain) => plain === name);
}

/** Node-local disk is held where a quota states it: without one, nobody asks what it costs. */
function heldIn(quota: FleetQuota): string[] {
  const pools = Object.entries(quota.gpu).flatMap(([pool, count]) => (count > 0 ? [pool] : []));
  return [...pools, ...PLAIN.filter((name) => quota[name] !== '0' && quota[name] !== undefined)];
}

function isPriced(name: string, prices: FleetPrices | undefined): boolean {
  if (prices === undefined) return false;
  const plain = PLAIN.find((one) => one === name);
  return (plain === undefined ? prices.pools[name] : prices[plain]) !== undefined;
}
