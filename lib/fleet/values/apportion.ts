import { MEBI, MILLI, ONE, wholeUnits, type ParsedQuantity } from './quantity';

/**
 * Splits `total` by `weights` so that the parts add up to it exactly: each gets its whole share, and
 * what is left goes, one each, to the largest remainders.
 *
 * Equal remainders: the larger weight first, then the later one, because environments are usually
 * listed towards production. `total` and the weights are 0 or more; with no weight above 0 all parts
 * are 0.
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('apportion: total and weights must not be negative');
  }
  const sum = weights.reduce((left, right) => left + right, 0n);
  if (sum === 0n) return weights.map(() => 0n);

  const parts = weights.map((weight) => (total * weight) / sum);
  const left = total - parts.reduce((one, other) => one + other, 0n);
  const order = weights
    .map((weight, index) => ({ index, weight, remainder: (total * weight) % sum }))
    .sort(
      (one, other) =>
        descending(one.remainder, other.remainder) ||
        descending(one.weight, other.weight) ||
        other.index - one.index,
    );
  // Fewer units are left than there are parts with a remainder, so no part gets two.
  for (const { index } of order.slice(0, Number(left))) parts[index]! += 1n;
  return parts;
}

function descending(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left > right ? -1 : 1;
}

/** What a quota is split in: thousandths of a core, mebibytes, or whole things. */
export type SplitUnit = 'milli' | 'mebi' | 'one';

/**
 * The unit in which a total can be split, in billionths: thousandths for `milli`, whole things for
 * `one`, Mi for `mebi`, or bytes if the total is not a whole number of Mi. `undefined` if the
 * total is finer than that.
 */
export function splitUnit(total: ParsedQuantity, unit: SplitUnit): bigint | undefined {
  const candidates = { milli: [MILLI], mebi: [MEBI, ONE], one: [ONE] }[unit];
  return candidates.find((nano) => wholeUnits(total, nano) !== undefined);
}

/**
 * Splits a quantity by weights, in whole units, with `apportion`. The parts keep the format of the
 * total. `undefined` if the total is negative or finer than its unit (see `splitUnit`).
 */
export function splitQuantity(
  total: ParsedQuantity,
  weights: readonly bigint[],
  unit: SplitUnit,
): ParsedQuantity[] | undefined {
  const unitNano = splitUnit(total, unit);
  if (unitNano === undefined || total.nano < 0n) return undefined;
  return apportion(total.nano / unitNano, weights).map((units) => ({
    nano: units * unitNano,
    format: total.format,
  }));
}
