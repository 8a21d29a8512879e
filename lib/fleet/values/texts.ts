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
