import type { Dice } from '../usage/dice';

type Json = unknown;

/** One operation of a JSON patch. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: Json;
}

/** Keys that say which object it is. */
const IDENTITY = /^\/(?:apiVersion|kind|metadata\/(?:name|namespace))$/;

/** A random edit of an object: a value that changes or goes, an item or a key that comes. */
export function randomEdit(object: Json, dice: Dice): Operation {
  const places = [...placesIn(object, '')].filter(({ path }) => !IDENTITY.test(path));
  const { path, value } = dice.pick(places);
  if (Array.isArray(value)) {
    return dice.chance(0.5) && value.length > 0
      ? { op: 'remove', path: `${path}/${dice.integer(0, value.length - 1)}` }
      : { op: 'add', path: `${path}/-`, value: changed(value[0] ?? 'edited', dice) };
  }
  if (typeof value === 'object' && value !== null) {
    return { op: 'add', path: `${path}/edited${dice.integer(1, 99)}`, value: sample(value) };
  }
  return dice.chance(0.25)
    ? { op: 'remove', path }
    : { op: 'replace', path, value: changed(value, dice) };
}

function* placesIn(
  value: Json,
  path: string,
): Generator<{ readonly path: string; readonly value: Json }> {
  if (path !== '') yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
    yield* placesIn(inner, `${path}/${escaped}`);
  }
}

/** A value like those that a map has. */
function sample(map: object): Json {
  const [first] = Object.values(map) as Json[];
  return typeof first === 'object' ? 'edited' : (first ?? 'edited');
}

function changed(value: Json, dice: Dice): Json {
  if (typeof value === 'number') return value + dice.integer(1, 3);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    const number = /^(\d+)(.*)$/.exec(value);
    if (number !== null) return `${Number(number[1]) + 1}${number[2]}`;
    return dice.pick([`${value}x`, 'edited', value.slice(1) || 'y']);
  }
  return value;
}
