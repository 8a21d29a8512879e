/** 100 %, in millionths of a percent. */
export const HUNDRED_PERCENT = 100_000_000n;

const PERCENT = HUNDRED_PERCENT / 100n;
const SYNTAX = /^(0|[1-9]\d{0,11})(?:\.(\d{1,6}))?%?$/;

/**
 * Reads a percentage, with or without its sign: `30%`, `30`, `33.3%`, `12.5`. Exact, in millionths of
 * a percent (30 % is 30,000,000), so at most six decimals; more than 0. There is no upper limit:
 * shares are ratios. `undefined` for anything else.
 */
export function parseShare(text: string | number): bigint | undefined {
  const match = SYNTAX.exec(String(text));
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  const share = BigInt(whole + fraction.padEnd(6, '0'));
  return share === 0n ? undefined : share;
}

/** Parses a share that was checked before. */
export function shareOf(text: string | number): bigint {
  return parseShare(text)!;
}

/** Parses a burst that was checked before. Unlike a share, it may be 0. */
export function burstShare(burst: string): bigint {
  return burst === '0%' ? 0n : shareOf(burst);
}

/**
 * The percentage that a fraction most likely means: `30%` for `0.3`, which would be a third of a percent. Nothing for a
 * text that is not a fraction.
 */
export function meantPercent(text: string | number): string | undefined {
  const share = /^0?\.\d+$/.test(String(text))
    ? parseShare(`0${String(text).replace(/^0/, '')}`)
    : undefined;
  return share === undefined ? undefined : formatShare(share * 100n);
}

/** Prints a share (in millionths of a percent) as a percentage: `30%`, `33.3%`. */
export function formatShare(share: bigint): string {
  const fraction = String(share % PERCENT)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${share / PERCENT}${fraction === '' ? '' : `.${fraction}`}%`;
}
