import { CODES, type Code, type Severity } from './codes';

/** Where in the input a finding stands: keys and list indices from the root, e.g. `['tenants', 3, 'quota', 'gpu']`. */
export type FindingPath = readonly (string | number)[];

/**
 * One thing that is wrong, or worth a look, in the input.
 *
 * `path` is always there; `file`, `line` and `column` when the input came from a file.
 */
export interface Finding {
  /** Stable name of the kind of finding, e.g. `POOL_UNKNOWN`. */
  readonly code: Code;
  readonly severity: Severity;
  readonly path: FindingPath;
  /** One sentence: what is wrong here, with the offending value. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly fix: string;
  /** The file as it was named by the user; `<stdin>` for standard input. */
  readonly file?: string;
  /** 1-based line. */
  readonly line?: number;
  /** 1-based column, in UTF-16 code units. */
  readonly column?: number;
  /** How many columns the offending text covers on its line, at least 1. */
  readonly length?: number;
}

/** What a caller states of a finding; severity comes from the table of codes. */
export interface FindingInit extends Omit<Finding, 'severity'> {
  readonly severity?: Severity;
}

export function finding(init: FindingInit): Finding {
  return { ...init, severity: init.severity ?? CODES[init.code].severity };
}

/** Collects findings of one run. The same code at the same place with the same words counts once. */
export class Findings {
  private readonly seen = new Set<string>();
  private readonly said = new Set<string>();
  readonly all: Finding[] = [];

  add(code: Code, path: FindingPath, message: string, fix: string): void {
    this.push(finding({ code, path, message, fix }));
  }

  /** Adds what every tenant of a tier would say again in words of its own: one code at one place counts once. */
  addOnce(code: Code, path: FindingPath, message: string, fix: string): void {
    const key = JSON.stringify([code, path]);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.add(code, path, message, fix);
  }

  push(...items: readonly Finding[]): void {
    for (const item of items) {
      const { code, path, message, file, line, column } = item;
      const key = JSON.stringify([code, path, message, file, line, column]);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.all.push(item);
    }
  }

  /** Takes findings out. */
  remove(isGone: (item: Finding) => boolean): void {
    const kept = this.all.filter((item) => !isGone(item));
    this.all.splice(0, this.all.length, ...kept);
  }

  get errors(): Finding[] {
    return this.all.filter((item) => item.severity === 'error');
  }

  get hasErrors(): boolean {
    return this.all.some((item) => item.severity === 'error');
  }

  /** Whether an error stands at `path` or below it. */
  hasErrorBelow(path: FindingPath): boolean {
    return this.all.some(
      (item) =>
        item.severity === 'error' && path.every((segment, index) => item.path[index] === segment),
    );
  }
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
  constructor(readonly findings: readonly Finding[]) {
    super(
      findings
        .filter((item) => item.severity === 'error')
        .map(findingText)
        .join('\n'),
    );
    this.name = 'TenancyError';
  }
}
