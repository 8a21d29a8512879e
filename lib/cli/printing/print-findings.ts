import type { Finding } from '../../findings/finding';
import { formatFindings, type LineReader } from '../../findings/print/frame-list';
import type { Session } from '../session/session';

/** Prints findings, with their frames where the sources are known. */
export function printFindings(
  session: Session,
  findings: readonly Finding[],
  sources?: LineReader,
): void {
  if (findings.length === 0) return;
  session.stderr.print(formatForSession(session, findings, sources));
  session.sayOnce('Explain a code with: tenancy explain CODE');
}

/** Findings as they are printed; nothing where there are none. */
export function formatForSession(
  session: Session,
  findings: readonly Finding[],
  sources?: LineReader,
): string {
  if (findings.length === 0) return '';
  const color = session.hasColor(session.stderr);
  return `${formatFindings(findings, { color, sources })}\n`;
}
