import { displayWidth } from '../../findings/print/frame-text';

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How wide a line of prose may be. */
const COLUMNS = 80;

/** Breaks prose into lines. It never breaks a word. */
export function wrap(text: string, columns = COLUMNS): string {
  return wrapToWidth(text, columns).join('\n');
}

/** The lines of a text that is at most as wide as this in a terminal, unless a word is wider. */
export function wrapToWidth(
  text: string,
  columns: number,
  separator: string | RegExp = ' ',
): string[] {
  if (displayWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(separator)) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** How wide an entry of a list may be, without its indent. */
const BULLET_COLUMNS = 96;

/** Texts as a list with a dash before each, wrapped below it. */
export function bulletLines(texts: readonly string[], indent = ''): string[] {
  return texts.flatMap((text) =>
    wrapToWidth(text, BULLET_COLUMNS).map(
      (line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`,
    ),
  );
}
