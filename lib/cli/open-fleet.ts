import type { Finding } from '../fleet/finding';
import type { Fleet } from '../fleet/fleet';
import { readFleet } from '../fleet/load';
import { printFindings } from './print-findings';
import type { Session } from './session';

/** What becomes of warnings: they are shown, count as errors, or are no concern of the command. */
export type Warnings = 'show' | 'refuse' | 'ignore';

/** The flag of commands that judge. */
export interface StrictFlag {
  readonly strict?: boolean;
}

export function warningsOf({ strict }: StrictFlag): Warnings {
  return strict === true ? 'refuse' : 'show';
}

/** Reads the fleet and prints what was found. Nothing is returned where there is an error. */
export function openFleet(session: Session, warnings: Warnings): Fleet | undefined {
  const { fleet, findings, sources } = readFleet(session.file);
  const judged = warnings === 'refuse' ? findings.map(asError) : findings;
  const hasErrors = judged.some(isError);
  const silent = session.quiet || (warnings === 'ignore' && !hasErrors);
  printFindings(session, silent ? judged.filter(isError) : judged, sources);
  return hasErrors ? undefined : fleet;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function asError(item: Finding): Finding {
  return { ...item, severity: 'error' };
}
