import type { Guard, Guards } from './guards-behind';
import type { Grant } from './rbac-grants';
import { type RoleName, roleTitle } from './rbac-roles';
import { type Action, isUrlAction } from './rbac-action';
import { GROUPS, type Subject, compareTexts, subjectKey } from './rbac-subject';
import type { Holder, Rights } from './rights';
import { type AskedRequest, isAnywhere } from './request-words';

/** Somebody who may do what was asked. */
export interface WhoCanEntry extends Subject {
  /** The roles that permit it, such as `ClusterRole/tenant-admin`, sorted. */
  readonly roles: readonly string[];
  /** Each way in which a binding permits it. */
  readonly grants: readonly WhoCanGrant[];
}

export interface WhoCanGrant {
  /**
   * The namespace that it is for.
   *
   * @default - everywhere
   */
  readonly namespace?: string;
  readonly role: RoleName;
  readonly binding: string;
  /** Where the binding is: a file and a line, or the version of Kubernetes that makes it. */
  readonly place: string;
}

export interface WhoCanReport {
  readonly request: AskedRequest;
  readonly entries: readonly WhoCanEntry[];
  /** The components of Kubernetes that may do it, if they are left out. */
  readonly hidden: readonly Subject[];
  /** Those who may do it to single objects, which the request does not name. */
  readonly named: readonly Subject[];
  /** What judges the request after RBAC. Only where one namespace is asked about, or none matters. */
  readonly guards: readonly Guard[];
}

/** Groups that people and their programs are in: what Kubernetes binds to these concerns everybody. */
const FOR_EVERYBODY: readonly string[] = [
  GROUPS.authenticated,
  GROUPS.unauthenticated,
  GROUPS.serviceAccounts,
];

/**
 * Who may do what was asked.
 *
 * @param showsSystem - whether what Kubernetes binds to its own components counts
 */
export function reportWhoCan(
  rights: Rights,
  guards: Guards,
  request: AskedRequest,
  showsSystem: boolean,
): WhoCanReport {
  const { action } = request;
  const isForAny = isAnywhere(request);
  const holders = isForAny ? rights.whoCanAnywhere(action) : rights.whoCan(action);
  const entries: WhoCanEntry[] = [];
  const hidden: Subject[] = [];
  for (const { subject, grants } of holders) {
    const shown = grants.filter(
      ({ binding: { isBuiltIn } }) => showsSystem || !isBuiltIn || isForEverybody(subject),
    );
    if (shown.length === 0) hidden.push(subject);
    else entries.push(entryOf(subject, shown));
  }
  return {
    request,
    entries,
    hidden,
    named: namedOnly(rights, action, holders),
    guards: isForAny ? [] : guards.behind(action),
  };
}

function isForEverybody({ kind, name }: Subject): boolean {
  return kind === 'Group' && FOR_EVERYBODY.includes(name);
}

function entryOf(subject: Subject, grants: readonly Grant[]): WhoCanEntry {
  return {
    ...subject,
    roles: [...new Set(grants.map(({ role }) => roleTitle(role)))].sort(compareTexts),
    grants: grants.map(({ namespace, role, binding }) => ({
      ...(namespace === undefined ? {} : { namespace }),
      role,
      binding: `${binding.kind}/${binding.name}`,
      place: binding.isBuiltIn ? binding.place.file : `${binding.place.file}:${binding.place.line}`,
    })),
  };
}

/** Those who may do it to objects that their rules name, and not to all. */
function namedOnly(rights: Rights, action: Action, holders: readonly Holder[]): Subject[] {
  if (isUrlAction(action) || action.name !== undefined) return [];
  const may = new Set(holders.map(({ subject }) => subjectKey(subject)));
  return rights
    .whoCanByName(action)
    .filter(({ grants }) => grants.some(({ binding: { isBuiltIn } }) => !isBuiltIn))
    .map(({ subject }) => subject)
    .filter((subject) => !may.has(subjectKey(subject)));
}
