import type { FindingPath } from '../../findings/finding';
import { placeAt } from './place-at';
import { mapShapeOf } from './shape-errors';
import type { MapShape } from './shape-table';
import { code, either } from './shape-words';

/** What to do about a key that is written in the wrong map, if another map of the same tenant or tier knows it. */
export function homeFix(key: string, map: MapShape, path: FindingPath): HomeFix | undefined {
  const inside = childrenWith(key, map);
  if (inside.length > 0) {
    return { isInside: true, fix: `Put it under ${either(inside.map(code))}.` };
  }
  for (let length = path.length - 1; length > 0; length--) {
    const level = levelAt(path.slice(0, length));
    const below = path[length];
    if (level === undefined || typeof below !== 'string') continue;
    if (Object.hasOwn(level.keys, key)) {
      const fix = `Indent it less: ${code(key)} is written beside ${code(below)}, not under it.`;
      return { isInside: false, fix };
    }
    const [home, ...others] = childrenWith(key, level);
    if (home !== undefined && others.length === 0) {
      return { isInside: false, fix: `Put it under ${code(home)}, not under ${code(below)}.` };
    }
  }
  return undefined;
}

interface HomeFix {
  readonly fix: string;
  /** Whether the key belongs into a map inside the one where it is written. */
  readonly isInside: boolean;
}

/** The keys of a map whose maps know a key. Amounts such as `cpu` are keys of several maps, and mean the quota. */
function childrenWith(key: string, { keys }: MapShape): string[] {
  const homes = Object.keys(keys).filter((name) =>
    Object.hasOwn(mapShapeOf(keys[name]!)?.keys ?? {}, key),
  );
  return homes.includes('quota') ? ['quota'] : homes;
}

/** The map of a tenant, tier, service, environment or of the platform: all of them take the same settings. */
function levelAt(path: FindingPath): MapShape | undefined {
  const place = placeAt(path)?.place;
  const shape = place && mapShapeOf(place);
  return shape !== undefined && Object.hasOwn(shape.keys, 'guardRails') ? shape : undefined;
}
