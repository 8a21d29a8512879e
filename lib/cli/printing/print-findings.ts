import { readFileSync } from 'node:fs';
import type { Finding } from '../../findings/finding';
import type * as FrameList from '../../findings/print/frame-list';
import { Lines } from '../../findings/print/source-lines';
import type { Session } from '../session/session';

/** Files as they are on the disk. */
const ON_DISK: FrameList.LineReader = {
  lines: (file) => {
    try {
      return new Lines(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  },
};

/**
 * Prints findings with their frames.
 *
 * @param sources - where the frames come from; without it, the files are read
 */
export function printFindings(
  session: Session,
  findings: readonly Finding[],
  sources?: FrameList.LineReader,
): void {
  if (findings.length === 0) return;
  session.stderr.print(formatForSession(session, findings, sources));
  session.sayOnce('Explain a code with: tenancy explain CODE');
}

/** Findings as they are printed; an empty text if there are none. */
export function formatForSession(
  session: Session,
  findings: readonly Finding[],
  sources: FrameList.LineReader = ON_DISK,
): string {
  if (findings.length === 0) return '';
  const color = session.hasColor(session.stderr);
  // A run without findings does not load what prints them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { formatFindings } = require('../../findings/print/frame-list') as typeof FrameList;
  return `${formatFindings(findings, { color, sources })}\n`;
}
