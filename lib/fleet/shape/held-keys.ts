import { isMap } from '../model/layers';
import { childrenWith } from './key-home';
import { mapShapeOf } from './shape-errors';
import type { MapShape, Place } from './shape-table';
import { code } from './shape-words';

/** Words for what several keys are about. */
const SUBJECTS: ReadonlyMap<string, string> = new Map(
  ['pod', 'pods', 'podSpec', 'podTemplate'].map((word) => [
    word,
    'What pods get is in `containers`, `podSecurity` and `scheduling`; `quota.pods` is how many there may be.',
  ]),
);

/** Where the keys belong that a map holds whose own name nobody knows. */
export function heldFix(key: string, value: unknown, map: MapShape): string | undefined {
  if (!isMap(value)) return undefined;
  const homes = Object.entries(value).flatMap(([held, inside]): string[] => {
    if (Object.hasOwn(map.keys, held)) return [`${code(held)} beside it`];
    const [home, ...others] = childrenWith(held, map, inside);
    // Amounts mean the quota of all pods, and not what one of them gets.
    const isOne = home !== undefined && home !== 'quota' && others.length === 0;
    return isOne ? [`${code(held)} under ${code(home)}`] : [];
  });
  return homes.length === 0
    ? SUBJECTS.get(key)
    : `Write what it holds where it belongs: ${homes.join(', ')}.`;
}

/** Whether a key could hold a map as it was written: then a misspelt name means that key. */
export function holdsAll(place: Place, value: unknown): boolean {
  const { keys } = mapShapeOf(place) ?? { keys: {} };
  return isMap(value) && Object.keys(value).every((held) => Object.hasOwn(keys, held));
}
