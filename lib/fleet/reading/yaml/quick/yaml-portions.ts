/** A file of tenants, cut where its list of tenants is cut by dashes. */
export interface Portions {
  /** The text with an empty list of tenants. */
  readonly head: string;
  /** Each a list of tenants of its own, without the key above it. */
  readonly items: readonly string[];
}

/** What may mean something beyond its own tenant: anchors, aliases, tags, directives, further documents. */
const REACHING = /^(?:---|\.\.\.|%)|(?:^|[\s,[{])(?:[&*][^\s]|!)|\t/m;

const TENANTS = /^tenants:[ ]*(?:#.*)?$/gm;

/**
 * Cuts a text at its tenants; nothing where it is not written line by line, or where parts may depend on each other.
 *
 * A cut inside of quotes or brackets leaves them unclosed, which the parser reports: so whoever finds nothing wrong with
 * the parts has read what the whole says.
 */
export function cutAtTenants(text: string): Portions | undefined {
  if (REACHING.test(text)) return undefined;
  const [key, another] = text.matchAll(TENANTS);
  if (key === undefined || another !== undefined) return undefined;
  const start = key.index + key[0].length + 1;
  const starts: number[] = [];
  let indent: string | undefined;
  let end = text.length;
  for (const line of linesFrom(text, start)) {
    if (isBlank(text, line)) continue;
    indent ??= /^ */.exec(text.slice(line, line + 64))![0];
    if (text.startsWith(`${indent}- `, line) || text.startsWith(`${indent}-\n`, line)) {
      starts.push(line);
    } else if (starts.length === 0) {
      return undefined;
    } else if (!text.startsWith(`${indent} `, line)) {
      end = line;
      break;
    }
  }
  if (starts.length === 0) return undefined;
  const items = starts.map((from, index) => text.slice(from, starts[index + 1] ?? end));
  return { head: `${text.slice(0, key.index)}tenants: []\n${text.slice(end)}`, items };
}

/** Joins neighbours, so that few documents are parsed and none is large. */
export function joinItems(items: readonly string[], characters: number): string[] {
  const joined: string[] = [];
  let group: string[] = [];
  let length = 0;
  for (const item of items) {
    group.push(item);
    length += item.length;
    if (length < characters) continue;
    joined.push(group.join(''));
    group = [];
    length = 0;
  }
  if (group.length > 0) joined.push(group.join(''));
  return joined;
}

/** Where lines start. */
function* linesFrom(text: string, start: number): Generator<number> {
  for (let line = start; line < text.length;) {
    yield line;
    const feed = text.indexOf('\n', line);
    line = feed === -1 ? text.length : feed + 1;
  }
}

/** Whether there is nothing but blanks or a comment on a line. */
function isBlank(text: string, line: number): boolean {
  let at = line;
  while (text[at] === ' ') at += 1;
  return at >= text.length || text[at] === '\n' || text[at] === '#';
}
