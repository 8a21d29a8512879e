import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetSubject } from '../model/fleet';
import type { SubjectProps, SubjectValue } from '../model/props';
import type { Written } from '../model/written';
import { checkDate } from './dates';
import { isDnsLabel, isDnsSubdomain } from './dns-names';
import { eachEntry, keysOf } from './maps';

/** The namespace of an account that is written as `NAMESPACE/NAME`. */
export function namespaceOfAccount(serviceAccount: string): string {
  return serviceAccount.split('/', 1)[0]!;
}

/** Who may be bound in a namespace, from the most to the least rights. */
export const ROLES_OF_PEOPLE = ['admins', 'users', 'viewers'] as const;

/** All lists of people: `deployers` adds to those of other layers, the others replace them. */
export const LISTS_OF_PEOPLE = [...ROLES_OF_PEOPLE, 'deployers'] as const;

type People = { readonly [Role in (typeof LISTS_OF_PEOPLE)[number]]?: Subjects };

type Subjects = Written<readonly SubjectValue[]> | null;

/** Reports people that cannot be meant. */
export function checkPeople(people: People, path: FindingPath, findings: Findings): void {
  for (const role of LISTS_OF_PEOPLE) {
    checkSubjects(people[role], [...path, role], findings, role === 'viewers');
  }
}

/**
 * Reports subjects that cannot be meant.
 *
 * @param mayBeEverybody - whether everybody who can log in is only worth a look
 */
export function checkSubjects(
  list: Subjects | undefined,
  path: FindingPath,
  findings: Findings,
  mayBeEverybody = false,
): void {
  eachEntry(list, (value, index) => {
    const at = [...path, index];
    if (typeof value === 'string') checkText(value, at, findings);
    else if (mayBeEverybody && isEverybody(value)) reportEverybody(value, at, findings);
    else checkSubject(value, at, findings);
  });
}

/** Groups of everybody who can log in: of Kubernetes, and of OpenShift's login. */
const EVERYBODY = ['system:authenticated', 'system:authenticated:oauth'];

/** Whether a subject is everybody who can log in. */
export function isEverybody({ user, group, serviceAccount }: Written<SubjectProps>): boolean {
  return (
    group !== undefined &&
    EVERYBODY.includes(group) &&
    user === undefined &&
    serviceAccount === undefined
  );
}

function reportEverybody(
  { group }: Written<SubjectProps>,
  path: FindingPath,
  findings: Findings,
): void {
  findings.addOnce(
    'SUBJECT_EVERYBODY',
    [...path, 'group'],
    `\`${group}\` is everybody who can log in, and every service account: all of them read what is here, except for Secrets.`,
    'Name the people or the group that you mean, or say under `accept` why everybody may look.',
  );
}

function checkSubject(subject: Written<SubjectProps>, path: FindingPath, findings: Findings): void {
  const { user, group, serviceAccount, until, why } = subject;
  checkDate(until, [...path, 'until'], findings);
  if ((until === undefined) !== (why === undefined)) {
    findings.addOnce(
      'UNTIL_UNEXPLAINED',
      path,
      until === undefined
        ? 'This entry says why, but not until when.'
        : `This entry counts until ${until}, and nothing says why.`,
      until === undefined
        ? 'Add the last day, `until: 2026-12-24`, or leave `why` out.'
        : 'Add the reason, such as `why: on call during the launch`.',
    );
  }
  const stated = keysOf({ user, group, serviceAccount }).filter(
    (key) => subject[key] !== undefined,
  );
  if (stated.length === 1) {
    if (serviceAccount !== undefined) {
      checkServiceAccount(serviceAccount, [...path, 'serviceAccount'], findings);
    } else checkSubjectName((user ?? group)!, [...path, stated[0]!], findings);
    return;
  }
  // Then another key or a value of a wrong type is the mistake, which has a finding of its own.
  const others = Object.keys(subject).filter((key) => key !== 'until' && key !== 'why');
  if (stated.length === 0 && others.length > 0) return;
  findings.add(
    'SUBJECT_INVALID',
    path,
    stated.length === 0
      ? 'This subject names nobody.'
      : `This subject is ${stated.join(' and ')} at once.`,
    'State exactly one of user, group and serviceAccount.',
  );
}

/** A text is a user, even if it looks like something else. */
function checkText(name: string, path: FindingPath, findings: Findings): void {
  const [, kind, rest] = /^(user|group|serviceaccount):(.+)$/i.exec(name) ?? [];
  if (kind === undefined) return checkSubjectName(name, path, findings);
  const key = kind.toLowerCase() === 'serviceaccount' ? 'serviceAccount' : kind.toLowerCase();
  findings.add(
    'SUBJECT_INVALID',
    path,
    `A text is the name of a user, and \`${name}\` does not look like one.`,
    `Write {${key}: ${rest!.trim()}}, or {user: "${name}"} if that is the user's name.`,
  );
}

/** Characters that control something, or have no width: nobody means them in a name. */
const INVISIBLE = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff]',
);

function checkSubjectName(name: string, path: FindingPath, findings: Findings): void {
  const reason = forbiddenReason(name);
  if (reason !== undefined) {
    findings.add(
      'SUBJECT_FORBIDDEN',
      path,
      `\`${name}\` cannot be bound: ${reason}.`,
      'Name the people or the group that you mean.',
    );
  } else if (name.startsWith('system:serviceaccount:')) {
    findings.add(
      'SUBJECT_INVALID',
      path,
      `\`${name}\` is written as a user, but is a service account.`,
      `Write {serviceAccount: ${name.split(':').slice(2).join('/')}}.`,
    );
  } else if (name.trim() === '' || name.trim() !== name || INVISIBLE.test(name)) {
    // Spaces inside are part of many names: directories name groups by what people read.
    findings.add(
      'SUBJECT_INVALID',
      path,
      name.trim() === ''
        ? 'This subject is empty.'
        : name.trim() === name
          ? `The subject ${JSON.stringify(name)} contains a character that nobody sees.`
          : `The subject ${JSON.stringify(name)} starts or ends with a space.`,
      'Write the name as the API server sees it, such as alice@example.com.',
    );
  } else if (name.startsWith('system:')) {
    findings.add(
      'SUBJECT_FORBIDDEN',
      path,
      `\`${name}\` belongs to Kubernetes itself.`,
      'Name the people or the group that you mean.',
    );
  }
}

/** Names that mean far more people than a tenant has, or that pass every check. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'system:masters': 'its members pass every check of the API server',
  'system:authenticated': 'it is everybody who can log in',
  'system:unauthenticated': 'it is everybody in the network',
  'system:anonymous': 'it is everybody in the network',
  'system:serviceaccounts': 'it is every pod in the cluster',
};

function forbiddenReason(name: string): string | undefined {
  if (name.startsWith('system:serviceaccounts:')) return 'it is every pod of a namespace';
  return Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
}

function checkServiceAccount(name: string, path: FindingPath, findings: Findings): void {
  const [namespace = '', account = '', ...rest] = name.split('/');
  if (rest.length === 0 && isDnsLabel(namespace) && isDnsSubdomain(account)) return;
  findings.add(
    'SUBJECT_INVALID',
    path,
    name.includes('/')
      ? `\`${name}\` is not a valid service account.`
      : `The service account \`${name}\` has no namespace.`,
    'Write it as namespace/name, such as ci/deployer.',
  );
}

/** Subjects in object form: each once, users first, then groups, then service accounts, by name. */
export function resolveSubjects(list: readonly SubjectValue[] | null | undefined): FleetSubject[] {
  const byKey = new Map<string, FleetSubject>();
  for (const value of list ?? []) {
    const subject = resolveSubject(value);
    const key = orderOf(subject);
    const known = byKey.get(key);
    // Who is there for good, or for longer, is not there for a shorter time.
    if (known === undefined || isLonger(subject, known)) byKey.set(key, subject);
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject);
}

function isLonger({ until }: FleetSubject, known: FleetSubject): boolean {
  return known.until !== undefined && (until === undefined || until > known.until);
}

function resolveSubject(value: SubjectValue): FleetSubject {
  if (typeof value === 'string') return { user: value };
  const { user, group, serviceAccount, until, why } = value;
  const term = until === undefined ? {} : { until, ...(why === undefined ? {} : { why }) };
  if (user !== undefined) return { user, ...term };
  return group === undefined ? { serviceAccount, ...term } : { group, ...term };
}

/** Users come before groups, and groups before service accounts. */
function orderOf({ user, group, serviceAccount }: FleetSubject): string {
  if (user !== undefined) return `0${user}`;
  return group === undefined ? `2${serviceAccount}` : `1${group}`;
}

/** The name that the API server gives to a service account, which is given as `namespace/name`. */
export function accountUser(account: string): string {
  return `system:serviceaccount:${account.replace('/', ':')}`;
}

/** A subject as an annotation or a table shows it: `alice`, `group:ml`, `serviceaccount:ci/deployer`. */
export function subjectText(subject: FleetSubject): string {
  if (subject.user !== undefined) return subject.user;
  if (subject.group !== undefined) return `group:${subject.group}`;
  return `serviceaccount:${subject.serviceAccount}`;
}
