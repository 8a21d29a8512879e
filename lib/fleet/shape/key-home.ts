import type { FindingPath } from '../../findings/finding';
import { isMap } from '../model/layers';
import { placeAt } from './place-at';
import { FLEET, mapShapeOf, typeOf } from './shape-errors';
import type { MapShape } from './shape-table';
import { code, either } from './shape-words';

/**
 * What to do about a key that is written in the wrong map, if another map of the same tenant or tier knows it, and takes
 * such a value.
 */
export function homeFix(
  key: string,
  value: unknown,
  map: MapShape,
  path: FindingPath,
): HomeFix | undefined {
  const inside = childrenWith(key, map, value);
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
    const [home, ...others] = childrenWith(key, level, value);
    if (home !== undefined && others.length === 0) {
      return { isInside: false, fix: `Put it under ${code(home)}, not under ${code(below)}.` };
    }
  }
  return topFix(key, value, path);
}

/** What to do about a key of the file itself that is written further inside. */
function topFix(key: string, value: unknown, [top]: FindingPath): HomeFix | undefined {
  const keys = mapShapeOf(FLEET)?.keys ?? {};
  const type = typeOf(value);
  const isTopmost =
    type !== undefined && Object.hasOwn(keys, key) && keys[key]!.types.includes(type);
  if (!isTopmost || typeof top !== 'string' || top === key) return undefined;
  const fix = `Write it without indentation: ${code(key)} is beside ${code(top)}, not under it.`;
  return { isInside: false, fix };
}

interface HomeFix {
  readonly fix: string;
  /** Whether the key belongs into a map inside the one where it is written. */
  readonly isInside: boolean;
}

/** The keys of a map whose maps know a key. Amounts such as `cpu` are keys of several maps, and mean the quota. */
export function childrenWith(key: string, { keys }: MapShape, value: unknown): string[] {
  const homes = Object.keys(keys).filter((name) => {
    const inside = mapShapeOf(keys[name]!)?.keys ?? {};
    return Object.hasOwn(inside, key) && (!isMap(value) || inside[key]!.types.includes('object'));
  });
  return homes.includes('quota') ? ['quota'] : homes;
}

/** The map of a tenant, tier, service, environment or of the platform: all of them take the same settings. */
function levelAt(path: FindingPath): MapShape | undefined {
  const place = placeAt(path)?.place;
  const shape = place && mapShapeOf(place);
  return shape !== undefined && Object.hasOwn(shape.keys, 'guardRails') ? shape : undefined;
}
