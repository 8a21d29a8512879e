/** A list of texts in normal form: each once, in order. No list is an empty one. */
export function sortedTexts(list: unknown): string[] {
  return Array.isArray(list) ? [...new Set(list as readonly string[])].sort() : [];
}
