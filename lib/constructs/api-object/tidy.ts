import { share } from '../../fleet/model/shared';

/** Keys in order, and nothing undefined: what `ApiObject.toJson` makes of plain data. */
export function tidyMap(
  map: object,
  without: readonly string[] = [],
  inner: (value: unknown) => unknown = tidy,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(map).sort()) {
    const value = (map as Record<string, unknown>)[key];
    if (value !== undefined && value !== null && !without.includes(key)) result[key] = inner(value);
  }
  return result;
}

/** A copy, which the caller may change. */
export function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  return typeof value === 'object' && value !== null ? tidyMap(value) : value;
}

const tidied = new WeakSet<object>();

/**
 * Prepares content that many API objects hold, such as the rules of a policy that every namespace has: it is put in order
 * once, and shared from then on.
 */
export function shareContent<Content extends object>(content: Content): Content {
  const result = share(tidyShared(content) as Content);
  tidied.add(result);
  return result;
}

/** Content that is shared already is part of the whole as it is. */
function tidyShared(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || tidied.has(value)) return value;
  return Array.isArray(value) ? value.map(tidyShared) : tidyMap(value, [], tidyShared);
}

/** Whether content came from `shareContent`: then it is tidy as it is. */
export function isTidied(content: object): boolean {
  return tidied.has(content);
}
