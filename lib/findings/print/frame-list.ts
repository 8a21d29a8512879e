import type { Finding } from '../finding';
import { sortFindings } from '../sort-findings';
import { formatFinding, type FrameOptions } from './frame';
import type { Lines } from './source-lines';

/** Gives the text of a file again, as a `SourceSet` does. */
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
  /** Where the lines in the frames come from; without it, there are no frames. */
  readonly sources?: LineReader;
}

/** All findings of a run in the order of the input, with the count as the last line. Empty if there are none. */
export function formatFindings(findings: readonly Finding[], options: ListOptions = {}): string {
  if (findings.length === 0) return '';
  const shown = select(findings, options.max ?? 20);
  const parts = shown.map((item) => formatFinding(item, linesOf(item, options.sources), options));
  const hidden = findings.filter((item) => !shown.includes(item));
  if (hidden.length > 0) parts.push(`… and ${count(hidden, 'more ')}`);
  parts.push(count(findings));
  return parts.join('\n\n');
}

/** A file is read again only if a finding points into it. */
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
