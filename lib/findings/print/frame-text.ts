/**
 * What must not reach a terminal: control characters, which can move the cursor, and marks that reverse the reading
 * direction, which make one line look like another.
 */
const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `text` on one line, without anything that a terminal obeys. The number of characters stays the same. */
export function harmless(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character === '\t' || character === '\n' || character === '\r') return ' ';
    const code = character.charCodeAt(0);
    // The pictures of control characters: ␀ to ␟, and ␡.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** How many columns a text takes in a terminal, as well as one can know without the font. */
export function displayWidth(text: string): number {
  // Not constants of the module: compiling them takes 0.7 ms, and most runs measure no text.
  const noWidth = /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;
  // Emoji, and the scripts whose letters take two columns.
  const wide =
    /\p{Emoji_Presentation}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]|[\uff01-\uff60]/u;
  let width = 0;
  for (const character of text) {
    if (noWidth.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** The part of a line that a frame shows, in UTF-16 code units. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The part of `line` that is at most `max` columns wide and shows `[start, start + length)` as far as that fits. */
export function windowAround(line: string, start: number, length: number, max: number): Window {
  // The length is compared first, because a line can be megabytes long.
  if (line.length <= max && displayWidth(line) <= max) return { start: 0, end: line.length };
  const centre = start + Math.min(length, max / 2) / 2;
  let from = Math.max(0, Math.min(Math.round(centre - max / 2), line.length - max));
  let to = Math.min(line.length, from + max);
  while (displayWidth(line.slice(from, to)) > max) {
    if (centre - from > to - centre) from += 1;
    else to -= 1;
  }
  return { start: from, end: to };
}

/** The part of `line` that begins at `start` and is at most `max` columns wide. */
export function windowFrom(line: string, start: number, max: number): Window {
  let end = Math.min(line.length, start + max);
  while (displayWidth(line.slice(start, end)) > max) end -= 1;
  return { start, end };
}

/**
 * What a window shows of a line, with `…` in place of the first and the last character where more of the line follows.
 * The number of code units stays the same.
 */
export function cut(line: string, window: Window): string {
  let shown = line.slice(window.start, window.end);
  if (shown === '') return '';
  // Of a character with two code units, the half beside the `…` becomes a space.
  if (window.start > 0) shown = `…${shown.slice(1).replace(/^[\udc00-\udfff]/, ' ')}`;
  if (window.end < line.length) shown = `${shown.slice(0, -1).replace(/[\ud800-\udbff]$/, ' ')}…`;
  return shown;
}
