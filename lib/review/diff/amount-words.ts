import { canonicalAmount } from '../../fleet/values/amounts';
import { MILLI, ONE, formatQuantity, parseQuantity } from '../../fleet/values/quantity';

const BYTES = /memory|storage/;

/** An amount as people say it: `61500m` is 61.5, and bytes are in the largest unit that loses nothing. */
export function amountWords(value: unknown): string {
  const quantity = quantityOf(value);
  if (quantity === undefined) return String(value);
  const { nano, format } = quantity;
  if (format === 'decimal' && nano % MILLI === 0n && nano < 1_000_000n * ONE) {
    return String(Number(nano / MILLI) / 1000);
  }
  return canonicalAmount(value as string);
}

/** `8 → 12 (+4)`. What is not stated is not limited. */
export function amountChange(before: unknown, after: unknown): string {
  const [old, next] = [quantityOf(before), quantityOf(after)];
  const words = `${limitWords(before)} → ${limitWords(after)}`;
  if (old === undefined || next === undefined) return words;
  const nano = next.nano - old.nano;
  const sign = nano < 0n ? '-' : '+';
  const size = formatQuantity({ nano: nano < 0n ? -nano : nano, format: next.format });
  return `${words} (${sign}${amountWords(size)})`;
}

/** Whether an amount grew. What is not stated is more than any number. */
export function isMore(before: unknown, after: unknown): boolean {
  const [old, next] = [quantityOf(before), quantityOf(after)];
  if (next === undefined) return true;
  return old !== undefined && next.nano > old.nano;
}

function limitWords(value: unknown): string {
  return value === undefined ? 'no limit' : amountWords(value);
}

function quantityOf(value: unknown): ReturnType<typeof parseQuantity> {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
}

/** Whether a resource is measured in bytes. */
export function isBytes(resource: string): boolean {
  return BYTES.test(resource);
}
