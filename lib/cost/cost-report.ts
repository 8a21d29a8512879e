import { HOURS_PER_MONTH, type PricedKind, type PricedUnit } from '../fleet/prices/ceiling-lines';
import { plainAmount } from '../fleet/prices/money';
import type { CostCeilings } from './cost-ceilings';
import type { CostView } from './cost-views';
import { summedLines } from './cost-lines';

/**
 * What `tenancy cost --format json` prints. Amounts of money are decimal texts with the decimals of the currency; null means
 * that nothing bounds the amount. New keys may be added; any other change of the shape comes with another `apiVersion`.
 */
export interface CostReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'CostCeilings';
  /** What the amounts are, for people. */
  readonly note: string;
  /** Its code in ISO 4217. */
  readonly currency: string;
  readonly hoursPerMonth: number;
  /** What the ceilings are grouped by. */
  readonly by: CostView;
  readonly groups: readonly CostReportGroup[];
  /** The sum of all groups. */
  readonly total: string | null;
  /** What is granted and has no price. */
  readonly unpriced: readonly string[];
  /** What is suspended or draining, and counts as before, such as `vision (suspended)`. Absent: nothing is. */
  readonly held?: readonly string[];
}

/** One row of a view. */
export interface CostReportGroup {
  /** Null: what has no such name, such as tenants without an organisation. */
  readonly name: string | null;
  readonly ceiling: string | null;
  /** Of an organisation: together with all organisations below it. */
  readonly withBelow?: string | null;
  /** Null: none is stated. */
  readonly budget: string | null;
  readonly lines: readonly CostReportLine[];
}

/** What a group holds of one thing. */
export interface CostReportLine {
  readonly kind: PricedKind;
  /** The pool, the storage class if it has a price of its own, and otherwise the kind. */
  readonly name: string;
  /** Null: nothing bounds it. */
  readonly quantity: string | null;
  readonly unit: PricedUnit;
  /** Of a unit for an hour. */
  readonly price: string;
  readonly ceiling: string | null;
}

/** What every output says of its amounts. */
export const COST_NOTE =
  'A ceiling, not a bill: what it costs if everything that is granted is used for all 730 hours of a month.';

/** Ceilings in one view, for programs and for tables. */
export function costReport(ceilings: CostCeilings, by: CostView): CostReport {
  const text = (cost: bigint | null): string | null =>
    cost === null ? null : plainAmount(cost, ceilings.currency);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'CostCeilings',
    note: COST_NOTE,
    currency: ceilings.currency.code,
    hoursPerMonth: Number(HOURS_PER_MONTH),
    by,
    groups: ceilings.by[by].map(({ name = null, cost, withBelow, budget = null, parts }) => ({
      name,
      ceiling: text(cost),
      ...(withBelow === undefined ? {} : { withBelow: text(withBelow) }),
      budget,
      lines: summedLines(parts).map(({ kind, name, quantity, unit, price, cost: ceiling }) => ({
        kind,
        name,
        quantity,
        unit,
        price,
        ceiling: text(ceiling),
      })),
    })),
    total: text(ceilings.total),
    unpriced: ceilings.unpriced,
    ...(ceilings.held.length === 0 ? {} : { held: ceilings.held }),
  };
}
