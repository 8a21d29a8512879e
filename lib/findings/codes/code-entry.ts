import type { Example, NoExample } from './example';

/** An error stops everything. A warning is worth a look. */
export type Severity = 'error' | 'warning';

/**
 * What the caret below a source line marks:
 *
 * - `value`: what is written at the path of the finding
 * - `key`: the last key of the path
 * - `name`: a name, which is a value in one place and a key in another
 * - `text`: the place that the reader of the text reports with the finding
 * - `none`: nothing, because the finding is about a whole file or a folder
 */
export type Caret = 'value' | 'key' | 'name' | 'text' | 'none';

/** A rule: everything that there is to say about one code, whatever the case. */
export interface CodeEntry {
  /** Whether it refuses the input, or only warns. */
  readonly severity: Severity;
  /** What the code means, in one line. */
  readonly summary: string;
  /** @internal */
  readonly caret: Caret;
  /** What happened and why it matters, in one to three sentences. */
  readonly cause: string;
  /** What to do, in one or two sentences. */
  readonly fix: string;
  /** @internal */
  readonly example: Example | NoExample;
}

/** The codes of one subject. An entry that lacks a part does not compile. */
export function defineCodes<Name extends string>(
  entries: Readonly<Record<Name, CodeEntry>>,
): Readonly<Record<Name, CodeEntry>> {
  return entries;
}
