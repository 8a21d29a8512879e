import { type FindingPath, formatPath } from '../../findings/finding';
import type { JsonType } from './shape-table';

/** The map at `path`, as a sentence calls it: `a tenant`, `quota`. */
export function ownerOf(path: FindingPath): string {
  const owner = path.length === 2 ? OWNERS[path[0]!] : undefined;
  if (owner === undefined) return placeOf(path);
  return `${/^[aeiou]/.test(owner) ? 'an' : 'a'} ${owner}`;
}

/** What the entries below these keys of the file are. */
const OWNERS: Readonly<Record<string | number, string>> = {
  organizations: 'organisation',
  tenants: 'tenant',
  tiers: 'tier',
  sharedServices: 'shared service',
};

/**
 * How a person would name the value at `path`: without the path of the tenant or tier, which the place of the finding
 * shows, and without indices, which nobody counts.
 */
export function placeOf(path: FindingPath, name?: string): string {
  if (path.length === 0) return 'the file';
  if (path.length === 1) return code(String(path[0]));
  const [root, key] = path;
  const owner = OWNERS[root!];
  const inside = owner === undefined ? path : path.slice(2);
  if (inside.length === 0) {
    const known = typeof key === 'string' ? key : name;
    return known === undefined ? `this ${owner}` : `the ${owner} ${code(known)}`;
  }
  const last = inside.findLastIndex((segment) => typeof segment === 'number');
  if (last === -1) return code(formatPath(inside));
  const list = code(formatPath(inside.slice(0, last)));
  const rest = inside.slice(last + 1);
  return rest.length === 0
    ? `this entry of ${list}`
    : `${code(formatPath(rest))} in this entry of ${list}`;
}

/** What a value is, together with the value if it is a scalar. */
export function describe(value: unknown, path: FindingPath): string {
  if (value === null || value === undefined) {
    return typeof path[path.length - 1] === 'number' ? 'empty' : 'null';
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  return code(String(value));
}

/** A name or a value as it is written in the file. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A text in backticks, cut off if it is long. */
export function quoted(text: string): string {
  return code(short(text));
}

/** The first line of a text, cut where it is long. */
export function short(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

const TYPE_WORDS: Readonly<Record<JsonType, string>> = {
  array: 'a list',
  boolean: 'true or false',
  null: 'null',
  number: 'a whole number',
  object: 'a map',
  string: 'text',
};

/** A type in words. */
export function typeWord(type: JsonType): string {
  return TYPE_WORDS[type];
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]!}`;
}
