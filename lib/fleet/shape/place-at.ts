import type { FindingPath } from '../../findings/finding';
import { FLEET, mapShapeOf } from './shape-errors';
import type { Place } from './shape-table';

/** A place of the table of shapes. */
export interface FoundPlace {
  readonly place: Place;
  /** Its key, with the map that the key belongs to, such as `QuotaProps` and `gpu{}`. */
  readonly map: string;
  readonly key: string;
}

/** The place to which a path leads, as far as the table of shapes knows it. */
export function placeAt(path: FindingPath): FoundPlace | undefined {
  let found: FoundPlace = { place: FLEET, map: '', key: '' };
  for (const segment of path) {
    const next = stepInto(found, segment);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

function stepInto(
  { place, map, key }: FoundPlace,
  segment: string | number,
): FoundPlace | undefined {
  const { items, entries } = place;
  if (typeof segment === 'number') {
    return items === undefined ? undefined : { place: items, map, key: `${key}[]` };
  }
  const shape = mapShapeOf(place);
  if (shape !== undefined) {
    const inside = Object.hasOwn(shape.keys, segment) ? shape.keys[segment] : undefined;
    return inside === undefined ? undefined : { place: inside, map: place.map!, key: segment };
  }
  return entries === undefined ? undefined : { place: entries, map, key: `${key}{}` };
}
