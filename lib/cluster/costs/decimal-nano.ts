/** Decimals of a billionth. */
const DECIMALS = 9;

/**
 * A number as people read it, in billionths: 0.1 is 100,000,000. It is taken from its shortest decimal text, so that sums of
 * many numbers are exact. What is finer than a billionth is cut off.
 */
export function decimalNano(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const isNegative = mantissa.startsWith('-');
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent) + DECIMALS - fraction.length;
  const digits = BigInt(whole + fraction);
  const nano = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return isNegative ? -nano : nano;
}
