import { InvalidArgumentError } from 'commander';

/** How many lines of the differences `--check` shows unless the user says otherwise. */
export const DIFF_LINES = 60;

/** Reads a number of lines, or `all`. */
export function lineCount(text: string): number {
  if (text === 'all') return Infinity;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number of lines, or all.');
}
