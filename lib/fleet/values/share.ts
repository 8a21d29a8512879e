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

/** Prints a share (in millionths of a percent) as a percentage: `30%`, `33.3%`. */
export function formatShare(share: bigint): string {
  const fraction = String(share % PERCENT)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${share / PERCENT}${fraction === '' ? '' : `.${fraction}`}%`;
}
