import { type TimedEntry, dueEntries, mayEnd, removals } from '../../edit/timed-entries';
import { dayText, isDate } from '../../fleet/values/dates';
import { editFiles, openToEdit, writeFiles } from '../input/edit-files';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface ExpireFlags {
  readonly date?: string;
  readonly check?: boolean;
}

/** Takes out what has ended, or only says what has. */
export async function expire(session: Session, flags: ExpireFlags): Promise<Status> {
  const date = flags.date ?? dayText(Date.now());
  if (!isDate(date)) {
    throw new Misuse(`${date} is not a day of the calendar; write --date 2026-12-25`);
  }
  const editable = openToEdit(session);
  if (editable === undefined) return STATUS.findings;
  const { input, tenantNames } = editable.read;
  const due = dueEntries(input, date);
  if (due.length === 0) {
    session.say(`Nothing has ended before ${date}.`);
    return STATUS.ok;
  }
  const { stdout } = session;
  const lines = due.map(lineOf).join('');
  if (flags.check === true) {
    await stdout.write(lines);
    return STATUS.findings;
  }
  const edited = editFiles(session, editable, removals(input!, due), mayEnd(tenantNames, due));
  if (edited === undefined) return STATUS.findings;
  writeFiles(session, edited);
  await stdout.write(lines);
  return STATUS.changed;
}

function lineOf({ what, until, why, included }: TimedEntry): string {
  const rest = included ? ' The quota counts it already: lower it yourself.' : '';
  return `${what} ended on ${until}${why === '' ? '' : ` (${why})`}.${rest}\n`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}
