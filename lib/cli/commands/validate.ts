import { ownersOf } from '../../fleet/owners';
import { openFleet, type StrictFlag, warningsOf } from '../open-fleet';
import type { Session } from '../session';
import { STATUS, type Status } from '../status';
import { plural } from '../words';

/** Checks the file. */
export function validate(session: Session, flags: StrictFlag): Status {
  const fleet = openFleet(session, warningsOf(flags));
  if (fleet === undefined) return STATUS.findings;
  const namespaces = ownersOf(fleet).reduce(
    (sum, { environments }) => sum + Object.keys(environments).length,
    0,
  );
  session.say(
    `${session.fileName} is valid: ${plural(fleet.tenants.length, 'tenant')}, ` +
      `${plural(namespaces, 'namespace')}.`,
  );
  return STATUS.ok;
}
