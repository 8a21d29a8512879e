/**
 * Kubernetes quantities without floating point.
 *
 * The grammar and the canonical form are those of `k8s.io/apimachinery/pkg/api/resource` (quantity.go and
 * suffix.go, 0.36), with the differences that `parseQuantity` and `formatQuantity` name.
 */

/** Which family of suffixes a quantity was written in, and is printed in. */
export type QuantityFormat = 'binary' | 'decimal';

/** An exact quantity. It is internal: the fleet holds quantities as canonical texts. */
export interface ParsedQuantity {
  /** Billionths of a unit (a core, a byte, a device): the finest that Kubernetes can store. */
  readonly nano: bigint;
  /** `binary` for Ki … Ei, `decimal` for every other way of writing. */
  readonly format: QuantityFormat;
}

/**
 * Why a text is not a quantity: `syntax` is outside the grammar, `too-fine` is below a billionth, and
 * `too-large` is beyond the 64 bits with which the API server counts.
 */
export type QuantityProblem = 'syntax' | 'too-fine' | 'too-large';

/** One unit (a core, a byte, a device), in billionths. */
export const ONE = 1_000_000_000n;
/** The units in an amount of billionths, such as devices, rounded towards 0. */
export function unitsIn(nano: bigint): number {
  return Number(nano / ONE);
}

/** One thousandth, in billionths: the finest cpu that Kubernetes schedules. */
export const MILLI = ONE / 1000n;
/** One mebibyte, in billionths. */
export const MEBI = ONE * 1024n ** 2n;

/** The largest magnitude, in billionths: int64 is what quota and scheduler count in. */
const LARGEST = (2n ** 63n - 1n) * ONE;

/** Nobody writes longer numbers; a limit keeps hostile input from costing time. */
const LONGEST_TEXT = 64;

const SYNTAX = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

/** Decimal suffixes as powers of ten; a missing suffix is the power 0. */
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** Binary suffixes as powers of two. */
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

const DECIMAL_BY_THOUSANDS = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_BY_KIBIS = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * Reads a quantity: optional sign, digits with an optional point, and one of the suffixes
 * n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or a decimal exponent (`e3`, `E-3`). `12E` is exa, `12E3` an
 * exponent. Negative quantities are read; whether they make sense is the caller's question. A number
 * stands for its shortest decimal form.
 *
 * Unlike the API server, which rounds what is finer than a billionth up and cuts what is beyond 64
 * bits off, this returns `undefined` for both (`quantityProblem` says which), and for a text without
 * a digit (`Gi`, `.`), which the API server takes for 0.
 */
export function parseQuantity(text: string | number): ParsedQuantity | undefined {
  const read = readQuantity(text);
  return typeof read === 'string' ? undefined : read;
}

/** The amount of a quantity in billionths; 0 for a text that is none. */
export function nanoOf(text: string | number): bigint {
  return parseQuantity(text)?.nano ?? 0n;
}

/**
 * The number that a canonical quantity counts, rounded towards 0: 2000 for `2k`. `Number` and `BigInt` cannot read a
 * suffix, and every multiple of 1000 has one.
 */
export function countOf(quantity: string): number {
  return unitsIn(parseQuantity(quantity)!.nano);
}

/** Why `parseQuantity` returns `undefined` for a text; `undefined` if it does not. */
export function quantityProblem(text: string | number): QuantityProblem | undefined {
  const read = readQuantity(text);
  return typeof read === 'string' ? read : undefined;
}

/** A fleet repeats the same few amounts. */
const known = new Map<string, ParsedQuantity | QuantityProblem>();
const MOST_KNOWN = 4096;

function readQuantity(text: string | number): ParsedQuantity | QuantityProblem {
  const source = String(text);
  let read = known.get(source);
  if (read === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    read = readText(source);
    if (source.length <= LONGEST_TEXT) known.set(source, read);
  }
  return read;
}

function readText(source: string): ParsedQuantity | QuantityProblem {
  const match = source.length > LONGEST_TEXT ? null : SYNTAX.exec(source);
  if (match === null) return 'syntax';
  const [, sign, whole = '', fractionAfterWhole, bareFraction, suffix = ''] = match;
  const fraction = fractionAfterWhole ?? bareFraction ?? '';
  const binary = BINARY[suffix];
  const format: QuantityFormat = binary === undefined ? 'decimal' : 'binary';
  const digits = BigInt(whole + fraction) << BigInt(binary ?? 0);
  if (digits === 0n) return { nano: 0n, format };

  const power = binary === undefined ? (DECIMAL[suffix] ?? Number(suffix.slice(1))) : 0;
  const scale = power - fraction.length + 9;
  // The number of digits is bounded, so these powers decide alone, and 10 ** scale stays small.
  if (scale > 2 * LONGEST_TEXT) return 'too-large';
  if (scale < -3 * LONGEST_TEXT) return 'too-fine';
  const factor = 10n ** BigInt(Math.abs(scale));
  if (scale < 0 && digits % factor !== 0n) return 'too-fine';
  const nano = scale < 0 ? digits / factor : digits * factor;
  if (nano > LARGEST) return 'too-large';
  return { nano: sign === '-' ? -nano : nano, format };
}

/**
 * Prints a quantity in the canonical form: no fraction, and the largest suffix that loses nothing
 * (cpu 0.1 → `100m`, 2000 → `2k`, 1.5Gi → `1536Mi`, 64G → `64G`).
 *
 * A binary quantity that is not a multiple of Ki is printed as a decimal one (0.5Ki → `512`). The API
 * server does the same below 1024 and for fractions; above, it keeps 2000 bytes at `2000`, but
 * prints `2k` as soon as it reads that back. Here both are `2k`, so that what we write is what we
 * would write again. Exponents are printed with suffixes (`1e3` → `1k`).
 */
export function formatQuantity(quantity: ParsedQuantity): string {
  const { nano, format } = quantity;
  if (nano === 0n) return '0';
  return format === 'binary' && nano % (1024n * ONE) === 0n
    ? withSuffix(nano / ONE, 1024n, BINARY_BY_KIBIS)
    : withSuffix(nano, 1000n, DECIMAL_BY_THOUSANDS);
}

function withSuffix(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let rest = value;
  let index = 0;
  while (index < suffixes.length - 1 && rest % base === 0n) {
    rest /= base;
    index += 1;
  }
  return `${rest}${suffixes[index]}`;
}

/**
 * The sum of all quantities; 0 for none. Its format is that of the first quantity that is not 0,
 * as in the API server's `Add`.
 */
export function addQuantities(...quantities: readonly ParsedQuantity[]): ParsedQuantity {
  const nano = quantities.reduce((sum, quantity) => sum + quantity.nano, 0n);
  const first = quantities.find((quantity) => quantity.nano !== 0n) ?? quantities[0];
  return { nano, format: first?.format ?? 'decimal' };
}

/** `left` minus `right`, in the format of `left`. It may be negative. */
export function subtractQuantity(left: ParsedQuantity, right: ParsedQuantity): ParsedQuantity {
  return { nano: left.nano - right.nano, format: left.format };
}

/** Negative, 0 or positive, as for `Array.prototype.sort`. Formats do not matter. */
export function compareQuantities(left: ParsedQuantity, right: ParsedQuantity): -1 | 0 | 1 {
  if (left.nano === right.nano) return 0;
  return left.nano < right.nano ? -1 : 1;
}

/**
 * `quantity` × `numerator` ÷ `denominator`, rounded to whole multiples of `unitNano` (`MILLI`, `ONE`,
 * `MEBI`, …). The format stays.
 */
export function scaleQuantity(
  quantity: ParsedQuantity,
  numerator: bigint,
  denominator: bigint,
  rounding: 'floor' | 'ceil',
  unitNano: bigint,
): ParsedQuantity {
  const units = floorDivide(
    quantity.nano * numerator + (rounding === 'ceil' ? denominator * unitNano - 1n : 0n),
    denominator * unitNano,
  );
  return { nano: units * unitNano, format: quantity.format };
}

/** Division that rounds down for negative numbers too; `divisor` is positive. */
function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}

/** How many whole units a quantity is; `undefined` if it is not a whole number of them. */
export function wholeUnits(quantity: ParsedQuantity, unitNano: bigint): bigint | undefined {
  return quantity.nano % unitNano === 0n ? quantity.nano / unitNano : undefined;
}
