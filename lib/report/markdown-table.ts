/** The cells of a line. */
export type Row = readonly string[];

/**
 * A table in Markdown; nothing without rows.
 *
 * @param numbers - the index of the first column of numbers, which are at the right
 */
export function markdownTable(
  headings: Row,
  rows: readonly Row[],
  numbers = headings.length,
): string {
  if (rows.length === 0) return '';
  const lines = headings.map((_, index) => (index < numbers ? '---' : '---:'));
  return [headings, lines, ...rows.map((row) => row.map(inCell))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** A text as one cell of a table, in which nothing is markup but the code spans of our own messages. */
function inCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`|<>&\\]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]~|#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
