import { join } from 'node:path';
import { harmless } from '../../findings/print/frame-text';
import type { DifferingFile } from '../../synth/tree/write-tree';
import { colors } from '../session/color';
import { unifiedDiff } from './unified-diff';

/** Collects the first lines of the differences that `--check` finds. */
export class StaleLines {
  private readonly lines: string[] = [];
  private left = 0;

  /**
   * @param output - the output folder as the user named it
   * @param max - how many lines are kept
   */
  constructor(
    private readonly output: string,
    private readonly max: number,
  ) {}

  /** Adds the difference of a file. */
  readonly add = (file: DifferingFile): void => {
    // Comparing is not free, and a stale tree may differ in thousands of files.
    if (this.lines.length >= this.max) {
      this.left += 1;
      return;
    }
    this.lines.push(...unifiedDiff(join(this.output, file.path), file));
  };

  /** What to print: the lines, and how to see those that are missing. Nothing if no file differs. */
  text(color: boolean): string {
    if (this.lines.length === 0) return '';
    const shown = this.lines.slice(0, this.max).map((line) => painted(harmless(line), color));
    const cut = this.lines.length - shown.length;
    if (cut > 0 || this.left > 0) shown.push(pointer(shown.length, cut, this.left));
    return shown.join('\n');
  }
}

function pointer(shown: number, lines: number, files: number): string {
  const more = [
    ...(lines === 0 ? [] : [`${lines} more of this file`]),
    ...(files === 0 ? [] : [`the differences of ${files} more file${files === 1 ? '' : 's'}`]),
  ];
  return `… after ${shown} lines; ${more.join(' and ')} follow with --diff all`;
}

function painted(line: string, color: boolean): string {
  const { bold, cyan, green, red } = colors(color);
  if (/^(?:---|\+\+\+) /.test(line)) return bold(line);
  if (line.startsWith('@@')) return cyan(line);
  if (line.startsWith('+')) return green(line);
  return line.startsWith('-') ? red(line) : line;
}
