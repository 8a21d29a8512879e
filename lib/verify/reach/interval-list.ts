/** What intervals are made of: ports are numbers, addresses are large. */
export type Point = number | bigint;

/** The points from the first up to, but not including, the second. */
export type Interval<P extends Point> = readonly [from: P, to: P];

/** Intervals in order. No two touch, so that equal sets are equal lists. */
export type IntervalList<P extends Point> = readonly Interval<P>[];

/** Intervals in any order as a list. */
export function normalized<P extends Point>(intervals: readonly Interval<P>[]): IntervalList<P> {
  const sorted = intervals
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const result: [from: P, to: P][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last === undefined || last[1] < from) result.push([from, to]);
    else if (last[1] < to) last[1] = to;
  }
  return result;
}

/** What is in one of them. */
export function union<P extends Point>(
  one: IntervalList<P>,
  other: IntervalList<P>,
): IntervalList<P> {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  return normalized([...one, ...other]);
}

/** What is in both. */
export function intersection<P extends Point>(
  one: IntervalList<P>,
  other: IntervalList<P>,
): IntervalList<P> {
  const result: Interval<P>[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i]!, other[j]!];
    const from = a[0] > b[0] ? a[0] : b[0];
    const to = a[1] < b[1] ? a[1] : b[1];
    if (from < to) result.push([from, to]);
    if (a[1] < b[1]) i += 1;
    else j += 1;
  }
  return result;
}

/** What is in the first and not in the second. */
export function difference<P extends Point>(
  one: IntervalList<P>,
  other: IntervalList<P>,
): IntervalList<P> {
  if (other.length === 0) return one;
  const result: Interval<P>[] = [];
  let j = 0;
  for (const [start, to] of one) {
    let from = start;
    while (j < other.length && other[j]![1] <= from) j += 1;
    for (let k = j; k < other.length && other[k]![0] < to; k += 1) {
      const [cut, end] = other[k]!;
      if (from < cut) result.push([from, cut]);
      if (end > from) from = end;
    }
    if (from < to) result.push([from, to]);
  }
  return result;
}

/** Whether all of the second is in the first. */
export function includesAll<P extends Point>(
  outer: IntervalList<P>,
  inner: IntervalList<P>,
): boolean {
  return difference(inner, outer).length === 0;
}

/** Whether a point is in the list, which is searched by halves. */
export function includesPoint<P extends Point>(list: IntervalList<P>, point: P): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]![1] <= point) low = middle + 1;
    else high = middle;
  }
  return low < list.length && list[low]![0] <= point;
}

/** A list in parts, so that each of the other lists holds all of a part or nothing of it. */
export function cutBy<P extends Point>(
  list: IntervalList<P>,
  others: readonly IntervalList<P>[],
): Interval<P>[] {
  const borders = [...new Set(others.flat(2))].sort((a, b) => (a < b ? -1 : 1));
  const result: Interval<P>[] = [];
  let next = 0;
  for (const [start, to] of list) {
    let from = start;
    while (next < borders.length && borders[next]! <= from) next += 1;
    for (; next < borders.length && borders[next]! < to; next += 1) {
      result.push([from, borders[next]!]);
      from = borders[next]!;
    }
    result.push([from, to]);
  }
  return result;
}
