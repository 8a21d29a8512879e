/** A map of a manifest. Nothing is known about what it holds: the API server has not seen it yet. */
export type ManifestMap = Readonly<Record<string, unknown>>;

/** A map, or an empty one where something else was written. */
export function asMap(value: unknown): ManifestMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ManifestMap)
    : {};
}

/** A list, or an empty one where something else was written. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The maps of a list. */
export function asMaps(value: unknown): readonly ManifestMap[] {
  return asList(value).map(asMap);
}

/** A text, or an empty one where something else was written. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The texts of a list. */
export function asTexts(value: unknown): readonly string[] {
  return asList(value).map(asText);
}

/** Whether a field says something: the API server reads one that holds null, such as a key without a value, as absent. */
export function isStated(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A whole number, or what applies where none was written. */
export function asCount(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
}

/** What a path such as `spec.template.spec` leads to. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => asMap(value)[key], data);
}

/** A part of a manifest, and where it is. */
export interface ManifestPart {
  /** The keys that lead to it, such as `spec.tasks[0].template`. */
  readonly place: string;
  /** What is on the way to it: the manifest itself comes first, the part last. */
  readonly way: readonly WayPart[];
  readonly value: ManifestMap;
}

/** A step on the way to a part. */
export interface WayPart {
  /** Its path with `[*]` for every item, such as `spec.tasks[*]`. */
  readonly path: string;
  readonly value: ManifestMap;
}

/**
 * The parts of a manifest that a path of the catalogue of kinds leads to: `[*]` is each item of a list or a map, and a
 * name that starts with `*` is each key that ends so.
 */
export function partsAt(data: ManifestMap, path: string): ManifestPart[] {
  let parts: ManifestPart[] = [{ place: '', way: [{ path: '', value: data }], value: data }];
  for (const step of path.split('.')) {
    const name = step.replace('[*]', '');
    parts = parts.flatMap((part) => {
      const named = Object.entries(part.value)
        .filter(([key]) => (name.startsWith('*') ? key.endsWith(name.slice(1)) : key === name))
        .map(([key, value]) => stepInto(part, joined(part.place, key), name, value));
      return step.endsWith('[*]') ? named.flatMap(itemsOf) : named;
    });
  }
  return parts.filter(({ value }) => Object.keys(value).length > 0);
}

function stepInto(
  { way }: ManifestPart,
  place: string,
  step: string,
  inner: unknown,
): ManifestPart & { readonly inner: unknown } {
  const value = asMap(inner);
  return { place, way: [...way, { path: joined(way.at(-1)!.path, step), value }], value, inner };
}

function itemsOf({
  place,
  way,
  inner,
}: ManifestPart & { readonly inner: unknown }): ManifestPart[] {
  const before = way.slice(0, -1);
  const path = `${way.at(-1)!.path}[*]`;
  const item = (name: string, raw: unknown): ManifestPart => {
    const value = asMap(raw);
    return { place: name, way: [...before, { path, value }], value };
  };
  return Array.isArray(inner)
    ? inner.map((raw: unknown, index) => item(`${place}[${index}]`, raw))
    : Object.entries(asMap(inner)).map(([key, raw]) => item(`${place}.${key}`, raw));
}

function joined(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}
