import { plainValue } from '../yaml-scalar';

/*
 * The part of YAML 1.2 that the quick reader knows, as regular expressions for one line.
 *
 * Values and keys are printable ASCII, spelled out in ranges. `\s`, `\w` and `.` are avoided: they
 * follow JavaScript, which takes a no-break space for white space, and YAML does not.
 */

/** A key in front of its colon, and the spaces behind that. */
export const KEY = /^([A-Za-z0-9_][A-Za-z0-9_./-]{0,200}):(?: +|$)/;

/** What may follow a value on its line: spaces, or a comment behind at least one space. */
export const LINE_END = / *$| +#[^\n]*$/y;

/** A text in quotes on one line. Of the escapes, those that YAML and JSON have in common, and that programs write. */
const QUOTED = /"(?:[ !#-[\]-~]|\\["\\nt])*"|'(?:[ -&(-~]|'')*'/.source;

/** What a text without quotes starts with. Other signs have a meaning of their own in YAML. */
const START = '-?[A-Za-z0-9_./~]';

/** On a line of its own or behind a key, also a colon that does not end a key, as in `::/0`. */
const START_IN_BLOCK = `(?:${START}|[($^;+\\\\]|:(?=[!-~]))`;

/** A colon in front of a space ends a key, and `#` behind a space starts a comment. */
const IN_BLOCK = '(?:[!-9;-~]|:(?=[!-~]))';
const WORD_IN_BLOCK = `[!-"$-9;-~]${IN_BLOCK}*`;

/** Between brackets, commas and brackets also end a text. Colons are left to the parser, except for that of a URL. */
const IN_FLOW = '(?:[!"$-+\\-./0-9;-Z\\\\^-z|~]|:(?=//))';

/** A value on a line of its own or behind a key: in quotes (1), or without (2). */
export const SCALAR = new RegExp(
  `(${QUOTED})|(${START_IN_BLOCK}${IN_BLOCK}*(?: +${WORD_IN_BLOCK})*)`,
  'y',
);

/** What starts a text of several lines: with `-` (1), it has no line break at its end. */
export const BLOCK_HEADER = /\|(-?)/y;

/** The next piece between brackets: a sign (1), a text in quotes (2), or one without (3). */
export const PIECE = new RegExp(
  ` *(?:([[\\]{},])|(${QUOTED})|(${START}${IN_FLOW}*(?: +${IN_FLOW}+)*))`,
  'y',
);

/** What ends a key between braces. Without the space, the colon would be part of the key. */
export const COLON = /: +/y;

/** How long a key between braces may be: as long as any other. */
export const MAX_KEY_LENGTH = 201;

/** What a text in quotes says. */
export function unquoted(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith("'")) return inner.includes("'") ? inner.replaceAll("''", "'") : inner;
  return inner.includes('\\') ? (JSON.parse(quoted) as string) : inner;
}

/** Whether a name is the same as a key and as a text, and no JavaScript object has it by itself. */
export function isSimpleKey(name: string): boolean {
  if (simple.has(name)) return true;
  if (name in Object.prototype || plainValue(name) !== name) return false;
  if (simple.size < MOST_SIMPLE) simple.add(name);
  return true;
}

/** Keys that were simple before: a few dozen make up most of all files. */
const simple = new Set<string>();
const MOST_SIMPLE = 10_000;
