import { displayWidth, harmless } from '../../findings/print/frame-text';

/** A column of a table. */
export interface Column {
  readonly heading: string;
  /**
   * Whether it holds numbers, which are aligned on the right.
   *
   * @default false
   */
  readonly numeric?: boolean;
}

const GAP = '   ';

/** Aligned rows below headings. There are no borders, so that `grep` is easy. */
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
