import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';

/** In milliseconds. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Whether a text is a day of the calendar, such as `2026-12-24`. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}

/** Reports a date that no calendar has. Its form is checked with the shape. */
export function checkDate(text: string | undefined, path: FindingPath, findings: Findings): void {
  if (text === undefined || isDate(text)) return;
  findings.addOnce(
    'DATE_INVALID',
    path,
    `\`${text}\` is not a day of the calendar.`,
    'Write year, month and day, such as 2026-12-24.',
  );
}

/** A time in UTC, such as `2026-10-01T00:00:00Z`. @param time - milliseconds since 1970 */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The day of a time in UTC, such as `2026-10-01`. @param time - milliseconds since 1970 */
export function dayText(time: number): string {
  return timeText(time).slice(0, 10);
}
