/**
 * The candidate that a misspelt word most likely means, or `undefined` when none is near.
 *
 * Distance counts inserted, missing, replaced and swapped letters (optimal string alignment, the
 * usual form of Damerau-Levenshtein), without regard to case. By default a third of the word's
 * letters may differ, at least one; a candidate that shares no letter is never near. Of equally near
 * ones the first by code point wins, so that the order of the candidates does not matter.
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

/** The distance of two words if it is at most `limit`; gives up as soon as it cannot be. */
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
    // A swap reaches two rows back, so one hopeless row alone does not settle it.
    if (lowest > limit && lowestOfLast > limit) return undefined;
    lowestOfLast = lowest;
    beforeLast = last;
    last = current;
  }
  const distance = last[other.length]!;
  return distance <= limit ? distance : undefined;
}

/** Names of one fleet start alike; what two words share at their ends does not change the distance. */
function withoutCommonEnds(left: string, right: string): [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}
