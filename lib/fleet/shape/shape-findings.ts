import { type Finding, finding, type FindingPath } from '../../findings/finding';
import { nearest } from '../../findings/nearest';
import { WHOLE_DEVICES } from '../values/counts';
import { grouped } from '../values/groups';
import { foreignKey } from './foreign-keys';
import { foreignWord } from './foreign-words';
import { heldFix, holdsAll } from './held-keys';
import { homeFix } from './key-home';
import { nearKey, relatedKeys } from './near-key';
import type { ShapeError } from './shape-errors';
import { missingFix } from './missing-key';
import { typeFix, wordFix } from './shape-fixes';
import type { Place } from './shape-table';
import { code, describe, either, ownerOf, placeOf, quoted, typeWord } from './shape-words';

type UnknownKey = Extract<ShapeError, { kind: 'unknown key' }>;
type MissingKey = Extract<ShapeError, { kind: 'missing key' }>;

/** What is wrong with the shape of an input, in our own words, with the nearest name. */
export function shapeFindings(errors: readonly ShapeError[]): Finding[] {
  const misspelt = new Set(errors.flatMap(meantPlace));
  const left = errors.filter(
    (error) => error.kind !== 'missing key' || !misspelt.has(keyAt(error.path, error.key)),
  );
  const manyMissing = new Map(
    [...grouped(left.filter(isMissing), ({ from }) => from)].filter(
      ([, list]) => list.length >= MANY_KEYS,
    ),
  );
  return left.flatMap((error) => {
    const all = isMissing(error) ? manyMissing.get(error.from) : undefined;
    if (all === undefined) return [findingOf(error)];
    return error === all[0] ? [missingKeys(all)] : [];
  });
}

/** So many keys that one map lacks are told at once. */
const MANY_KEYS = 3;

function isMissing(error: ShapeError): error is MissingKey {
  return error.kind === 'missing key';
}

/** Where the key is that an unknown one most likely means: what is misspelt there is not missing as well. */
function meantPlace(error: ShapeError): string[] {
  if (error.kind !== 'unknown key') return [];
  const { means } = meantKey(error);
  return means === undefined ? [] : [keyAt(error.path, means)];
}

function keyAt(path: FindingPath, key: string): string {
  return JSON.stringify([...path, key]);
}

function findingOf(error: ShapeError): Finding {
  switch (error.kind) {
    case 'unknown key':
      return unknownKey(error);
    case 'missing key':
      return missingKey(error.key, error.from['name'], error.path);
    case 'wrong type':
      return wrongType(error.value, error.place, error.path);
    case 'unknown word':
      return unknownWord(error.word, error.place, error.path);
  }
}

/** What to do about an unknown key, and the key of the same map that it means, if it means one. */
interface MeantKey {
  readonly means?: string;
  readonly fix: string;
}

function meantKey(error: UnknownKey): MeantKey {
  const { key, map, mapName, path } = error;
  const keys = Object.keys(map.keys);
  const value = error.from[key];
  const home = homeFix(key, value, map, path);
  if (home?.isInside === true) return home;
  const foreign = foreignKey(key, mapName, map.keys);
  if (foreign?.fix !== undefined) return { fix: foreign.fix };
  if (foreign?.means !== undefined) {
    return { means: foreign.means, fix: `It is called ${code(foreign.means)} here.` };
  }
  if (home !== undefined) return home;
  const near = nearKey(key, keys);
  const isMeant = near !== undefined && holdsAll(map.keys[near]!, value);
  const held = isMeant ? undefined : heldFix(key, value, map);
  if (held !== undefined) return { fix: held };
  if (near === undefined) return { fix: choiceOf(error, keys) };
  const isTwice = error.from[near] !== undefined;
  return {
    means: near,
    fix: isTwice
      ? `Move what it holds to ${code(near)}, which is written as well.`
      : `Did you mean ${code(near)}?`,
  };
}

/** So many keys can be read in one line. */
const MAX_LISTED = 12;

/** The keys that share a word with the unknown one, or all of them if they are few. */
function choiceOf({ key, path }: UnknownKey, keys: readonly string[]): string {
  const close = relatedKeys(key, keys);
  if (close.length > 0 && close.length < keys.length) {
    return `Remove it, or use ${either(close.map(code))}.`;
  }
  return keys.length <= MAX_LISTED
    ? `Remove it, or use one of: ${[...keys].sort().join(', ')}.`
    : `Remove it: ${code(`tenancy explain ${keyAbove(path)}`)} lists the ${keys.length} keys of ${ownerOf(path)}.`;
}

/** Maps of large maps, whose keys are names that people choose. */
const MAPS_OF_NAMES = [
  'clusters',
  'environments',
  'organizations',
  'pools',
  'sharedServices',
  'tiers',
];

/** The key that holds what is at a path, without indices and names. */
function keyAbove(path: FindingPath): string {
  const [last, above] = [path.at(-1), path.at(-2)];
  const isName = typeof last === 'number' || MAPS_OF_NAMES.includes(String(above));
  return String(isName ? above : last);
}

function unknownKey(error: UnknownKey): Finding {
  const { key, path } = error;
  return finding({
    code: 'KEY_UNKNOWN',
    path: [...path, key],
    message: `${code(key)} is not a key of ${ownerOf(path)}.`,
    fix: key.startsWith('-')
      ? `Put a space after the dash: ${code(`- ${key.slice(1)}`)}.`
      : meantKey(error).fix,
  });
}

function missingKey(key: string, owner: unknown, path: FindingPath): Finding {
  return finding({
    code: 'KEY_MISSING',
    path,
    message: `${code(key)} is missing from ${placeOf(path, typeof owner === 'string' ? owner : undefined)}.`,
    fix: missingFix([...path, key]),
  });
}

/** Several keys that one map lacks. */
function missingKeys(all: readonly MissingKey[]): Finding {
  const { from, path } = all[0]!;
  const name = from['name'];
  const listed = (texts: readonly string[]): string =>
    `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
  return finding({
    code: 'KEY_MISSING',
    path,
    message: `${listed(all.map(({ key }) => code(key)))} are missing from ${placeOf(path, typeof name === 'string' ? name : undefined)}.`,
    fix: `Add ${listed(all.map(({ key }) => code(`${key}: …`)))}.`,
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
  const near = foreignWord(word, words) ?? nearest(word, words);
  return finding({
    code: path[0] === 'apiVersion' ? 'API_VERSION' : 'VALUE_UNKNOWN',
    path,
    message: `${capital(placeOf(path))} cannot be ${quoted(word)}.`,
    fix:
      near === undefined
        ? wordFix(place, word, path)
        : words.length === 1
          ? `Did you mean ${code(near)}?`
          : `Did you mean ${code(near)}? It can be ${either(words.map(code))}.`,
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
