import { Findings } from '../../../findings/findings';
import type { SubjectProps, SubjectValue } from '../../../fleet/model/props';
import { checkSubjects } from '../../../fleet/values/subjects';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { type Binding, readBinding } from '../../../verify/rights/rbac-grants';
import { roleTitle } from '../../../verify/rights/rbac-roles';
import { GROUPS, type Subject, userSubject } from '../../../verify/rights/rbac-subject';
import { Rights } from '../../../verify/rights/rights';
import { subjectWord } from '../../../verify/rights/subject-words';
import {
  type Adopted,
  type AdoptedNamespace,
  type Note,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';
import { type RoleLevel, levelOfRules } from './role-levels';

/** Who works in a namespace, by the list that they come closest to. */
export type AdoptedPeople = Readonly<Partial<Record<RoleLevel, readonly SubjectValue[]>>>;

const LEVELS: readonly RoleLevel[] = ['admins', 'users', 'viewers'];

/** Names that Flux once impersonated: nobody signs in with them. */
const FLUX_USER = /^gotk:[^:]+:reconciler$/;

/** Reads who is bound to which role, and which of our lists comes closest. The highest one counts. */
export function adoptedPeople(
  namespace: AdoptedNamespace,
  clusterRoles: readonly ManifestObject[],
): Adopted<AdoptedPeople> {
  const { notes, note } = noteTaker(namespace.name, 'people');
  const roles = new Rights([...clusterRoles, ...objectsOfKind(namespace, 'Role')]);
  const levels = new Map<string, { readonly level: RoleLevel; readonly value: SubjectValue }>();
  for (const object of objectsOfKind(namespace, 'RoleBinding')) {
    const binding = readBinding(object);
    const level = levelOf(binding, roles, note);
    for (const subject of binding.subjects.map(asAccount)) {
      if (isOfNamespace(subject, namespace.name)) continue;
      if (isAllAccountsOf(subject, namespace.name)) continue;
      const value = expressible(subject, level, binding, note);
      if (value === undefined || level === undefined) continue;
      const key = JSON.stringify(value);
      const known = levels.get(key);
      if (known !== undefined && LEVELS.indexOf(known.level) <= LEVELS.indexOf(level)) continue;
      levels.set(key, { level, value });
    }
  }
  const value = Object.fromEntries(
    LEVELS.flatMap((level) => {
      const list = [...levels]
        .filter(([, known]) => known.level === level)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, known]) => known.value);
      return list.length === 0 ? [] : [[level, list] as const];
    }),
  );
  if (Object.keys(value).length === 0) {
    note('check', 'No role binding names people: the entry lets nobody in. Add `users`.');
  }
  return { value, notes };
}

/** Whether a subject is an account of the namespace itself: a workload, and nobody who works there. */
export function isOfNamespace(subject: Subject, namespace: string): boolean {
  return subject.kind === 'ServiceAccount' && subject.namespace === namespace;
}

/** Whether a subject is all accounts of the namespace together. */
export function isAllAccountsOf({ kind, name }: Subject, namespace: string): boolean {
  return kind === 'Group' && name === `${GROUPS.serviceAccounts}:${namespace}`;
}

/** Users with the name of a service account are that account. */
export function asAccount(subject: Subject): Subject {
  return subject.kind === 'User' ? userSubject(subject.name) : subject;
}

function levelOf(binding: Binding, roles: Rights, note: Note): RoleLevel | undefined {
  const role = roles.findRole(binding.role);
  const title = `The role binding ${binding.name}`;
  if (role === undefined) {
    note(
      'lost',
      `${title} names ${roleTitle(binding.role)}, which does not exist: it gives nothing.`,
    );
    return undefined;
  }
  const level = levelOfRules(role.rules);
  if (level === undefined) {
    note(
      'lost',
      `${title} gives ${roleTitle(role)}, which none of our roles comes close to. To keep it, state the role under \`platform.roles\` and name it in \`bindings\`.`,
    );
  }
  return level;
}

/** A subject as the file takes it. Everybody, and groups of Kubernetes, cannot be meant. */
function expressible(
  subject: Subject,
  level: RoleLevel | undefined,
  { name }: Binding,
  note: Note,
): SubjectValue | undefined {
  if (subject.kind === 'User' && FLUX_USER.test(subject.name)) {
    note(
      'lost',
      `The role binding ${name} names ${subject.name}, which old versions of Flux acted as. It is nobody, so it is left out.`,
    );
    return undefined;
  }
  const value = valueOf(subject);
  const findings = new Findings();
  checkSubjects([value], [], findings, level === 'viewers');
  const [problem] = findings.errors;
  if (problem === undefined) return value;
  note(
    'lost',
    `The role binding ${name} names ${subjectWord(subject)}. ${problem.message} ${
      isOfPods(subject)
        ? 'Pods of this namespace are among them: state the accounts that need it under `serviceAccounts`, and those of others by name in the lists of people.'
        : problem.fix
    }`,
  );
  return undefined;
}

/** Whether a group holds service accounts of this namespace, or of another one. */
function isOfPods({ kind, name }: Subject): boolean {
  return kind === 'Group' && (name === GROUPS.serviceAccounts || name === GROUPS.authenticated);
}

function valueOf({ kind, name, namespace }: Subject): string | SubjectProps {
  switch (kind) {
    case 'Group':
      return { group: name };
    case 'ServiceAccount':
      return { serviceAccount: `${namespace ?? ''}/${name}` };
    default:
      return /^(?:user|group|serviceaccount):./i.test(name) ? { user: name } : name;
  }
}
