import type { Finding } from '../fleet/finding';
import { formatFindings, type LineReader } from '../fleet/print/frame-list';
import type { Session } from './session';

/** Prints findings, with their frames where the sources are known. */
export function printFindings(
  session: Session,
  findings: readonly Finding[],
  sources?: LineReader,
): void {
  if (findings.length === 0) return;
  const color = session.hasColor(session.stderr);
  session.stderr.print(`${formatFindings(findings, { color, sources })}\n`);
  session.sayOnce('Explain a code with: tenancy explain CODE');
}
