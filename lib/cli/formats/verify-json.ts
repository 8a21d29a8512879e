import type { InvariantFamily, InvariantLevel } from '../../verify/invariants/invariant';
import type { Outcome, Verdict } from '../../verify/verify-objects';
import { type Judgement, countOutcomes, evidenceOf, isBroken } from './judgement';

/**
 * What `tenancy verify --format json` prints. New fields may be added; any other change of the shape comes with another
 * `apiVersion`.
 */
export interface VerifyList {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'VerifyReport';
  /** The folder or file as the user named it; `-` for standard input. */
  readonly target: string;
  /** Whether the folder passes: no invariant failed, and with `--strict` none is worth a look. */
  readonly valid: boolean;
  /** How many objects were judged. */
  readonly objects: number;
  /** How many invariants came out how. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** All invariants, in their order. */
  readonly invariants: readonly InvariantEntry[];
}

/** One invariant. */
export interface InvariantEntry {
  readonly id: string;
  readonly family: InvariantFamily;
  readonly level: InvariantLevel;
  /** What holds where it is kept. */
  readonly title: string;
  /** What goes wrong where it is broken. */
  readonly reason: string;
  readonly outcome: Outcome;
  /** Why it was skipped; `null` otherwise. */
  readonly why: string | null;
  /** Where it is broken, in the order of the files. */
  readonly evidence: readonly EvidenceEntry[];
}

/** One place where an invariant is broken. */
export interface EvidenceEntry {
  /** Relative to the current folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  /** `null` for what belongs to no namespace, or states none. */
  readonly namespace: string | null;
  /** The field that is wrong; empty for the object as a whole. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

export function verifyJson(judgement: Judgement): string {
  const { target, report } = judgement;
  const list: VerifyList = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'VerifyReport',
    target,
    valid: !isBroken(judgement),
    objects: report.objects,
    counts: countOutcomes(report),
    invariants: report.verdicts.map((verdict) => entryOf(judgement, verdict)),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

function entryOf(judgement: Judgement, verdict: Verdict): InvariantEntry {
  const { id, family, level, title, reason } = verdict.invariant;
  return {
    id,
    family,
    level,
    title,
    reason,
    outcome: verdict.outcome,
    why: verdict.why ?? null,
    evidence: evidenceOf(judgement, verdict).map(({ file, line, object, field, message, fix }) => ({
      file,
      line,
      kind: object.kind,
      name: object.name,
      namespace: object.namespace ?? null,
      field,
      message,
      fix,
    })),
  };
}
