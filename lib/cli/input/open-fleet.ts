import type { Finding } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import { type ReadFleet, readFleet } from '../../fleet/load';
import { printFindings } from '../printing/print-findings';
import type { Session } from '../session/session';

/** What a command does with warnings: it shows them, treats them as errors, or ignores them. */
export type Warnings = 'show' | 'refuse' | 'ignore';

/** The flag of commands that check the input. */
export interface StrictFlag {
  readonly strict?: boolean;
}

export function warningsOf({ strict }: StrictFlag): Warnings {
  return strict === true ? 'refuse' : 'show';
}

/** Reads the fleet, and gives every finding the severity that applies. If there is an error, there is no fleet. */
export function judgeFleet(session: Session, warnings: Warnings): ReadFleet {
  return judge(readFleet(session.file), warnings);
}

export function judge(
  { fleet, fleets, findings, ...read }: ReadFleet,
  warnings: Warnings,
): ReadFleet {
  const judged = warnings === 'refuse' ? findings.map(asError) : findings;
  const isValid = !judged.some(isError);
  return {
    ...(isValid && fleets !== undefined ? { fleets } : {}),
    ...(isValid && fleet !== undefined ? { fleet } : {}),
    findings: judged,
    ...read,
  };
}

/** Reads the fleets of all clusters and prints the findings. Returns nothing if there is an error. */
export function openFleets(session: Session, warnings: Warnings): readonly Fleet[] | undefined {
  const { fleets, findings, sources } = judgeFleet(session, warnings);
  const silent = session.quiet || (warnings === 'ignore' && !findings.some(isError));
  printFindings(session, silent ? findings.filter(isError) : findings, sources);
  return fleets;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function asError(item: Finding): Finding {
  return { ...item, severity: 'error' };
}
