import type { MeasuredCosts, MeasuredPart } from '../../cluster/costs/measured-costs';
import { apportion } from '../../fleet/values/apportion';
import type { BillHolder, ClusterHolders } from './bill-holders';

/**
 * Why somebody pays: for what ran in their own namespace, for a part of what was idle, or for a part of a shared service. A
 * `credit` is a correction of the source that is larger than what it corrects.
 */
export const CHARGE_SORTS = ['own', 'idle', 'shared', 'credit'] as const;

/** One of them. */
export type ChargeSort = (typeof CHARGE_SORTS)[number];

/** What somebody pays for, in billionths. */
export interface Charge extends MeasuredPart {
  readonly holder: BillHolder;
  readonly sort: ChargeSort;
  /** What cost it: a namespace, or what the source calls the row. */
  readonly origin: string;
  /** Of a part of a shared service, its name. */
  readonly service?: string;
}

/** What was measured, with those who pay for it before any rule. What is idle is the platform's. */
export function measuredCharges({ rows }: MeasuredCosts, holders: ClusterHolders): Charge[] {
  return rows.flatMap(({ name, role, parts }) => {
    const holder = holders.byNamespace.get(name) ?? holders.platform(name);
    const sort = role === 'idle' ? 'idle' : 'own';
    return positiveParts(parts).map((part): Charge => {
      if (part.cost >= 0n) return { ...part, holder, sort, origin: name };
      return { ...part, holder: holders.platform(name), sort: 'credit', origin: name };
    });
  });
}

/**
 * Parts that are 0 or more and add up to the same sum. Corrections and rounding make single parts negative: the largest
 * others make up for it. If the sum itself is negative, it is one part.
 */
function positiveParts(parts: readonly MeasuredPart[]): MeasuredPart[] {
  const sum = parts.reduce((total, { cost }) => total + cost, 0n);
  if (sum < 0n) return [{ kind: 'other', cost: sum, quantity: null }];
  let missing = parts.reduce((total, { cost }) => (cost < 0n ? total - cost : total), 0n);
  const costs = new Map(parts.map((part) => [part, part.cost < 0n ? 0n : part.cost]));
  for (const [part, cost] of [...costs].sort(([, one], [, other]) => (one > other ? -1 : 1))) {
    const taken = cost < missing ? cost : missing;
    costs.set(part, cost - taken);
    missing -= taken;
  }
  return parts.flatMap((part) => {
    const cost = costs.get(part)!;
    return cost === 0n && (part.quantity ?? 0n) <= 0n ? [] : [{ ...part, cost }];
  });
}

/** A charge in parts for several holders, by their weights. The parts add up to it. */
export function splitCharge(
  charge: Charge,
  holders: readonly BillHolder[],
  weights: readonly bigint[],
  changes: Pick<Charge, 'sort'> & Partial<Pick<Charge, 'service'>>,
): Charge[] {
  const costs = apportion(charge.cost, weights);
  const quantities = charge.quantity === null ? undefined : apportion(charge.quantity, weights);
  return holders.flatMap((holder, index) => {
    const [cost, quantity] = [costs[index]!, quantities?.[index] ?? null];
    return cost === 0n && (quantity ?? 0n) === 0n
      ? []
      : [{ ...charge, ...changes, holder, cost, quantity }];
  });
}
