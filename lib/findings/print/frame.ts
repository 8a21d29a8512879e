import pc from 'picocolors';
import { formatPath, type Finding } from '../finding';
import { cut, displayWidth, harmless, windowAround, windowFrom } from './frame-text';
import type { Lines } from './source-lines';

/** How findings are printed. */
export interface FrameOptions {
  /** Whether to colour; the caller knows the terminal and `NO_COLOR`. */
  readonly color?: boolean;
}

/** Widest line of a frame. */
const COLUMNS = 100;

/** A longer sentence is cut: it quotes a value that nobody reads to its end. */
const MAX_SENTENCE = 400;

/**
 * One finding as people read it: its place, the source, what is wrong and how to fix it.
 *
 * @param lines - the text of the file; without it, the finding has no frame
 */
export function formatFinding(
  item: Finding,
  lines: Lines | undefined,
  options: FrameOptions = {},
): string {
  const colors = pc.createColors(options.color === true);
  const paint = item.severity === 'error' ? colors.red : colors.yellow;
  return [
    `${colors.bold(formatPlace(item))} ${paint(item.severity)} ${colors.bold(item.code)}`,
    ...sourceFrame(item, lines, colors.dim, paint),
    `  ${sentence(item.message)}`,
    `  ${colors.cyan('fix:')} ${sentence(item.fix)}`,
  ].join('\n');
}

/** `file:line:column`, or as much of it as is known; the path if there is no file. */
export function formatPlace(item: Finding): string {
  if (item.line !== undefined) {
    return harmless(`${item.file ?? '(input)'}:${item.line}:${item.column ?? 1}`);
  }
  if (item.file === undefined) return harmless(formatPath(item.path));
  return harmless(item.path.length === 0 ? item.file : `${item.file} ${formatPath(item.path)}`);
}

function sentence(text: string): string {
  return harmless(cut(text, { start: 0, end: MAX_SENTENCE }));
}

/** The line with the finding and the line above it, with carets below. */
function sourceFrame(
  item: Finding,
  lines: Lines | undefined,
  dim: (text: string) => string,
  paint: (text: string) => string,
): string[] {
  const number = item.line;
  const line = number === undefined ? undefined : lines?.line(number);
  if (number === undefined || line === undefined || line.trim() === '') return [];

  const digits = String(number).length;
  const room = COLUMNS - digits - 5;
  const start = Math.min((item.column ?? 1) - 1, line.length);
  // One column is left for a caret after the last character, where something is missing.
  const window = windowAround(line, start, item.length ?? 1, room - 1);
  const shown = harmless(cut(line, window));
  const offset = displayWidth(shown.slice(0, start - window.start));
  const covered = shown.slice(start - window.start, start - window.start + (item.length ?? 1));
  const carets = '^'.repeat(Math.max(1, displayWidth(covered)));

  const before = lines?.line(number - 1) ?? '';
  const above = cut(before, windowFrom(before, window.start, room - 1));
  return [
    ...(above.trim() === ''
      ? []
      : [dim(`  ${String(number - 1).padStart(digits)} | `) + harmless(above)]),
    `${paint('>')} ${dim(`${number} | `)}${shown}`,
    `${' '.repeat(digits + 2)} ${dim('|')} ${' '.repeat(offset)}${paint(carets)}`,
  ].map((text) => text.trimEnd());
}
