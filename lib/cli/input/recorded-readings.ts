import { type TimedSnapshot, readRecordedUsage } from '../../cluster/usage/recorded-usage';
import type { Session } from '../session/session';
import { givenName } from './given-file';

/** The readings in the text of a file that a person names. It says once what was cut off. */
export function recordedIn(session: Session, text: string, file: string): readonly TimedSnapshot[] {
  const { snapshots, notes } = readRecordedUsage(text, givenName(file));
  for (const note of notes) session.sayOnce(note);
  return snapshots;
}
