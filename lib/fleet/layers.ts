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
  let merged: DataMap = {};
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

/** A place in the input that a layer was read from. */
export interface Layer {
  readonly path: readonly (string | number)[];
  readonly data: unknown;
}

/**
 * Where the value at `keys` was written: the path in the latest layer that states it, or the path it would have in
 * the last layer when it is a built-in default. A scalar on the way states all that could stand below it: `gpu: 4` is
 * where `gpu.h100` was written.
 */
export function writtenAt(
  layers: readonly Layer[],
  keys: readonly (string | number)[],
): readonly (string | number)[] {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { path, data } = layers[index]!;
    for (let length = keys.length; length > 0; length--) {
      const value = lookUp(data, keys.slice(0, length));
      if (value === undefined || (length < keys.length && isMap(value))) continue;
      return [...path, ...keys.slice(0, length)];
    }
  }
  const last = layers[layers.length - 1];
  return [...(last?.path ?? []), ...keys];
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
