import type { Finding, FindingPath } from '../finding';
import { formatFinding, type FrameOptions } from './frame';
import type { Lines } from './source-lines';

/** Where the text of a file can be had again; a `SourceSet` is one. */
export interface LineReader {
  lines(file: string): Lines | undefined;
}

export interface ListOptions extends FrameOptions {
  /**
   * How many findings are shown. Errors are shown before warnings.
   *
   * @default 20
   */
  readonly max?: number;
  /** Where the frames come from; without it there are none. */
  readonly sources?: LineReader;
}

/**
 * All findings of a run, in the order of the input, with the count as the last line. An empty text
 * when there are none.
 */
export function formatFindings(findings: readonly Finding[], options: ListOptions = {}): string {
  if (findings.length === 0) return '';
  const shown = select(findings, options.max ?? 20);
  const parts = shown.map((item) => formatFinding(item, linesOf(item, options.sources), options));
  const hidden = findings.filter((item) => !shown.includes(item));
  if (hidden.length > 0) parts.push(`… and ${count(hidden, 'more ')}`);
  parts.push(count(findings));
  return parts.join('\n\n');
}

/** A file is read again only for findings that point into it. */
function linesOf(item: Finding, sources: LineReader | undefined): Lines | undefined {
  if (item.file === undefined || item.line === undefined) return undefined;
  return sources?.lines(item.file);
}

/** `3 errors, 1 warning`. */
export function count(findings: readonly Finding[], adjective = ''): string {
  const errors = findings.filter((item) => item.severity === 'error').length;
  const warnings = findings.length - errors;
  const parts: string[] = [];
  if (errors > 0) parts.push(`${errors} ${adjective}${errors === 1 ? 'error' : 'errors'}`);
  if (warnings > 0) {
    parts.push(`${warnings} ${adjective}${warnings === 1 ? 'warning' : 'warnings'}`);
  }
  return parts.join(', ');
}

/**
 * Findings in the order of the input: by file, line, column and code; by path where no line is
 * known.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, other) =>
      compare(one.file ?? '', other.file ?? '') ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      (one.line === undefined ? comparePaths(one.path, other.path) : 0) ||
      compare(one.code, other.code) ||
      comparePaths(one.path, other.path) ||
      compare(one.message, other.message),
  );
}

/** A file with a thousand warnings must not hide its one error. */
function select(findings: readonly Finding[], max: number): Finding[] {
  const sorted = sortFindings(findings);
  if (sorted.length <= max) return sorted;
  const kept = new Set(
    [
      ...sorted.filter((item) => item.severity === 'error'),
      ...sorted.filter((item) => item.severity === 'warning'),
    ].slice(0, max),
  );
  return sorted.filter((item) => kept.has(item));
}

function comparePaths(one: FindingPath, other: FindingPath): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const [a, b] = [one[index]!, other[index]!];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return compare(String(a), String(b));
  }
  return one.length - other.length;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
