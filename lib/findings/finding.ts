import type { Severity } from './codes/code-entry';
import type { Code } from './codes/codes';
import { entryOf } from './codes/entry-of';

/** A place in the input: keys and list indices from the root, such as `['tenants', 3, 'quota', 'gpu']`. */
export type FindingPath = readonly (string | number)[];

/**
 * One thing that is wrong, or worth a look, in the input.
 *
 * `path` is always there; `file`, `line` and `column` when the input came from a file.
 */
export interface Finding {
  /** The rule that found it, such as `POOL_UNKNOWN`. */
  readonly code: Code;
  /** Whether it refuses the input, or only warns. */
  readonly severity: Severity;
  /** Its place in the input, or in the props of a construct. */
  readonly path: FindingPath;
  /** The clusters that it is about, in order. Absent: all that there are. */
  readonly clusters?: readonly string[];
  /** One sentence: what is wrong here, with the offending value. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly fix: string;
  /** A second place in the input that the message is about. Where the input came from files, the message names it. */
  readonly other?: FindingPath;
  /** The file as it was named by the user; `<stdin>` for standard input. */
  readonly file?: string;
  /** 1-based line. */
  readonly line?: number;
  /** 1-based column, in UTF-16 code units. */
  readonly column?: number;
  /** How many columns the offending text covers on its line, at least 1. */
  readonly length?: number;
}

/** What a caller states of a finding. The severity is that of the code. */
export type FindingInit = Omit<Finding, 'severity'>;

export function finding(init: FindingInit): Finding {
  return { ...init, severity: entryOf(init.code).severity };
}

/** `tenants[3].quota.gpu`, as people write paths. */
export function formatPath(path: FindingPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `[${JSON.stringify(segment)}]`;
  }
  return text === '' ? '(root)' : text;
}

/** A finding on one line: where it is, what is wrong, and what to do. */
export function findingText({
  path,
  file,
  line = 1,
  column = 1,
  severity,
  code,
  message,
  fix,
}: Finding): string {
  const place = file === undefined ? formatPath(path) : `${file}:${line}:${column}`;
  return `${place} ${severity} ${code}: ${message} ${fix}`;
}

/** Thrown when the input has errors. `findings` holds all of them, warnings included. */
export class TenancyError extends Error {
  constructor(
    /** All findings, including warnings. */
    readonly findings: readonly Finding[],
  ) {
    super(
      findings
        .filter((item) => item.severity === 'error')
        .map(findingText)
        .join('\n'),
    );
    this.name = 'TenancyError';
  }
}
