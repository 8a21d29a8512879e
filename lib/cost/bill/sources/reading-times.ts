import { type Period, merged } from '../../../cluster/costs/bill-month';

/** For how long each reading counts, in the order of the readings. */
export interface ReadingTimes {
  readonly periods: readonly Period[];
  readonly covered: readonly Period[];
  /** Longer than three usual intervals, and not billed. */
  readonly gaps: readonly Period[];
}

/** How many usual intervals may lie between two readings. */
export const LONGEST = 3;

/**
 * A reading counts until the next one. Where the next one is more than three usual intervals away, nobody knows what ran:
 * the reading stands for one usual interval, and the rest is a gap. The usual interval is the median. The last reading
 * stands for one usual interval as well.
 *
 * @param times - in order
 * @param bridged - whether a reading stands for a gap after it too
 */
export function readingTimes(
  times: readonly number[],
  { start, end }: Period,
  bridged: boolean,
): ReadingTimes {
  const usual = median(times.slice(1).map((time, index) => time - times[index]!)) ?? 0;
  const periods: Period[] = [];
  const gaps: Period[] = [];
  const within = (from: number, to: number): Period => ({
    start: Math.min(Math.max(from, start), end),
    end: Math.max(Math.min(to, end), start),
  });
  times.forEach((time, index) => {
    const next = times[index + 1];
    const isGap = next !== undefined && next - time > LONGEST * usual && !bridged;
    const until = next === undefined || isGap ? time + usual : next;
    const period = within(time, until);
    periods.push({ start: period.start, end: Math.max(period.start, period.end) });
    if (isGap) gaps.push(within(until, next));
  });
  return {
    periods,
    covered: merged(periods),
    gaps: gaps.filter((gap) => gap.end > gap.start),
  };
}

function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)];
}
