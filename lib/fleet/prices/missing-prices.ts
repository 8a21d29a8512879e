import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { clusterOf } from '../clusters/cluster-of';
import type { Fleet } from '../model/fleet';
import type { PricesProps } from '../model/props';
import { type NamedOwner, holdersOf } from '../owners/owners';

/** Reports pools without a price of which somebody holds devices: the ceilings leave them out. */
export function checkMissingPrices(fleet: Fleet, written: PricesProps, findings: Findings): void {
  const { platform, prices, tenants, sharedServices } = fleet;
  const services = Object.entries(sharedServices).map(([name, service]) => ({ name, ...service }));
  const owners: readonly NamedOwner[] = [...tenants, ...services];
  const missing = Object.keys(platform.pools).filter((pool) => prices?.pools[pool] === undefined);
  for (const pool of missing) {
    const holders = holdersOf(pool, owners);
    if (holders.length === 0) continue;
    const count = holders.reduce((sum, holder) => sum + holder.count, 0);
    const isRemoved = written.pools?.[pool] !== undefined && written.pools[pool] !== null;
    const path: FindingPath = isRemoved
      ? ['clusters', clusterOf(fleet)!, 'prices', 'pools', pool]
      : ['prices', ...(written.pools === undefined ? [] : ['pools'])];
    findings.add(
      'PRICE_MISSING',
      path,
      `The pool \`${pool}\` has no price, so every ceiling leaves out the ${count} that tenants hold of it.`,
      `Add what one of it costs for an hour: \`prices: {pools: {${pool}: …}}\`, or \`${pool}: 0\` if it costs nothing.`,
    );
  }
}
