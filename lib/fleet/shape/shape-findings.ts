import { type Finding, finding, type FindingPath } from '../../findings/finding';
import { nearest } from '../../findings/nearest';
import { WHOLE_DEVICES } from '../values/counts';
import { mapShapeOf, type ShapeError } from './shape-errors';
import { missingFix, typeFix, wordFix } from './shape-fixes';
import type { MapShape, Place } from './shape-table';
import { code, describe, either, ownerOf, placeOf, quoted, typeWord } from './shape-words';

/** What is wrong with the shape of an input, in our own words, with the nearest name. */
export function shapeFindings(errors: readonly ShapeError[]): Finding[] {
  const misspelt = new Set(errors.flatMap(meantPlace));
  return errors
    .filter((error) => error.kind !== 'missing key' || !misspelt.has(keyAt(error.path, error.key)))
    .map(findingOf);
}

/** Where the key is that an unknown one most likely means: what is misspelt there is not missing as well. */
function meantPlace(error: ShapeError): string[] {
  if (error.kind !== 'unknown key') return [];
  const { near } = meantKey(error.key, error.map);
  return near === undefined ? [] : [keyAt(error.path, near)];
}

function keyAt(path: FindingPath, key: string): string {
  return JSON.stringify([...path, key]);
}

function findingOf(error: ShapeError): Finding {
  switch (error.kind) {
    case 'unknown key':
      return unknownKey(error.key, error.map, error.path);
    case 'missing key':
      return missingKey(error.key, error.from['name'], error.path);
    case 'wrong type':
      return wrongType(error.value, error.place, error.path);
    case 'unknown word':
      return unknownWord(error.word, error.place, error.path);
  }
}

/** What an unknown key most likely means: a key of a map that may be here, or another spelling. */
function meantKey(
  key: string,
  { keys }: MapShape,
): { readonly home?: string; readonly near?: string | undefined } {
  const homes = Object.keys(keys).filter((name) =>
    Object.hasOwn(mapShapeOf(keys[name]!)?.keys ?? {}, key),
  );
  // Amounts such as `cpu` are keys of several maps, and mean the quota.
  const home = homes.length === 1 ? homes[0] : homes.find((name) => name === 'quota');
  if (home !== undefined) return { home };
  return { near: nearest(key, Object.keys(keys)) };
}

function unknownKey(key: string, map: MapShape, path: FindingPath): Finding {
  const { home, near } = meantKey(key, map);
  return finding({
    code: 'KEY_UNKNOWN',
    path: [...path, key],
    message: `${code(key)} is not a key of ${ownerOf(path)}.`,
    fix:
      home !== undefined
        ? `Put it under ${code(home)}.`
        : near !== undefined
          ? `Did you mean ${code(near)}?`
          : `Remove it, or use one of: ${Object.keys(map.keys).join(', ')}.`,
  });
}

function missingKey(key: string, owner: unknown, path: FindingPath): Finding {
  return finding({
    code: 'KEY_MISSING',
    path,
    message: `${code(key)} is missing from ${placeOf(path, typeof owner === 'string' ? owner : undefined)}.`,
    fix: missingFix(key),
  });
}

function wrongType(value: unknown, place: Place, path: FindingPath): Finding {
  const expected = place.types.filter((type) => type !== 'null');
  if (isName(path) && (typeof value === 'number' || typeof value === 'boolean')) {
    return finding({
      code: 'NAME_AMBIGUOUS',
      path,
      message: `YAML reads the name ${code(String(value))} as a ${typeof value}.`,
      fix: 'Choose a name that contains a letter and does not mean true or false.',
    });
  }
  const isAmount = typeof value === 'string' && expected.includes('number') && isFraction(value);
  const what = isAmount ? code(value) : describe(value, path);
  return finding({
    code: isAmount ? 'QUANTITY_INVALID' : 'TYPE_WRONG',
    path,
    message: `${capital(placeOf(path))} is ${what}, but must be ${either(expected.map(typeWord))}.`,
    fix: isAmount && path.includes('gpu') ? WHOLE_DEVICES : typeFix(place, value, path),
  });
}

/** Whether a value is a name that becomes part of a namespace: putting it in quotes would not make it better. */
function isName(path: FindingPath): boolean {
  const last = path[path.length - 1];
  return (
    last === 'name' || last === 'prefix' || (last === 'namespace' && !path.includes('network'))
  );
}

/** Whether a text is a number that is not whole: the reader keeps such numbers as they are written. */
function isFraction(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && !Number.isInteger(Number(text));
}

function unknownWord(word: string, place: Place, path: FindingPath): Finding {
  const { words = [] } = place;
  const near = nearest(word, words);
  return finding({
    code: path[0] === 'apiVersion' ? 'API_VERSION' : 'VALUE_UNKNOWN',
    path,
    message: `${capital(placeOf(path))} cannot be ${quoted(word)}.`,
    fix:
      near === undefined
        ? wordFix(place, word)
        : words.length === 1
          ? `Did you mean ${code(near)}?`
          : `Did you mean ${code(near)}? It can be ${either(words.map(code))}.`,
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
