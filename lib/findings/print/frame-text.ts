/**
 * What must not reach a terminal as it is: control characters, which can move the cursor, and the
 * marks that reverse the reading direction, which make a line look like another one.
 */

const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `text` on one line, without anything that a terminal obeys; as many characters as before. */
export function harmless(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character === '\t' || character === '\n' || character === '\r') return ' ';
    const code = character.charCodeAt(0);
    // The pictures of control characters: ␀ to ␟, and ␡.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** Emoji, and the scripts of which a letter takes two columns. */
const WIDE =
  /\p{Emoji_Presentation}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]|[\uff01-\uff60]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;

/** How many columns a terminal gives to a text, as near as one can know. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (NO_WIDTH.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The part of a line that a frame shows. */
export interface Window {
  /** Where it starts, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/**
 * The part of `line` that is at most `max` columns wide, with `[start, start + length)` in it as
 * far as it fits.
 */
export function windowAround(line: string, start: number, length: number, max: number): Window {
  // The length is looked at first, because a line can be megabytes long.
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

/**
 * What `window` shows of `line`, with `…` in place of the first or last character where more
 * follows.
 */
export function cut(line: string, window: Window): string {
  const shown = line.slice(window.start, window.end);
  if (shown === '') return '';
  const head = window.start > 0 ? `…${shown.slice(1)}` : shown;
  return window.end < line.length ? `${head.slice(0, -1)}…` : head;
}
