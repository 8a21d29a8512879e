import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { ONE, parseQuantity, quantityProblem } from './quantity';

/** As people write an amount of money; 18 digits always fit. A number of a program may have an exponent. */
const PRICE = /^[0-9]{1,18}(?:\.[0-9]{1,9})?$/;

/** Reports a price or a budget that is not an exact amount of money. */
export function checkPrice(
  value: string | number | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (value === null || value === undefined) return;
  if (isPrice(value)) return;
  const [message, fix] = problemOf(String(value));
  findings.add('PRICE_INVALID', path, `\`${value}\` ${message}.`, fix);
}

/** Whether an amount of money can be calculated with. */
export function isPrice(value: string | number): boolean {
  const parsed = parseQuantity(value);
  if (parsed === undefined || parsed.nano < 0n) return false;
  return typeof value === 'number' || PRICE.test(value);
}

function problemOf(text: string): readonly [message: string, fix: string] {
  if (/^-[0-9.]+$/.test(text)) return ['is negative', 'Write 0 or more.'];
  if (quantityProblem(text) === 'too-fine' || /^[0-9]+\.[0-9]{10,}$/.test(text)) {
    return ['has more than nine decimals', 'Round it to nine decimals.'];
  }
  if (quantityProblem(text) === 'too-large' || /^[0-9]{19,}(?:\.[0-9]*)?$/.test(text)) {
    return ['is more money than can be counted', 'Write at most 18 digits before the point.'];
  }
  const [, whole, fraction] = /^\D*?([0-9]+)[.,]([0-9]{1,9})\D*$/.exec(text) ?? [];
  return [
    'is not an amount of money',
    whole === undefined
      ? 'Write a plain number, 0 or more, such as `2.5`. The currency is in `prices.currency`.'
      : `Write a plain number: \`${whole}.${fraction}\`. The currency is in \`prices.currency\`.`,
  ];
}

/** A price in billionths of the currency. It was checked before. */
export function priceNano(price: string | number): bigint {
  return parseQuantity(price)!.nano;
}

/** The decimal text of a price that was checked before: `2.50` is `2.5`. */
export function canonicalPrice(price: string | number): string {
  return decimalText(priceNano(price));
}

/** Billionths as a decimal text without needless zeros: `2.5`. */
export function decimalText(nano: bigint): string {
  const whole = nano / ONE;
  const fraction = String(nano % ONE)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}
