import { CODES } from '../../findings/codes/codes';
import type { Finding, FindingPath } from '../../findings/finding';
import { type Report, spanOf } from './report';

/**
 * What `tenancy validate --format json` prints. New fields may be added; any other change of the shape comes with
 * another `apiVersion`. `null` means that something is not known.
 */
export interface FindingList {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FindingList';
  /** The main file as the user named it. */
  readonly file: string;
  /** Whether `synth` would write files: false if there is an error. */
  readonly valid: boolean;
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly accepted: number;
  };
  /** By file and place. */
  readonly findings: readonly FindingEntry[];
  /** Warnings that the input accepts. By file and place. */
  readonly accepted: readonly AcceptedEntry[];
}

/** One finding. */
export interface FindingEntry {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What the code means, in one line. */
  readonly title: string;
  /** What is wrong here. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** As the user named it, or relative to the current folder. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** 1-based, in UTF-16 code units. */
  readonly column: number | null;
  /** The column after the last one, on the same line. */
  readonly endColumn: number | null;
  /** Keys and indices from the root of the input, included tenants behind those of the main file. */
  readonly path: FindingPath;
}

/** A warning that the input accepts. */
export interface AcceptedEntry extends FindingEntry {
  readonly why: string;
}

/** The report as JSON. */
export function jsonFormat({ file, findings, accepted }: Report): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const list: FindingList = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FindingList',
    file,
    valid: errors === 0,
    counts: { errors, warnings: findings.length - errors, accepted: accepted.length },
    findings: findings.map(entryOf),
    accepted: accepted.map(({ finding, why }) => ({ ...entryOf(finding), why })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

function entryOf(item: Finding): FindingEntry {
  const { code, severity, message, fix, file, path } = item;
  const span = spanOf(item);
  return {
    code,
    severity,
    title: CODES[code].summary,
    message,
    fix,
    file: file ?? null,
    line: span?.line ?? null,
    column: span?.column ?? null,
    endColumn: span?.endColumn ?? null,
    path,
  };
}
