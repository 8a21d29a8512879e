/** Plain data as it was written: what JSON can hold. */
export type Data =
  null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

export type DataMap = { readonly [key: string]: Data };

export function isMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * One rule for all layers, later ones win: maps merge by key, scalars and lists replace, `null` removes what was
 * inherited. `undefined` says nothing. The result holds no `null`.
 */
export function mergeLayers(...layers: readonly unknown[]): DataMap {
  return mergeOnto({}, ...layers);
}

/**
 * Merges more layers onto what `mergeLayers` made. What they leave alone is the very object of the result below, so that
 * it can be recognised.
 */
export function mergeOnto(below: DataMap, ...layers: readonly unknown[]): DataMap {
  let merged = below;
  for (const layer of layers) if (isMap(layer)) merged = mergeTwo(merged, layer);
  return merged;
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

/** A layer, and where in the input it stands. */
export interface Layer {
  /** Absent for the built-in defaults, which nobody wrote. */
  readonly path?: Path;
  readonly data: unknown;
}

type Path = readonly (string | number)[];

/**
 * Where one of several values was written: the path in the latest layer that states any of them, of the first that it
 * states; undefined where all are built in. A scalar on the way states all that could stand below it: `gpu: 4` is where
 * `gpu.h100` was written.
 */
export function writtenAt(layers: readonly Layer[], ...values: readonly Path[]): Path | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { path, data } = layers[index]!;
    if (path === undefined) continue;
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

/** A copy without some keys. */
export function without(data: unknown, ...keys: readonly string[]): unknown {
  if (!isMap(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}
