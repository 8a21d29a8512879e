import type { Findings } from '../../findings/finding';
import type { PlaceOf } from '../model/layers';
import { amount, canonicalAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity } from '../values/apportion';
import { type ParsedQuantity, formatQuantity } from '../values/quantity';
import { type Division, divisionOf, isAboveTotal, isRestLost } from './division';
import { type MergedQuota, type SplitKey, exactKeys } from './portions';

/** The part of each environment, in the order of the portions. Undefined where it has no bound. */
export function splitAmount(
  key: SplitKey,
  unit: SplitUnit,
  quota: MergedQuota,
): readonly (string | undefined)[] {
  const exact = exactAmounts(key, quota);
  const total = totalOf(key, quota);
  if (total === undefined) return exact.map((part) => part && formatQuantity(part));
  const division = divide(total, exact, quota);
  if (isAboveTotal(division)) return exact.map(() => undefined);
  const rest = { ...total, nano: total.nano - division.taken };
  const split = splitQuantity(rest, division.weights, unit)!;
  return exact.map((part, index) => formatQuantity(part ?? split[index]!));
}

/** Reports exact amounts that are more than the total, or that leave a rest to nobody. */
export function checkAmountSplit(
  key: SplitKey,
  quota: MergedQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const total = totalOf(key, quota);
  if (total === undefined) return;
  const { tenant, portions } = quota;
  const exact = exactAmounts(key, quota);
  const division = divide(total, exact, quota);
  const stated = portions.filter((_, index) => exact[index] !== undefined);
  const has = formatQuantity(total);
  const given = formatQuantity({ nano: division.taken, format: total.format });
  if (isAboveTotal(division)) {
    const parts = stated.map(
      (portion) => `${portion.name} ${canonicalAmount(portion.exact[key]!)}`,
    );
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      placeOf(...exactKeys(stated, key), ['quota', key]),
      `The environments of \`${tenant}\` are given ${given} of \`${key}\` (${parts.join(', ')}), but the tenant has ${has}.`,
      `Raise the tenant's \`${key}\`, or lower what its environments are given.`,
    );
  } else if (isRestLost(division)) {
    const rest = formatQuantity({ ...total, nano: total.nano - division.taken });
    findings.addOnce(
      'QUOTA_REST',
      placeOf(['quota', key], ...exactKeys(stated, key)),
      `Of the ${has} of \`${key}\` that \`${tenant}\` has, ${rest} go to no environment, because all environments have exact amounts.`,
      `Lower the total to ${given}, or leave one environment without an amount.`,
    );
  }
}

function totalOf(key: SplitKey, { total }: MergedQuota): ParsedQuantity | undefined {
  return total[key] === undefined ? undefined : amount(total[key]);
}

function exactAmounts(
  key: SplitKey,
  { portions }: MergedQuota,
): readonly (ParsedQuantity | undefined)[] {
  return portions.map(({ exact }) => (exact[key] === undefined ? undefined : amount(exact[key])));
}

function divide(
  total: ParsedQuantity,
  exact: readonly (ParsedQuantity | undefined)[],
  { portions }: MergedQuota,
): Division {
  return divisionOf(
    total.nano,
    exact.map((part) => part?.nano),
    portions.map(({ share }) => share),
  );
}
