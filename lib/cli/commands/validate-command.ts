import type { Fleet } from '../../fleet/model/fleet';
import { Plan } from '../../plan/plan';
import { count } from '../../findings/print/frame-list';
import type * as Formats from '../formats/formats';
import type { FormatName } from '../formats/names';
import { countTenants } from '../input/choose-clusters';
import { judgeFleet, openFleets, type StrictFlag, warningsOf } from '../input/open-fleet';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';
import { plural } from '../printing/words';

export interface ValidateFlags extends StrictFlag {
  readonly format: FormatName;
}

/** Checks the file. */
export async function validate(session: Session, flags: ValidateFlags): Promise<Status> {
  const { format } = flags;
  const fleets =
    format === 'text'
      ? openFleets(session, warningsOf(flags))
      : await printReport(session, format, flags);
  if (fleets === undefined) return STATUS.findings;
  const namespaces = fleets
    .flatMap((fleet) => new Plan(fleet).owners)
    .reduce((sum, { environments }) => sum + Object.keys(environments).length, 0);
  const clusters = fleets.length > 1 ? ` on ${plural(fleets.length, 'cluster')}` : '';
  session.say(
    `${session.fileName} is valid: ${plural(countTenants(fleets), 'tenant')}, ` +
      `${plural(namespaces, 'namespace')}${clusters}.`,
  );
  return STATUS.ok;
}

/** Prints all findings for a program, and their number for people who read the log. */
async function printReport(
  session: Session,
  format: Exclude<FormatName, 'text'>,
  flags: StrictFlag,
): Promise<readonly Fleet[] | undefined> {
  const { fleets, findings, accepted } = judgeFleet(session, warningsOf(flags));
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { FORMATS } = require('../formats/formats') as typeof Formats;
  const { fileName: file, root } = session;
  await session.stdout.write(FORMATS[format]({ file, findings, accepted, root }));
  if (findings.length > 0) session.say(`${file}: ${count(findings)}.`);
  return fleets;
}
