import { reportWhoCan } from '../../verify/rights/who-can-report';
import { readRequest } from '../../verify/rights/request-words';
import { whoCanText } from '../formats/who-can-text';
import { askRights, checkNamespace, readRights } from '../input/rights-input';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface WhoCanFlags {
  readonly verb: string;
  readonly resource: string;
  readonly output?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly cluster?: string;
  readonly system?: boolean;
  readonly json?: boolean;
}

/** Shows everybody who may do something, with the roles that permit it. */
export async function whoCan(session: Session, flags: WhoCanFlags): Promise<Status> {
  const input = readRights(session, flags);
  const request = askRights(() => readRequest(flags, input.kinds, input.objects));
  checkNamespace(input, flags.namespace);
  const report = reportWhoCan(input.rights, input.guards, request, flags.system === true);
  for (const note of request.notes) session.say(note);
  if (!input.hasRbac) session.say(`${input.folder} has no roles and no bindings.`);
  const { stdout } = session;
  await stdout.write(
    flags.json === true
      ? `${JSON.stringify(report.entries, null, 2)}\n`
      : whoCanText(report, session.tableOptions(stdout)),
  );
  return STATUS.ok;
}
