import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The longest that a timer of Node can wait. */
const FOREVER_MS = 2 ** 31 - 1;

/** Reads `--request-timeout` as kubectl does: `30s`, `1m30s`, a number of seconds, or 0 for no bound. */
export function timeoutOf(text: string): number {
  const spans = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const isSpan = spans.length > 0 && spans.map(([all]) => all).join('') === text;
  if (!isSpan && !/^\d+$/.test(text)) {
    throw new InvalidArgumentError('Write a time, such as 30s or 2m; 0 waits as long as it takes.');
  }
  const ms = isSpan
    ? spans.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0)
    : Number(text) * 1000;
  return ms === 0 ? FOREVER_MS : Math.min(ms, FOREVER_MS);
}

/** Reads the interval of `--watch` in seconds. */
export function intervalOf(text: string): number {
  const seconds = Number(text.replace(/s$/, ''));
  if (/^\d+(\.\d+)?s?$/.test(text) && seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError('Write a number of seconds from 1 to 86400.');
}
