import { COST_KINDS } from '../../cluster/costs/measured-costs';
import type { Currency } from '../../fleet/prices/money';
import { apportion } from '../../fleet/values/apportion';
import { grouped } from '../../fleet/values/groups';
import { ONE } from '../../fleet/values/quantity';
import { CHARGE_SORTS, type Charge } from './charges';

/** One line of a bill. All other amounts are sums of lines. */
export interface BillLine extends Omit<Charge, 'cost'> {
  /** Exact, in billionths of the currency. */
  readonly exact: bigint;
  /** In the smallest unit of the currency. */
  readonly amount: bigint;
}

/** Lines, and what they add up to. */
export interface RoundedLines {
  readonly lines: readonly BillLine[];
  readonly total: bigint;
}

/**
 * Rounds charges so that the lines add up to the rounded sum: each gets its whole cents, and what is left goes to those with
 * the largest remainders. Credits are rounded together in the same way. Charges about the same are one line. A line is never
 * negative, except for a credit.
 */
export function billLines(charges: readonly Charge[], currency: Currency): RoundedLines {
  const joined = [...grouped(charges, keyOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, same]) => joinedCharge(same));
  const costs = joined.map(({ cost }) => (cost < 0n ? 0n : cost));
  const credits = joined.map(({ cost }) => (cost < 0n ? -cost : 0n));
  const [exactCosts, exactCredits] = [sumOf(costs), sumOf(credits)];
  const total = roundedSum(exactCosts - exactCredits, currency);
  const allCosts = rounded(exactCosts, currency);
  const amounts = apportion(allCosts, costs);
  // All credits together are what is between: rounded one by one, they would not add up to it.
  const deductions = apportion(allCosts - total, credits);
  const lines = joined.map(({ cost, ...charge }, index): BillLine => ({
    ...charge,
    exact: cost,
    amount: amounts[index]! - deductions[index]!,
  }));
  return { lines, total };
}

/** Billionths in the smallest unit of a currency; half of one is rounded up. */
export function rounded(nano: bigint, { decimals }: Currency): bigint {
  return (nano * 10n ** BigInt(decimals) * 2n + ONE) / (2n * ONE);
}

/** The same for a sum that may be negative: half of a unit is rounded away from 0. */
export function roundedSum(nano: bigint, currency: Currency): bigint {
  return nano < 0n ? -rounded(-nano, currency) : rounded(nano, currency);
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** What lines are sorted by, and what makes two charges one line. */
function keyOf({ holder, sort, service = '', origin, kind, pool = '' }: Charge): string {
  const { cluster, owner, environment, namespace } = holder;
  return [
    cluster ?? '',
    owner === null ? '1' : '0',
    owner ?? '',
    environment,
    namespace,
    String(CHARGE_SORTS.indexOf(sort)),
    service,
    origin,
    String(COST_KINDS.indexOf(kind)),
    pool,
  ].join('\u0000');
}

function joinedCharge(same: readonly Charge[]): Charge {
  const measured = same.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
  return {
    ...same[0]!,
    cost: same.reduce((sum, { cost }) => sum + cost, 0n),
    quantity: measured.length === 0 ? null : measured.reduce((sum, one) => sum + one, 0n),
  };
}
