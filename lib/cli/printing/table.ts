import { displayWidth, harmless } from '../../findings/print/frame-text';

/** A column: its heading, and whether it holds numbers. */
export interface Column {
  readonly heading: string;
  /** @default false */
  readonly numeric?: boolean;
}

const GAP = '   ';

/** Rows below headings, aligned, without borders: easy on the eye and on `grep`. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paintHeading: (text: string) => string = (text) => text,
): string {
  const cells = rows.map((row) => row.map(harmless));
  const widths = columns.map(({ heading }) => heading.length);
  for (const row of cells) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index]!, displayWidth(cell));
    });
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const space = ' '.repeat(widths[index]! - displayWidth(cell));
        return columns[index]!.numeric === true ? space + cell : cell + space;
      })
      .join(GAP)
      .trimEnd();
  const headings = line(columns.map(({ heading }) => heading));
  return [paintHeading(headings), ...cells.map(line)].map((text) => `${text}\n`).join('');
}
