import { DAY, HOUR, dayText, timeText } from '../../fleet/values/dates';

/** A time from its first moment to before its last one, in milliseconds since 1970. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** A month of UTC, and what of it is over. */
export interface BillMonth {
  /** `2026-10` */
  readonly name: string;
  /** The whole month. */
  readonly whole: Period;
  /** What is billed: the whole days of the month that are over. */
  readonly billed: Period;
  /** Whether days are still to come. */
  readonly isRunning: boolean;
}

/**
 * The month with a name. Days are those of UTC, and a day counts once it is over, so that a bill of a running month does
 * not change during a day.
 *
 * @param now - in milliseconds since 1970
 * @returns undefined for a text that names no month
 */
export function billMonth(name: string, now: number): BillMonth | undefined {
  const [, year, month] = /^(20[0-9]{2})-(0[1-9]|1[0-2])$/.exec(name) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const whole = {
    start: Date.UTC(Number(year), Number(month) - 1),
    end: Date.UTC(Number(year), Number(month)),
  };
  const today = Math.floor(now / DAY) * DAY;
  const end = Math.max(whole.start, Math.min(whole.end, today));
  return { name, whole, billed: { start: whole.start, end }, isRunning: end < whole.end };
}

/** The days of a period that begins and ends at midnight. */
export function daysOf({ start, end }: Period): Period[] {
  const days: Period[] = [];
  for (let day = start; day < end; day += DAY) days.push({ start: day, end: day + DAY });
  return days;
}

/** Periods in order, where those that touch or overlap are one. */
export function merged(periods: readonly Period[]): Period[] {
  const result: Period[] = [];
  for (const period of [...periods].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && period.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, period.end) };
    } else if (period.end > period.start) result.push(period);
  }
  return result;
}

/** What is missing in a period. What is shorter than an hour is the rounding of a source. */
export function gapsIn(whole: Period, covered: readonly Period[]): Period[] {
  const gaps: Period[] = [];
  let from = whole.start;
  for (const { start, end } of [...merged(covered), { start: whole.end, end: whole.end }]) {
    if (start - from >= HOUR) gaps.push({ start: from, end: Math.min(start, whole.end) });
    from = Math.max(from, end);
  }
  return gaps;
}

/** A period in words: whole days by their dates. */
export function periodText({ start, end }: Period): string {
  if (start % DAY !== 0 || end % DAY !== 0) return `${timeText(start)} to ${timeText(end)}`;
  const [first, last] = [dayText(start), dayText(end - 1)];
  return first === last ? first : `${first} to ${last}`;
}

/** How much of a period a bill covers. */
export function coveredTime(whole: Period, covered: readonly Period[]): number {
  const missing = gapsIn(whole, covered).reduce((sum, { start, end }) => sum + end - start, 0);
  return whole.end - whole.start - missing;
}
