import { type ManifestMap, asText } from '../objects/manifest-data';

/** Who is granted something. */
export interface Subject {
  readonly kind: 'User' | 'Group' | 'ServiceAccount';
  readonly name: string;
  /** That of a service account. */
  readonly namespace?: string;
}

/** Who sends a request, as the API server knows them after the sign-in. */
export interface Requester {
  /** The name of the user. Nobody in particular has the empty name: any member of the groups. */
  readonly user: string;
  readonly groups: readonly string[];
}

/** The groups that Kubernetes itself puts people and programs in. */
export const GROUPS = {
  authenticated: 'system:authenticated',
  unauthenticated: 'system:unauthenticated',
  serviceAccounts: 'system:serviceaccounts',
  masters: 'system:masters',
} as const;

const ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;
const ACCOUNTS_OF_NAMESPACE = /^system:serviceaccounts:[^:]+$/;
const ANONYMOUS = 'system:anonymous';

/** A user with the name that a service account has is that service account. */
export function userSubject(name: string): Subject {
  const [, namespace, account] = ACCOUNT.exec(name) ?? [];
  return namespace === undefined || account === undefined
    ? { kind: 'User', name }
    : { kind: 'ServiceAccount', name: account, namespace };
}

/** The name under which a user or a service account sends requests. */
export function userName({ kind, name, namespace = '' }: Subject): string {
  return kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name;
}

/**
 * What a subject is when it sends a request: with the groups that Kubernetes adds, and those that the identity provider
 * does. For a group, it is somebody of whom nothing else is known.
 *
 * @param groups - the groups of the identity provider
 */
export function requesterOf(subject: Subject, groups: readonly string[] = []): Requester {
  if (subject.kind === 'Group') {
    const named = [subject.name, ...groups];
    return { user: '', groups: [...new Set([...named, ...named.flatMap(impliedGroups)])] };
  }
  const user = userName(subject);
  const own =
    user === ANONYMOUS
      ? [GROUPS.unauthenticated]
      : subject.kind === 'ServiceAccount'
        ? accountGroups(subject.namespace ?? '')
        : [GROUPS.authenticated];
  return { user, groups: [...new Set([...own, ...groups])] };
}

function accountGroups(namespace: string): string[] {
  const all = GROUPS.serviceAccounts;
  return [all, `${all}:${namespace}`, GROUPS.authenticated];
}

/** The groups that each member of a group is in. */
function impliedGroups(group: string): string[] {
  if (group === GROUPS.unauthenticated) return [];
  return ACCOUNTS_OF_NAMESPACE.test(group)
    ? [GROUPS.serviceAccounts, GROUPS.authenticated]
    : [GROUPS.authenticated];
}

/** What a binding is found under: a service account under the name of its user. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'Group' ? groupKey(subject.name) : userKey(userName(subject));
}

/** All keys under which bindings of a requester are found. */
export function requesterKeys({ user, groups }: Requester): string[] {
  return [...(user === '' ? [] : [userKey(user)]), ...groups.map(groupKey)];
}

function userKey(name: string): string {
  return `u ${name}`;
}

function groupKey(name: string): string {
  return `g ${name}`;
}

/**
 * A subject of a binding. A kind that RBAC does not know grants nothing, and neither does a service account without a
 * namespace in a ClusterRoleBinding.
 *
 * @param namespace - that of the binding, which a service account is in where it states none
 */
export function readSubject(data: ManifestMap, namespace: string | undefined): Subject | undefined {
  const [kind, name] = [asText(data['kind']), asText(data['name'])];
  if (kind === 'Group') return { kind, name };
  if (kind === 'User') return userSubject(name);
  const own = asText(data['namespace']) || namespace;
  return kind === 'ServiceAccount' && own !== undefined
    ? { kind, name, namespace: own }
    : undefined;
}

const KIND_ORDER: Readonly<Record<Subject['kind'], number>> = {
  Group: 0,
  User: 1,
  ServiceAccount: 2,
};

/** Groups first, then users, then service accounts, each by name. */
export function compareSubjects(one: Subject, other: Subject): number {
  return (
    KIND_ORDER[one.kind] - KIND_ORDER[other.kind] ||
    compareTexts(one.namespace ?? '', other.namespace ?? '') ||
    compareTexts(one.name, other.name)
  );
}

/** By code units, which no locale changes. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** `Group ml-admins`, `ServiceAccount ci/deployer`. */
export function subjectTitle({ kind, name, namespace }: Subject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
