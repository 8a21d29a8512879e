import type { Reading } from '../../cluster/usage/usage-history';
import { DAY } from '../../fleet/values/dates';

/** What readings say in a few numbers, in billionths. */
export interface UsageFigures {
  readonly p95: bigint;
  readonly p99: bigint;
  readonly peak: bigint;
  /** At the last reading. */
  readonly now: bigint;
  readonly readings: number;
  /** From the first reading to the last one. */
  readonly days: number;
}

/** The figures of readings, from the oldest on. Undefined: there are none. */
export function figuresOf(readings: readonly Reading[]): UsageFigures | undefined {
  const [first] = readings;
  const last = readings[readings.length - 1];
  if (first === undefined || last === undefined) return undefined;
  const sorted = readings.map(({ nano }) => nano).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    peak: sorted[sorted.length - 1]!,
    now: last.nano,
    readings: readings.length,
    days: (last.time - first.time) / DAY,
  };
}

/** The smallest reading that so many percent of all do not exceed. */
function percentile(sorted: readonly bigint[], percent: number): bigint {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]!;
}

/** The sum of several series, at each time at which one of them was read. */
export function sumOfSeries(all: readonly (readonly Reading[])[]): Reading[] {
  const sums = new Map<number, bigint>();
  for (const { time, nano } of all.flat()) sums.set(time, (sums.get(time) ?? 0n) + nano);
  return [...sums].sort(([a], [b]) => a - b).map(([time, nano]) => ({ time, nano }));
}
