import type { AcceptedFinding } from '../../findings/accept';
import type { Finding } from '../../findings/finding';

/** What a format prints. */
export interface Report {
  /** The main file as the user named it; `<stdin>` for standard input. */
  readonly file: string;
  /** Sorted by place, with the severity that counts. */
  readonly findings: readonly Finding[];
  /** Sorted by place. */
  readonly accepted: readonly AcceptedFinding[];
  /** The root of the repository. Paths in the report are relative to it. */
  readonly root: string;
}

/** Makes a text for standard output that ends in a line break, or an empty one if there is nothing to say. */
export type Format = (report: Report) => string;

/** A place on a line: 1-based, in UTF-16 code units, with the end after the last one. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** The place of a finding in its file, if it is known. */
export function spanOf({ line, column = 1, length = 1 }: Finding): Span | undefined {
  return line === undefined ? undefined : { line, column, endColumn: column + length };
}
