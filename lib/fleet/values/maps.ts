/** Visits the entries of a list as it was written. A hole is an entry of a wrong shape, which has its own finding. */
export function eachEntry<T>(
  list: readonly (T | null | undefined)[] | null | undefined,
  visit: (entry: T, index: number) => void,
): void {
  list?.forEach((entry, index) => {
    if (entry !== undefined && entry !== null) visit(entry, index);
  });
}

/** The entries of a map as it was written, without those that are removed or of a wrong shape. */
export function entriesOf<T>(
  map: Readonly<Record<string, T | null | undefined>> | null | undefined,
): [name: string, entry: T][] {
  return Object.entries(map ?? {}).flatMap(([name, entry]): [string, T][] =>
    entry === undefined || entry === null ? [] : [[name, entry]],
  );
}

/** The keys of a map whose keys are all known. */
export function keysOf<T extends object>(map: T): (keyof T & string)[] {
  return Object.keys(map) as (keyof T & string)[];
}

/** A map with these keys. */
export function mapOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  const map = {} as Record<Key, Value>;
  for (const key of keys) map[key] = valueOf(key);
  return map;
}

/** Some keys of a map, where it has them. */
export function pick<T extends object, Key extends keyof T>(
  map: T,
  keys: readonly Key[],
): Pick<T, Key> {
  const part = {} as Pick<T, Key>;
  for (const key of keys) if (map[key] !== undefined) part[key] = map[key];
  return part;
}

/** A map without the keys that hold nothing. */
export function defined<T extends object>(map: T): Pick<T, keyof T & string> {
  return pick(map, keysOf(map));
}

/** A map in the order of its keys. */
export function sortedMap<From, To>(
  map: Readonly<Record<string, From>>,
  valueOf: (value: From, key: string) => To,
): Record<string, To> {
  return mapOf(Object.keys(map).sort(), (key) => valueOf(map[key]!, key));
}
