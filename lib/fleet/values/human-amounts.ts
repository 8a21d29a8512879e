import { MILLI, ONE, type ParsedQuantity, parseQuantity } from './quantity';

/** Rounding to more digits than this makes a table hard to read. */
const DIGITS = 3;

const BINARY: readonly Unit[] = unitsOf(1024n, ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']);
const DECIMAL: readonly Unit[] = unitsOf(1000n, ['', 'k', 'M', 'G', 'T', 'P', 'E']);

interface Unit {
  readonly suffix: string;
  /** How much it is, in billionths. */
  readonly nano: bigint;
}

function unitsOf(base: bigint, suffixes: readonly string[]): Unit[] {
  return suffixes.map((suffix, index) => ({ suffix, nano: ONE * base ** BigInt(index) }));
}

/** Cores as people say them: `61538m` is `61.5`. Rounded to three digits. */
export function coresText(quantity: string): string {
  const { nano } = parseQuantity(quantity)!;
  return rounded(nano, ONE) ?? `${nano / MILLI}m`;
}

/** Bytes in the largest unit of which there is at least one: `3774874Mi` is `3.6Ti`. Rounded to three digits. */
export function bytesText(quantity: string): string {
  return bytesTextOf(parseQuantity(quantity)!);
}

/** The same for bytes that were parsed or counted. Fewer are negative. */
export function bytesTextOf({ nano, format }: ParsedQuantity): string {
  if (nano < 0n) return `-${bytesTextOf({ nano: -nano, format })}`;
  const units = format === 'binary' ? BINARY : DECIMAL;
  const index = Math.max(
    0,
    units.findLastIndex((unit) => nano >= unit.nano),
  );
  const [unit, next] = [units[index]!, units[index + 1]];
  const text = rounded(nano, unit.nano) ?? '0';
  // 1023.9Gi is rounded to 1Ti and not to 1024Gi.
  const isNext = next !== undefined && BigInt(Math.round(Number(text))) * unit.nano === next.nano;
  return isNext ? `1${next.suffix}` : `${text}${unit.suffix}`;
}

/** `amount / unit` with three digits, or with all of those before the point. Nothing for an amount that rounds to 0. */
function rounded(amount: bigint, unit: bigint): string | undefined {
  if (amount === 0n) return '0';
  const whole = String(amount / unit);
  const decimals = Math.max(0, DIGITS - (whole === '0' ? 1 : whole.length));
  const scale = 10n ** BigInt(decimals);
  const scaled = (amount * scale * 2n + unit) / (unit * 2n);
  return scaled === 0n ? undefined : String(Number(scaled) / Number(scale));
}
