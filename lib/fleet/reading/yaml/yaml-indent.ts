import { lineStart } from './yaml-text';

/** A key above a line, and the column where the keys beside it start. */
export interface KeyAbove {
  readonly indent: number;
  readonly name: string;
}

/**
 * The keys above a line that could be beside it or around it: the nearest with each smaller indentation, inside out. The
 * first key of a list's entry starts after its dash.
 */
export function keysAbove(text: string, offset: number): KeyAbove[] {
  const found: KeyAbove[] = [];
  const lines = text.slice(0, Math.max(0, lineStart(text, offset) - 1)).split('\n');
  for (const line of lines.reverse()) {
    const [, spaces = '', dash = '', name] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    const indent = spaces.length + dash.length;
    if (indent < (found.at(-1)?.indent ?? Infinity)) found.push({ indent, name });
  }
  return found;
}

/** A line with a key, perhaps after the dash of a list's entry. */
const LINE = /^( *)((?:- +)*)("[^"]*"|'[^']*'|[^\s#:'"-][^:#]*):(?: |$)/;

/** How far a line is indented. */
export function indentOf(text: string, offset: number): number {
  return /^ */.exec(text.slice(lineStart(text, offset)))![0].length;
}

/** Which indentation fits a line that has another one: that of the nearest keys, further or less far. */
export function indentFix(text: string, offset: number): string | undefined {
  const own = indentOf(text, offset);
  const above = keysAbove(text, offset).filter(({ indent }) => indent !== own);
  const nearest = Math.min(...above.map(({ indent }) => Math.abs(indent - own)));
  const [first, second] = above
    .filter(({ indent }) => Math.abs(indent - own) === nearest)
    .map(({ indent, name }) => `${bySpaces(indent)} to put it beside \`${name}\``);
  if (first === undefined) return undefined;
  return second === undefined ? `Indent it ${first}.` : `Indent it ${first}, or ${second}.`;
}

function bySpaces(count: number): string {
  return count === 0 ? 'by 0 spaces' : `by ${count} space${count === 1 ? '' : 's'}`;
}
