import { sortedMap } from './maps';

/** A list of texts in normal form: each once, in order. No list is an empty one. */
export function sortedTexts<Text extends string>(list: readonly Text[] = []): Text[] {
  return [...new Set(list)].sort();
}

/** A map of texts in normal form: in the order of its keys, numbers as texts. */
export function textMap(
  map: Readonly<Record<string, string | number>> = {},
): Record<string, string> {
  return sortedMap(map, String);
}

/** The first few names, and how many there are besides: `a`, `b`, `c` and 4 more. */
export function firstNames(names: readonly string[]): string {
  return firstFew(
    names.map((name) => `\`${name}\``),
    3,
  );
}

/** The first few texts, and how many there are besides. */
export function firstFew(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most);
  const more = texts.length - shown.length;
  const all = more === 0 ? shown : [...shown, `${more} more`];
  return [all.slice(0, -1).join(', '), all[all.length - 1]!].filter(Boolean).join(' and ');
}
