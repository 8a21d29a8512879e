import type { Findings } from '../../findings/findings';
import type { PlaceOf } from '../model/layers';
import { amount, canonicalAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity } from '../values/apportion';
import { type ParsedQuantity, formatQuantity } from '../values/quantity';
import { type Division, divisionOf, potOf } from './division';
import { type MergedQuota, ONE_OF, type SplitKey, exactKeys } from './portions';

/** One amount of a quota, split. */
export interface AmountSplit {
  readonly key: SplitKey;
  /** The total, and how it was divided. Absent if the tenant has no bound. */
  readonly total?: ParsedQuantity;
  readonly division?: Division;
  /** The part of each environment, in the order of the portions; undefined where it has no bound. */
  readonly parts: readonly (string | undefined)[];
}

/** Splits one amount: exact amounts come off the total first, the rest is split by share. */
export function splitAmount(key: SplitKey, unit: SplitUnit, quota: MergedQuota): AmountSplit {
  const exact = quota.portions.map((portion) => parsed(portion.exact[key]));
  const total = parsed(quota.total[key]);
  if (total === undefined) return { key, parts: exact.map((part) => part && formatQuantity(part)) };
  const stated = exact.map((part) => part?.nano);
  const division = quota.isPot
    ? potOf(total.nano, stated)
    : divisionOf(
        total.nano,
        stated,
        quota.portions.map(({ share }) => share),
      );
  if (division.problem === 'above total') {
    return { key, total, division, parts: exact.map(() => undefined) };
  }
  if (quota.isPot) {
    return { key, total, division, parts: exact.map((part) => formatQuantity(part ?? total)) };
  }
  const rest = { ...total, nano: total.nano - division.taken };
  const split = splitQuantity(rest, division.weights, unit)!;
  const parts = exact.map((part, index) => formatQuantity(part ?? split[index]!));
  return { key, total, division, parts };
}

function parsed(value: string | number | undefined): ParsedQuantity | undefined {
  return value === undefined ? undefined : amount(value);
}

/** Reports exact amounts that are more than the total, or that leave a rest to nobody. */
export function checkAmountSplit(
  { key, total, division }: AmountSplit,
  { tenant, portions, among, isPart }: MergedQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  if (total === undefined || division?.problem === undefined) return;
  const stated = portions.filter(({ exact }) => exact[key] !== undefined);
  const has = formatQuantity(total);
  const given = formatQuantity({ ...total, nano: division.taken });
  if (division.problem === 'above total') {
    const parts = stated.map(({ name, exact }) => `${name} ${canonicalAmount(exact[key]!)}`);
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      placeOf(...exactKeys(stated, key), ['quota', key]),
      `The ${among} of \`${tenant}\` are given ${given} of \`${key}\` (${parts.join(', ')}), but the tenant has ${has}.`,
      `Raise the tenant's \`${key}\`, or lower what its ${among} are given.`,
    );
  } else {
    const rest = formatQuantity({ ...total, nano: total.nano - division.taken });
    findings.addOnce(
      'QUOTA_REST',
      placeOf(['quota', key], ...exactKeys(stated, key)),
      `Of the ${has} of \`${key}\` that \`${tenant}\` has, ${rest} go to no ${ONE_OF[among]}, because all ${among} have exact amounts.`,
      `${isPart === true ? `Lower what \`${tenant}\` has there by ${rest}` : `Lower the total to ${given}`}, or leave one ${ONE_OF[among]} without an amount.`,
    );
  }
}
