import { canonicalAmount } from '../../../fleet/values/amounts';
import { parseQuantity } from '../../../fleet/values/quantity';

/** Bounds by quota key. */
export type Hard = ReadonlyMap<string, string>;

/** The lowest bound of each key: where several quotas count something, all of them must have room for it. */
export function lowestOf(hards: readonly Hard[]): Hard {
  const lowest = new Map<string, string>();
  for (const [key, text] of hards.flatMap((hard) => [...hard])) {
    const known = lowest.get(key);
    const [nano, other] = [parseQuantity(text)?.nano, parseQuantity(known ?? '')?.nano];
    if (nano === undefined || (other !== undefined && other <= nano)) continue;
    lowest.set(key, canonicalAmount(text));
  }
  return lowest;
}
