import type { AcceptedFinding } from '../../findings/accept';
import type { Finding } from '../../findings/finding';

/** What a format is made from. */
export interface Report {
  /** The main file as it was named; `<stdin>` for standard input. */
  readonly file: string;
  /** Sorted by place, with the severity that counts. */
  readonly findings: readonly Finding[];
  /** Sorted by place. */
  readonly accepted: readonly AcceptedFinding[];
  /** The folder that paths are made relative to, for readers who know the repository. */
  readonly root: string;
}

/** A report as one text for standard output, ended by a line break; empty where a format says nothing. */
export type Format = (report: Report) => string;

/** The columns of a finding: 1-based, in UTF-16 code units, the end after the last one. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Where a finding stands in its file, if that is known. */
export function spanOf({ line, column = 1, length = 1 }: Finding): Span | undefined {
  return line === undefined ? undefined : { line, column, endColumn: column + length };
}
