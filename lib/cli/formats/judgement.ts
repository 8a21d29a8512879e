import { join } from 'node:path';
import { formatPath } from '../../findings/finding';
import type { Defect } from '../../verify/defect';
import { EvidenceLines } from '../../verify/evidence-lines';
import type { Verdict, VerifyReport } from '../../verify/verify-objects';

/** What `tenancy verify` found in a folder. */
export interface Judgement {
  /** What was judged, as the user named it; `-` for standard input. */
  readonly target: string;
  /** The folder that the places of objects are relative to. Absent: they came from standard input. */
  readonly folder?: string;
  readonly report: VerifyReport;
  /** Whether what is worth a look fails the folder as well. */
  readonly strict: boolean;
  /** The root of the repository. Paths for other programs are relative to it. */
  readonly root: string;
}

/** Evidence for a broken invariant, with its place on the disk. */
export interface Evidence extends Defect {
  /** The path of the file, from the current folder. */
  readonly file: string;
  /** The 1-based line of what is wrong. */
  readonly line: number;
  /** The field, such as `spec.hard["requests.cpu"]`; empty for the object as a whole. */
  readonly field: string;
}

/** Whether the folder fails. */
export function isBroken({ report, strict }: Judgement): boolean {
  return report.verdicts.some(
    ({ outcome }) => outcome === 'failed' || (strict && outcome === 'warned'),
  );
}

/** The defects of a verdict, with their places. */
export function evidenceOf(
  { folder }: Pick<Judgement, 'folder'>,
  { defects }: Verdict,
): Evidence[] {
  const lines = folder === undefined ? undefined : new EvidenceLines(folder);
  return defects.map((item) => ({
    ...item,
    file: folder === undefined ? '<stdin>' : join(folder, item.object.place.file),
    line: lines?.lineOf(item) ?? item.object.place.line,
    field: item.path.length === 0 ? '' : formatPath(item.path),
  }));
}

/** How many invariants came out how. */
export function countOutcomes({ verdicts }: VerifyReport): Record<Verdict['outcome'], number> {
  const of = (wanted: Verdict['outcome']): number =>
    verdicts.filter(({ outcome }) => outcome === wanted).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    warned: of('warned'),
    skipped: of('skipped'),
  };
}
