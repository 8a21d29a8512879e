import type { Findings, FindingPath } from '../../findings/finding';
import type { FleetSubject } from '../model/fleet';
import { isMap } from '../model/layers';
import { isDnsLabel, isDnsSubdomain } from '../values/names';

/** Names that mean far more people than a tenant has, or that pass every check. */
const FORBIDDEN: Record<string, string> = {
  'system:masters': 'its members pass every check of the API server',
  'system:authenticated': 'it is everybody who can log in',
  'system:unauthenticated': 'it is everybody in the network',
  'system:anonymous': 'it is everybody in the network',
  'system:serviceaccounts': 'it is every pod in the cluster',
};

/** Reports subjects in `list` that cannot be meant. */
export function checkSubjects(list: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(list)) return;
  list.forEach((value, index) => checkSubject(value, [...path, index], findings));
}

function checkSubject(value: unknown, path: FindingPath, findings: Findings): void {
  if (typeof value === 'string') return checkUser(value, path, findings);
  if (!isMap(value)) return;
  const stated = ['user', 'group', 'serviceAccount'].filter(
    (key) => typeof value[key] === 'string',
  );
  if (stated.length !== 1) {
    // Another key, or a value of another type, is what is wrong then, and said already.
    if (stated.length === 0 && Object.keys(value).length > 0) return;
    findings.add(
      'SUBJECT_INVALID',
      path,
      stated.length === 0
        ? 'This subject names nobody.'
        : `This subject is ${stated.join(' and ')} at once.`,
      'State exactly one of user, group and serviceAccount.',
    );
    return;
  }
  const key = stated[0]!;
  const name = value[key] as string;
  if (key === 'serviceAccount') checkServiceAccount(name, [...path, key], findings);
  else checkName(name, [...path, key], findings);
}

/** A text is a user, whatever it looks like. */
function checkUser(name: string, path: FindingPath, findings: Findings): void {
  const [, kind, rest] = /^(user|group|serviceaccount):(.+)$/i.exec(name) ?? [];
  if (kind === undefined) return checkName(name, path, findings);
  const key = kind.toLowerCase() === 'serviceaccount' ? 'serviceAccount' : kind.toLowerCase();
  findings.add(
    'SUBJECT_INVALID',
    path,
    `A text is the name of a user, and \`${name}\` does not look like one.`,
    `Write {${key}: ${rest!.trim()}}; or {user: "${name}"} if that is the user's name.`,
  );
}

function checkName(name: string, path: FindingPath, findings: Findings): void {
  const reason = Object.hasOwn(FORBIDDEN, name)
    ? FORBIDDEN[name]
    : name.startsWith('system:serviceaccounts:')
      ? 'it is every pod of a namespace'
      : undefined;
  if (reason !== undefined) {
    findings.add(
      'SUBJECT_FORBIDDEN',
      path,
      `\`${name}\` cannot be bound: ${reason}.`,
      'Name the people or the group that is meant.',
    );
  } else if (name.startsWith('system:serviceaccount:')) {
    findings.add(
      'SUBJECT_INVALID',
      path,
      `\`${name}\` is written as a user, but is a service account.`,
      `Write {serviceAccount: ${name.split(':').slice(2).join('/')}}.`,
    );
  } else if (name === '' || /\s/.test(name)) {
    findings.add(
      'SUBJECT_INVALID',
      path,
      name === ''
        ? 'This subject is empty.'
        : `The subject ${JSON.stringify(name)} has a space in it.`,
      'Write the name as the API server sees it, such as alice@example.com.',
    );
  } else if (name.startsWith('system:')) {
    findings.add(
      'SUBJECT_FORBIDDEN',
      path,
      `\`${name}\` belongs to Kubernetes itself.`,
      'Name the people or the group that is meant.',
    );
  }
}

function checkServiceAccount(name: string, path: FindingPath, findings: Findings): void {
  const [namespace, account, ...rest] = name.split('/');
  if (rest.length === 0 && isDnsLabel(namespace ?? '') && isDnsSubdomain(account ?? '')) return;
  findings.add(
    'SUBJECT_INVALID',
    path,
    name.includes('/')
      ? `\`${name}\` is no service account.`
      : `The service account \`${name}\` has no namespace.`,
    'Write it as namespace/name, such as ci/deployer.',
  );
}

/** Subjects in object form: each once, users first, then groups, then service accounts, by name. */
export function resolveSubjects(list: unknown): FleetSubject[] {
  if (!Array.isArray(list)) return [];
  const byKey = new Map<string, FleetSubject>();
  for (const value of list as (string | FleetSubject)[]) {
    const subject = typeof value === 'string' ? { user: value } : pick(value);
    byKey.set(subjectKey(subject), subject);
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, subject]) => subject);
}

function pick(value: FleetSubject): FleetSubject {
  if (value.user !== undefined) return { user: value.user };
  if (value.group !== undefined) return { group: value.group };
  return { serviceAccount: value.serviceAccount };
}

/** Orders users before groups before service accounts. */
function subjectKey(subject: FleetSubject): string {
  if (subject.user !== undefined) return `0${subject.user}`;
  if (subject.group !== undefined) return `1${subject.group}`;
  return `2${subject.serviceAccount}`;
}

/** How the API server calls a service account, which is given as `namespace/name`. */
export function accountUser(account: string): string {
  return `system:serviceaccount:${account.replace('/', ':')}`;
}

/** How a subject reads in an annotation or a table: `alice`, `group:ml`, `serviceaccount:ci/deployer`. */
export function subjectText(subject: FleetSubject): string {
  if (subject.user !== undefined) return subject.user;
  if (subject.group !== undefined) return `group:${subject.group}`;
  return `serviceaccount:${subject.serviceAccount}`;
}
