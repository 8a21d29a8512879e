import { deepFreeze } from '../../fleet/model/remember';

/** Keys in order, and nothing undefined: what `ApiObject.toJson` makes of plain data. */
export function tidyMap(map: object, without: readonly string[] = []): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(map).sort()) {
    const value = (map as Record<string, unknown>)[key];
    if (value !== undefined && value !== null && !without.includes(key)) result[key] = tidy(value);
  }
  return result;
}

export function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  return typeof value === 'object' && value !== null ? tidyMap(value) : value;
}

/** Content that stands in many objects: tidy, and frozen to its depth. */
const shared = new WeakSet<object>();

/**
 * Prepares content that stands in many objects, such as the rules of a policy that every namespace has: it is put in
 * order once, and whoever writes it may remember its text.
 */
export function share<Content extends object>(content: Content): Content {
  const result = deepFreeze(tidy(content) as Content);
  shared.add(result);
  return result;
}

/** Whether content came from `share`. */
export function isShared(value: object): boolean {
  return shared.has(value);
}
