/*
 * A text by the characters that YAML knows. Blank are space, tab and line break, and nothing else:
 * JavaScript's `\s` and `trim` include no-break spaces and line separators, which YAML takes for
 * text like letters.
 */

/** Whether a character is blank. The end of a text is not. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

/** The first place from `start` on that is not blank; the end of the text if there is none. */
export function skipBlank(text: string, start: number): number {
  let at = start;
  while (isBlank(text[at])) at += 1;
  return at;
}

/** Where the blank end of `text.slice(0, end)` starts. */
export function contentEnd(text: string, end: number = text.length): number {
  let at = end;
  while (at > 0 && isBlank(text[at - 1])) at -= 1;
  return at;
}

/** Where the line of a place starts. */
export function lineStart(text: string, at: number): number {
  // `lastIndexOf` takes a negative place for 0.
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of a place ends: at its line feed, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed === -1 ? text.length : feed;
}

/** The word around a place. Blanks, commas and brackets separate words. */
export function wordAround(text: string, at: number): readonly [start: number, end: number] {
  let start = at;
  while (start > 0 && !separates(text[start - 1])) start -= 1;
  let end = at;
  while (end < text.length && !separates(text[end])) end += 1;
  return [start, end];
}

function separates(character: string | undefined): boolean {
  return isBlank(character) || (character !== undefined && ',[]{}'.includes(character));
}

/**
 * The first line of a text in backticks, or in quotes if it contains a backtick, short enough for a
 * sentence.
 */
export function excerpt(text: string, max = 40): string {
  const start = skipBlank(text, 0);
  const line = text.slice(start, contentEnd(text, lineEnd(text, start)));
  const cut = line.length > max ? `${line.slice(0, max - 1)}…` : line;
  return cut.includes('`') ? `"${cut}"` : `\`${cut}\``;
}
