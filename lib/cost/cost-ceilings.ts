import type { Fleet } from '../fleet/model/fleet';
import { sumOfCosts } from '../fleet/prices/ceiling-lines';
import { type CostPart, costParts } from '../fleet/prices/priced-parts';
import { type Currency, currencyOf } from '../fleet/prices/money';
import { unpricedIn } from './unpriced';
import { type CostGroup, costGroups } from './cost-groups';
import { COST_VIEWS, type CostView } from './cost-views';
import { heldOwners, leavingOwners } from './held-owners';
import { mapOf } from '../fleet/values/maps';

/**
 * What fleets cost at most for a month of 730 hours, if everything that is granted is used all the time. It is a ceiling
 * and not a bill: it says nothing of what is used. What queues lend is in the ceiling of the tenant that it is granted to.
 *
 * Amounts are in the smallest unit of the currency, such as cents. Null means that nothing bounds the amount.
 */
export interface CostCeilings {
  readonly currency: Currency;
  /** What everything else is a sum of. */
  readonly parts: readonly CostPart[];
  readonly total: bigint | null;
  /** What is granted and has no price, so that it is in no ceiling: pools, `cpu`, `memory`, `ephemeralStorage`, `storage`. */
  readonly unpriced: readonly string[];
  /** What is suspended or draining, and counts as before, such as `vision (suspended)`. */
  readonly held: readonly string[];
  /** What is removed, and counts until its entry is deleted, such as `vision (removed)`. */
  readonly leaving: readonly string[];
  /** By view. In each of them, the ceilings add up to the total. */
  readonly by: Readonly<Record<CostView, readonly CostGroup[]>>;
}

/** The ceilings of fleets on several clusters, or of a single one. Undefined where nothing has a price. */
export function costCeilings(fleets: readonly Fleet[]): CostCeilings | undefined {
  const code = fleets.find(({ prices }) => prices !== undefined)?.prices?.currency;
  if (code === undefined) return undefined;
  const parts = fleets.flatMap(costParts);
  return {
    currency: currencyOf(code),
    parts,
    total: sumOfCosts(parts.map(({ cost }) => cost)),
    unpriced: unpricedIn(fleets),
    held: heldOwners(fleets),
    leaving: leavingOwners(fleets),
    by: mapOf(COST_VIEWS, (view) => costGroups(view, parts, fleets)),
  };
}
