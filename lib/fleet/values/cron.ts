/** One of the five fields of a schedule: what it counts, and from where to where. */
interface Field {
  readonly what: string;
  readonly first: number;
  readonly last: number;
  /** Names of its values, the first one first. */
  readonly names?: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

const FIELDS: readonly Field[] = [
  { what: 'the minute', first: 0, last: 59 },
  { what: 'the hour', first: 0, last: 23 },
  { what: 'the day of the month', first: 1, last: 31 },
  { what: 'the month', first: 1, last: 12, names: MONTHS },
  { what: 'the day of the week', first: 0, last: 6, names: DAYS },
];

/** The most days that a month has, from January on. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a schedule: the rest of a sentence that starts with the schedule. Undefined where nothing is. The words
 * are those of the library that Argo CD reads it with, which knows no `7` for Sunday and no `@daily`.
 *
 * Source: robfig/cron v3.0.1, parser.go (getField, getRange, bounds) and spec.go (Next).
 */
export function scheduleProblem(schedule: string): string | undefined {
  const written = schedule.split(' ');
  if (written.length !== FIELDS.length) {
    return `has ${written.length} fields instead of ${FIELDS.length}`;
  }
  const values = FIELDS.map((field, index) => valuesOf(written[index]!, field));
  const wrong = values.findIndex((found) => found === undefined);
  if (wrong >= 0) {
    const { what, first, last } = FIELDS[wrong]!;
    return `says \`${written[wrong]}\` for ${what}, which is ${first} to ${last}`;
  }
  const [, , days, months] = values as number[][];
  // With a day of the week as well, either of the two is enough.
  if (!isEvery(written[2]!) && !isEvery(written[4]!)) return undefined;
  const comes = months!.some((month) => days!.some((day) => day <= LENGTHS[month - 1]!));
  return comes ? undefined : 'names a day that no month has';
}

/** All values of a field. Undefined where the library refuses the text. */
function valuesOf(text: string, field: Field): number[] | undefined {
  const parts = text.split(',').map((part) => rangeOf(part, field));
  return parts.some((part) => part === undefined) ? undefined : (parts as number[][]).flat();
}

function rangeOf(text: string, field: Field): number[] | undefined {
  const [range = '', step = '1', ...rest] = text.split('/');
  const [low = '', high, ...more] = range.split('-');
  if (rest.length > 0 || more.length > 0 || !/^[0-9]+$/.test(step)) return undefined;
  const everything = isEvery(low) && high === undefined;
  const from = everything ? field.first : numberOf(low, field);
  const to =
    high !== undefined
      ? numberOf(high, field)
      : everything || text.includes('/')
        ? field.last
        : from;
  if (from === undefined || to === undefined || from > to || Number(step) === 0) return undefined;
  const values: number[] = [];
  for (let value = from; value <= to; value += Number(step)) values.push(value);
  return values;
}

function isEvery(text: string): boolean {
  return text === '*' || text === '?';
}

/** A number or a name. Undefined for what is neither, and for what is out of the bounds. */
function numberOf(text: string, { first, last, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return first + named;
  if (!/^[0-9]{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= first && number <= last ? number : undefined;
}
