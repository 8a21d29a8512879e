import { type CanReport, reportCan } from '../../verify/rights/can-report';
import { isUrlAction } from '../../verify/rights/rbac-action';
import { type Subject, subjectKey, subjectTitle } from '../../verify/rights/rbac-subject';
import { type AskedRequest, readRequest } from '../../verify/rights/request-words';
import { nearestSubject, readSubjectWord, subjectWord } from '../../verify/rights/subject-words';
import { canJson, guardJson } from '../formats/can-json';
import { canText } from '../formats/can-text';
import { guardText } from '../formats/guard-words';
import { type RightsInput, askRights, checkNamespace, readRights } from '../input/rights-input';
import { wrap } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface CanFlags {
  readonly subject: string;
  readonly verb?: string | undefined;
  readonly resource?: string | undefined;
  readonly output?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly group?: readonly string[];
  readonly cluster?: string;
  readonly system?: boolean;
  readonly json?: boolean;
}

/** Shows everything that a subject may do, or tells whether it may do one thing. */
export async function can(session: Session, flags: CanFlags): Promise<Status> {
  const { verb, resource } = flags;
  if (verb !== undefined && resource === undefined) {
    throw new Misuse(`name what to ${verb}, such as tenancy can ${flags.subject} ${verb} pods`);
  }
  const input = readRights(session, flags);
  const known = input.rights.subjects();
  const subject = askRights(() => readSubjectWord(flags.subject, known));
  checkNamespace(input, flags.namespace);
  sayIfUnknown(session, input, subject);
  if (verb === undefined || resource === undefined) {
    const report = reportCan(input.rights, input.guards, subject, flags.group ?? []);
    await writeReport(session, flags, inNamespace(report, flags.namespace));
    return STATUS.ok;
  }
  const words = { verb, resource, namespace: flags.namespace, name: flags.name };
  const request = askRights(() => readRequest(words, input.kinds, input.objects));
  return answer(session, flags, input, subject, request);
}

/** A subject that no binding names has the rights of everybody. It may also be misspelt. */
function sayIfUnknown(session: Session, { rights, folder }: RightsInput, subject: Subject): void {
  const known = rights.subjects();
  if (known.some((one) => subjectKey(one) === subjectKey(subject))) return;
  const near = nearestSubject(subject, known);
  session.say(
    `No binding in ${folder} names ${subjectTitle(subject)}` +
      (near === undefined ? '.' : `; did you mean ${subjectWord(near)}?`),
  );
}

/** What holds in a namespace: what is granted there, and everywhere. */
function inNamespace(report: CanReport, namespace: string | undefined): CanReport {
  if (namespace === undefined) return report;
  const places = report.places.filter(
    (place) => place.namespace === undefined || place.namespace === namespace,
  );
  return { ...report, places };
}

async function writeReport(
  session: Session,
  { json, system }: CanFlags,
  report: CanReport,
): Promise<void> {
  const { stdout } = session;
  await stdout.write(
    json === true
      ? `${JSON.stringify(canJson(report), null, 2)}\n`
      : canText(report, system === true, session.tableOptions(stdout)),
  );
}

async function answer(
  session: Session,
  { group, json }: CanFlags,
  { rights, guards }: RightsInput,
  subject: Subject,
  { action, title, notes, scope }: AskedRequest,
): Promise<Status> {
  for (const note of notes) session.say(note);
  const isAllowed = rights.isAllowed(subject, action, group);
  const behind = isAllowed ? guards.behind(action) : [];
  const lines = [
    `${isAllowed ? 'Yes' : 'No'}: ${subjectTitle(subject)} may ${isAllowed ? '' : 'not '}${title}` +
      `${whereText(action, scope)}.`,
    ...behind.map((guard) => wrap(`Behind it: the admission policy ${guardText(guard)}.`)),
  ];
  await session.stdout.write(
    json === true
      ? `${JSON.stringify({ subject, allowed: isAllowed, guards: behind.map(guardJson) }, null, 2)}\n`
      : lines.map((line) => `${line}\n`).join(''),
  );
  return isAllowed ? STATUS.ok : STATUS.findings;
}

function whereText(action: AskedRequest['action'], scope: AskedRequest['scope']): string {
  if (isUrlAction(action)) return '';
  const { namespace, name } = action;
  const named = name === undefined ? '' : ` named ${name}`;
  if (scope === 'cluster') return named;
  if (scope === 'itself') {
    return name === undefined ? ' of every name; --name asks about one' : named;
  }
  return namespace === undefined
    ? `${named} in all namespaces at once; -n asks about one`
    : `${named} in ${namespace}`;
}
