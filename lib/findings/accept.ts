import type { Code } from './codes/codes';
import type { Finding, FindingPath } from './finding';
import type { Findings } from './findings';

/** A warning that somebody accepted, and why. */
export interface AcceptedFinding {
  /** The warning. */
  readonly finding: Finding;
  /** The reason that the acceptance gives. */
  readonly why: string;
}

/** An entry of an `accept` list. */
export interface Acceptance {
  readonly code: Code;
  readonly why: string;
  /** Where the entry is. */
  readonly path: FindingPath;
  /** Whether the entry is for findings at a place, or about these clusters alone. */
  covers(place: FindingPath, clusters?: readonly string[]): boolean;
}

/** Moves the accepted warnings out of the findings. An acceptance without a warning becomes a finding itself. */
export function takeAccepted(
  acceptances: readonly Acceptance[],
  findings: Findings,
): AcceptedFinding[] {
  if (acceptances.length === 0) return [];
  const used = new Set<Acceptance>();
  const accepted: AcceptedFinding[] = [];
  findings.remove((finding) => {
    if (finding.severity === 'error') return false;
    const fitting = acceptances.filter(
      ({ code, covers }) => code === finding.code && covers(finding.path, finding.clusters),
    );
    for (const acceptance of fitting) used.add(acceptance);
    if (fitting[0] === undefined) return false;
    accepted.push({ finding, why: fitting[0].why });
    return true;
  });
  // An error stops the checks that come after it, so the accepted warnings may simply not be there yet.
  if (findings.hasErrors) return accepted;
  for (const acceptance of acceptances) if (!used.has(acceptance)) addUnused(acceptance, findings);
  return accepted;
}

function addUnused({ code, path }: Acceptance, findings: Findings): void {
  findings.add(
    'ACCEPT_UNUSED',
    path,
    `There is no \`${code}\` warning at this level or below it.`,
    'Remove this entry.',
  );
}
