import { plainValue } from '../yaml-scalar';

/** The next piece of a value in brackets: a sign, a text in quotes, or a text that stands for itself. */
const PIECE =
  /\s*(?:([[\]{},])|("[^"\\]*"|'[^']*')|(-?[A-Za-z0-9_./][\w./@+%-]*(?: [\w./@+%-]+)*))/y;

/** What ends a key. Without the space, the colon would be a part of it. */
const COLON = /: +/y;

/** Few values in brackets are nested deeper than this. */
const DEEPEST = 8;

/** The value of `{a: 1, b: [c, d]}` and the like; nothing where it holds anything unusual. */
export function readPlainFlow(source: string): { readonly value: unknown } | undefined {
  let at = 0;
  let failed = false;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };

  const fail = (): undefined => {
    failed = true;
    return undefined;
  };

  const value = (depth: number): unknown => {
    const match = take(PIECE);
    if (match === null || depth > DEEPEST) return fail();
    const [, sign, quoted, plain] = match;
    if (plain !== undefined) return plainValue(plain);
    if (quoted !== undefined) return quoted.slice(1, -1);
    return sign === '[' ? list(depth) : sign === '{' ? map(depth) : fail();
  };

  const isClosed = (bracket: string): boolean => {
    const before = at;
    if (take(PIECE)?.[1] === bracket) return true;
    at = before;
    return false;
  };

  /** Whether another entry follows. A comma before the end is left to the parser. */
  const goesOn = (bracket: string): boolean => {
    const sign = take(PIECE)?.[1];
    if (sign !== ',' && sign !== bracket) fail();
    return sign === ',' && !failed;
  };

  const list = (depth: number): unknown[] => {
    const items: unknown[] = [];
    if (isClosed(']')) return items;
    do items.push(value(depth + 1));
    while (!failed && goesOn(']'));
    return items;
  };

  const map = (depth: number): Record<string, unknown> => {
    const entries: Record<string, unknown> = {};
    if (isClosed('}')) return entries;
    do {
      const key = take(PIECE)?.[3];
      if (key === undefined || !isPlainKey(key) || Object.hasOwn(entries, key)) fail();
      else if (take(COLON) === null) fail();
      else entries[key] = value(depth + 1);
    } while (!failed && goesOn('}'));
    return entries;
  };

  const result = value(0);
  return failed || at < source.length ? undefined : { value: result };
}

/** Whether a name may be a key: it means no null, and no object has it by itself. */
export function isPlainKey(key: string): boolean {
  return !(key in Object.prototype) && plainValue(key) === key;
}
