import type { FindingPath } from '../../findings/finding';
import { MISSING_FIXES, missingFix } from './missing-key';
import { placeAt } from './place-at';
import { samplesAt } from './samples-at';
import { code } from './shape-words';

/** What to write for a key with nothing behind it. `null` is proposed only where it removes something. */
export function emptyValueFix(path: FindingPath): string {
  const key = String(path[path.length - 1]);
  const { place } = placeAt(path) ?? {};
  if (place?.types.includes('null') === true) {
    return 'Write one, or `null` to remove what is inherited, or delete the key.';
  }
  if (place?.required === true && Object.hasOwn(MISSING_FIXES, key)) return missingFix(path);
  const { scalar, map, list } = samplesAt(path);
  const sample = scalar ?? list ?? map;
  const value = sample === undefined ? 'Write one' : `Write one, such as ${code(sample)}`;
  return place?.required === true ? `${value}.` : `${value}, or delete the key.`;
}
