import type { Fleet, FleetBilling, FleetCostCenter, FleetPool, FleetPrices } from '../model/fleet';
import { mergeOver } from '../model/layers';
import type {
  BillingProps,
  ClusterPricesProps,
  CostCenterEntry,
  PricesProps,
} from '../model/props';
import type { Merged } from '../model/written';
import { defined, sortedMap } from '../values/maps';
import { canonicalPrice } from '../values/price';

/** The prices of a cluster in normal form. Pools that it does not have are left out. */
export function resolvePrices(
  prices: PricesProps,
  onCluster: ClusterPricesProps | undefined,
  pools: Readonly<Record<string, FleetPool>>,
): FleetPrices {
  const merged: Merged<PricesProps> = mergeOver<PricesProps, Record<never, never>>(
    {},
    prices,
    onCluster as PricesProps | undefined,
  ) as Merged<PricesProps>;
  const { currency, cpu, memory, ephemeralStorage, storage, storageClasses = {} } = merged;
  const here = Object.entries(merged.pools ?? {}).filter(([pool]) => Object.hasOwn(pools, pool));
  const text = (price: string | number | undefined): string | undefined =>
    price === undefined ? undefined : canonicalPrice(price);
  return defined({
    currency,
    pools: sortedMap(Object.fromEntries(here), canonicalPrice),
    cpu: text(cpu),
    memory: text(memory),
    ephemeralStorage: text(ephemeralStorage),
    storage: text(storage),
    storageClasses:
      Object.keys(storageClasses).length === 0
        ? undefined
        : sortedMap(storageClasses, canonicalPrice),
  });
}

/** The rules of bills in normal form. */
export function resolveBilling({
  idle = 'platform',
  shared,
  costCenter,
}: BillingProps): FleetBilling {
  return defined({ idle, shared, costCenter });
}

/** What somebody pays for. */
type PaidFor = Pick<Fleet, 'tenants' | 'sharedServices' | 'organizations' | 'billing'>;

/** What is agreed with the cost centers that a fleet has, in normal form. */
export function resolveCostCenters(
  written: Readonly<Record<string, CostCenterEntry>>,
  fleet: PaidFor,
): Record<string, FleetCostCenter> {
  const used = costCentersOf([fleet]);
  const here = Object.entries(written).filter(([name]) => used.has(name));
  return agreedWithCostCenters(Object.fromEntries(here));
}

/** What is agreed with cost centers, in normal form, whether somebody has them or not. */
export function agreedWithCostCenters(
  written: Readonly<Record<string, CostCenterEntry>>,
): Record<string, FleetCostCenter> {
  return sortedMap(written, ({ budget }) =>
    defined({ budget: budget === undefined ? undefined : canonicalPrice(budget) }),
  );
}

/** Every cost center that somebody in some fleets has. */
export function costCentersOf(fleets: readonly PaidFor[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tenants, sharedServices, organizations = {}, billing = {} } of fleets) {
    for (const { costCenter } of [
      billing as Partial<FleetBilling>,
      ...tenants,
      ...Object.values(sharedServices),
      ...Object.values(organizations),
    ]) {
      if (costCenter !== undefined) names.add(costCenter);
    }
  }
  return names;
}
