import { displayWidth, harmless } from '../../findings/print/frame-text';
import { wrapToWidth } from './words';

/** A column of a table. */
export interface Column {
  readonly heading: string;
  /**
   * Whether it holds numbers, which are aligned on the right.
   *
   * @default false
   */
  readonly numeric?: boolean;
  /**
   * Where a cell may go on in the next line: between words, or between the items of a list with commas.
   *
   * @default - nowhere
   */
  readonly wraps?: 'words' | 'items';
}

export interface TableOptions {
  /**
   * Paints the headings.
   *
   * @default - no colour
   */
  readonly paintHeading?: (text: string) => string;
  /**
   * The width of the terminal. Wider tables have smaller gaps, and columns that wrap do.
   *
   * @default - not a terminal: one line for each row, so that `grep` is easy
   */
  readonly width?: number;
}

const SEPARATORS = { words: ' ', items: /(?<=,) / } as const;

const GAP = 3;
const SMALL_GAP = 2;

/** A column that wraps is not made narrower than this, and never narrower than its longest word. */
const NARROWEST = 16;

/** Aligned rows below headings, without borders. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { paintHeading = (text) => text, width = Infinity }: TableOptions = {},
): string {
  const cells = rows.map((row) => row.map(harmless));
  const wanted = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...cells.map((row) => displayWidth(row[index]!))),
  );
  const isWide = sum(wanted) + GAP * (columns.length - 1) > width;
  const gap = isWide ? SMALL_GAP : GAP;
  const least = columns.map((column, index) =>
    leastWidth(
      column,
      cells.map((row) => row[index]!),
      wanted[index]!,
    ),
  );
  const widths = narrowed(wanted, least, width - gap * (columns.length - 1));

  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const space = ' '.repeat(Math.max(0, widths[index]! - displayWidth(cell)));
        return columns[index]!.numeric === true ? space + cell : cell + space;
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const headings = line(columns.map(({ heading }) => heading));
  const lines = cells.flatMap((row) => linesOf(row, columns, widths).map(line));
  return [paintHeading(headings), ...lines].map((text) => `${text}\n`).join('');
}

function leastWidth({ heading, wraps }: Column, cells: readonly string[], wanted: number): number {
  if (wraps === undefined) return wanted;
  const parts = cells.flatMap((cell) => cell.split(SEPARATORS[wraps]));
  return Math.max(heading.length, Math.min(NARROWEST, wanted), ...parts.map(displayWidth));
}

/** Takes what does not fit from the widest columns that may be narrower. */
function narrowed(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...wanted];
  for (let excess = sum(widths) - room; excess > 0 && excess < Infinity; excess--) {
    const widest = widths
      .map((_, index) => index)
      .filter((index) => widths[index]! > least[index]!)
      .sort((a, b) => widths[b]! - widths[a]!)[0];
    if (widest === undefined) break;
    widths[widest]!--;
  }
  return widths;
}

/** The lines of a row: more than one if a cell wraps. */
function linesOf(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string[][] {
  const wrapped = row.map((cell, index) => {
    const { wraps } = columns[index]!;
    return wraps === undefined ? [cell] : wrapToWidth(cell, widths[index]!, SEPARATORS[wraps]);
  });
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) => wrapped.map((lines) => lines[index] ?? ''));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
