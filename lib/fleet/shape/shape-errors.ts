import type { FindingPath } from '../../findings/finding';
import { isMap } from '../model/layers';
import { SHAPES } from './generated/shapes';
import type { JsonType, MapShape, Place } from './shape-table';

/** Something that does not have the shape of tenants.yaml. */
export type ShapeError =
  | {
      readonly kind: 'unknown key';
      readonly path: FindingPath;
      readonly key: string;
      readonly map: MapShape;
      /** The name of the map in the table of shapes. */
      readonly mapName: string;
      /** The map that holds it. */
      readonly from: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'missing key';
      readonly path: FindingPath;
      readonly key: string;
      /** The map that lacks it. */
      readonly from: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'wrong type';
      readonly path: FindingPath;
      readonly value: unknown;
      readonly place: Place;
    }
  | {
      readonly kind: 'unknown word';
      readonly path: FindingPath;
      readonly word: string;
      readonly place: Place;
    };

/** The whole of tenants.yaml. */
export const FLEET: Place = { types: ['object'], map: 'FleetProps' };

/** The map with keys of ours that a place holds, if it holds one. */
export function mapShapeOf({ map }: Place): MapShape | undefined {
  return map === undefined ? undefined : SHAPES[map];
}

/** Compares data with the table of shapes: keys, types and words. */
export function findShapeErrors(data: unknown): ShapeError[] {
  const walk = new Walk();
  walk.visit(data, FLEET);
  return walk.errors;
}

class Walk {
  readonly errors: ShapeError[] = [];
  /** The way to the value that is looked at. It is copied where there is an error, and nowhere else. */
  private readonly way: (string | number)[] = [];

  visit(value: unknown, place: Place): void {
    const type = typeOf(value);
    if (type === undefined || !place.types.includes(type)) {
      this.errors.push({ kind: 'wrong type', path: [...this.way], value, place });
    } else if (Array.isArray(value)) this.visitItems(value, place);
    else if (isMap(value)) this.visitMap(value, place);
    else if (typeof value === 'string') this.visitText(value, place);
  }

  private visitText(word: string, place: Place): void {
    if (place.words === undefined || place.words.includes(word)) return;
    this.errors.push({ kind: 'unknown word', path: [...this.way], word, place });
  }

  private visitItems(items: readonly unknown[], place: Place): void {
    for (let index = 0; index < items.length; index++) {
      this.step(index, items[index], place.items!);
    }
  }

  private visitMap(map: Readonly<Record<string, unknown>>, place: Place): void {
    const shape = mapShapeOf(place);
    if (shape !== undefined) this.visitKeys(map, shape, place.map!);
    else if (place.entries !== undefined) {
      for (const key of Object.keys(map)) this.step(key, map[key], place.entries);
    }
  }

  private visitKeys(
    map: Readonly<Record<string, unknown>>,
    shape: MapShape,
    mapName: string,
  ): void {
    for (const key of missingKeys(map, shape)) {
      this.errors.push({ kind: 'missing key', path: [...this.way], key, from: map });
    }
    for (const key of Object.keys(map)) {
      if (!Object.hasOwn(shape.keys, key)) {
        this.errors.push({
          kind: 'unknown key',
          path: [...this.way],
          key,
          map: shape,
          mapName,
          from: map,
        });
      } else if (map[key] !== undefined) this.step(key, map[key], shape.keys[key]!);
    }
  }

  private step(key: string | number, value: unknown, place: Place): void {
    this.way.push(key);
    this.visit(value, place);
    this.way.pop();
  }
}

/** The type of a value as JSON has it; nothing for what JSON cannot hold. */
export function typeOf(value: unknown): JsonType | undefined {
  const type = typeof value;
  switch (type) {
    case 'boolean':
    case 'number':
    case 'string':
      return type;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'array' : 'object';
    default:
      return undefined;
  }
}

/** The keys that must be there and are not. */
function missingKeys(map: Readonly<Record<string, unknown>>, shape: MapShape): string[] {
  const required = shape.required.filter((key) => map[key] === undefined);
  if (shape.unless === undefined) return required;
  const open = Object.entries(shape.unless).filter((keys) =>
    keys.every((key) => map[key] === undefined),
  );
  return [...required, ...open.map(([key]) => key)];
}
