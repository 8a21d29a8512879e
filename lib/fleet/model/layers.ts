import type { MergedOver } from './written';

/** Plain data as it was written: what JSON can hold. */
export type Data =
  null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

export type DataMap = { readonly [key: string]: Data };

export function isMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` does not tell the compiler about lists that are read only. */
export function isList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

/**
 * One rule for all layers, later ones win: maps merge by key, scalars and lists replace, `null` removes what was
 * inherited, and `undefined` says nothing. The result holds no `null`. What no layer changes is the very object of
 * `below`, so that it can be recognised.
 */
export function mergeOnto(below: DataMap, ...layers: readonly unknown[]): DataMap {
  let merged = below;
  for (const layer of layers) if (isMap(layer)) merged = mergeTwo(merged, layer);
  return merged;
}

/** Merges layers of `Props` onto defaults, or onto what was merged before. */
export function mergeOver<Props extends object, Defaults extends object>(
  below: Defaults | MergedOver<Props, Defaults>,
  ...layers: readonly (Props | null | undefined)[]
): MergedOver<Props, Defaults> {
  const start: unknown = below;
  const merged: unknown = isMap(start) ? mergeOnto(start, ...layers) : start;
  return merged as MergedOver<Props, Defaults>;
}

function mergeTwo(below: DataMap, above: DataMap): DataMap {
  const result: Record<string, Data> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === undefined) continue;
    if (value === null) delete result[key];
    else if (isMap(value)) {
      const inherited = Object.hasOwn(below, key) ? below[key] : undefined;
      result[key] = mergeTwo(isMap(inherited) ? inherited : {}, value);
    } else result[key] = value;
  }
  return result;
}

/** A layer that somebody wrote, and its place in the input. */
export interface Layer {
  readonly path: Path;
  readonly data: unknown;
}

/** Keys and indices from the root of the input. */
export type Path = readonly (string | number)[];

/**
 * The place of one of several values, each given by its keys: where the latest layer that states any of them states it.
 * If all of them are built in, it is the place of the environment's share or of the tenant's name.
 */
export type PlaceOf = (...values: readonly (readonly string[])[]) => Path;

/**
 * Where one of several values was written: the path in the latest layer that states any of them, of the first one that
 * it states; undefined where all are built in. A scalar states everything that could be below it: `gpu: 4` is where
 * `gpu.h100` was written.
 */
export function writtenAt(layers: readonly Layer[], ...values: readonly Path[]): Path | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { path, data } = layers[index]!;
    for (const keys of values) {
      const stated = statedIn(data, keys);
      if (stated !== undefined) return [...path, ...stated];
    }
  }
  return undefined;
}

/** The part of `keys` that leads to what states the value. */
function statedIn(data: unknown, keys: Path): Path | undefined {
  for (let length = keys.length; length > 0; length--) {
    const value = lookUp(data, keys.slice(0, length));
    if (value === undefined) continue;
    return length < keys.length && isMap(value) ? undefined : keys.slice(0, length);
  }
  return undefined;
}

/** The value at `keys`, or undefined. */
export function lookUp(data: unknown, keys: readonly (string | number)[]): unknown {
  let value: unknown = data;
  for (const key of keys) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isMap(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}
