import { bytesTextOf } from '../../fleet/values/human-amounts';
import {
  ONE,
  type ParsedQuantity,
  formatQuantity,
  parseQuantity,
  subtractQuantity,
} from '../../fleet/values/quantity';

/** Larger numbers are written with a suffix, as Kubernetes does. */
const LARGE = 1_000_000n * ONE;

/** Thousandths are the finest that people count. */
const DECIMALS = 1000;

/** An amount as people say it: `61538m` is 61.538, and bytes are in the largest unit, rounded to three digits. */
export function amountWords(value: unknown): string {
  const quantity = quantityOf(value);
  return quantity === undefined ? String(value) : wordsOf(quantity);
}

function wordsOf(quantity: ParsedQuantity): string {
  const { nano, format } = quantity;
  if (format === 'binary') return bytesTextOf(quantity);
  if (nano < 0n) return `-${wordsOf({ nano: -nano, format })}`;
  if (nano >= LARGE) return formatQuantity(quantity);
  return String(Math.round((Number(nano) / Number(ONE)) * DECIMALS) / DECIMALS);
}

/** `8 → 12 (+4)`. Amounts that look the same when they are rounded are exact. What is not stated is not limited. */
export function amountChange(before: unknown, after: unknown): string {
  const [old, next] = [quantityOf(before), quantityOf(after)];
  if (old === undefined || next === undefined) {
    return `${limitWords(before)} → ${limitWords(after)}`;
  }
  const delta = subtractQuantity(next, old);
  const sign = delta.nano < 0n ? '' : '+';
  const [was, is] = [wordsOf(old), wordsOf(next)];
  if (was === is) {
    return `${formatQuantity(old)} → ${formatQuantity(next)} (${sign}${formatQuantity(delta)})`;
  }
  return `${was} → ${is} (${sign}${wordsOf(delta)})`;
}

/** Whether an amount grew. What is not stated is more than any number. */
export function isMore(before: unknown, after: unknown): boolean {
  const [old, next] = [quantityOf(before), quantityOf(after)];
  if (next === undefined) return true;
  return old !== undefined && next.nano > old.nano;
}

/** Whether two amounts mean the same, in whatever unit. Two that are not stated do. */
export function isSameAmount(before: unknown, after: unknown): boolean {
  const [old, next] = [quantityOf(before), quantityOf(after)];
  return old === undefined || next === undefined ? before === after : old.nano === next.nano;
}

function limitWords(value: unknown): string {
  return value === undefined ? 'no limit' : amountWords(value);
}

function quantityOf(value: unknown): ParsedQuantity | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
}
