/**
 * The candidate that a misspelled word most likely means, or `undefined` if none is close.
 *
 * The distance counts inserted, missing, replaced and swapped letters (optimal string alignment, the usual form of
 * Damerau-Levenshtein), regardless of case. By default, a third of the word's letters may differ, and at least one. A
 * candidate that shares no letter is never close. If several are equally close, the first by code point wins, so that
 * the order of the candidates does not matter.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  maxDistance = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bound = maxDistance;
  for (const candidate of candidates) {
    const limit = Math.min(bound, Math.max(wanted.length, candidate.length) - 1);
    const distance = boundedDistance(wanted, candidate.toLowerCase(), Math.max(0, limit));
    if (distance === undefined) continue;
    if (best === undefined || distance < bound || candidate < best) best = candidate;
    bound = distance;
  }
  return best;
}

/** The distance of two words if it is at most `limit`. Stops as soon as it must be larger. */
function boundedDistance(left: string, right: string, limit: number): number | undefined {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return undefined;
  const [one, other] = withoutCommonEnds(left, right);
  const width = other.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  let lowestOfLast = 0;
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column < width; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
      if (cost < lowest) lowest = cost;
    }
    // A swap looks back two rows, so a single row above the limit is not enough to stop.
    if (lowest > limit && lowestOfLast > limit) return undefined;
    lowestOfLast = lowest;
    beforeLast = last;
    last = current;
  }
  const distance = last[other.length]!;
  return distance <= limit ? distance : undefined;
}

/** Drops what two words share at their ends, which does not change the distance: names in a fleet often start alike. */
function withoutCommonEnds(left: string, right: string): [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}
