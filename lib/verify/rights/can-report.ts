import { type FoundDanger, dangersOf } from './dangers';
import type { Guard, Guards } from './guards-behind';
import type { Grant } from './rbac-grants';
import { type RoleName, roleTitle } from './rbac-roles';
import type { RbacRule } from './rbac-rule';
import { type Subject, compareTexts, requesterOf, subjectTitle } from './rbac-subject';
import type { Rights } from './rights';

/** Everything that somebody may do. */
export interface CanReport {
  readonly subject: Subject;
  /** The groups that count: those that Kubernetes adds, and those that were stated. */
  readonly groups: readonly string[];
  /** First what holds everywhere, then by namespace. */
  readonly places: readonly CanPlace[];
}

/** What somebody may do in a place. */
export interface CanPlace {
  /**
   * The namespace.
   *
   * @default - everywhere, and for what is in no namespace
   */
  readonly namespace?: string;
  readonly grants: readonly CanGrant[];
  readonly dangers: readonly CanDanger[];
}

export interface CanGrant {
  readonly role: RoleName;
  /** Such as `RoleBinding/admins`. */
  readonly binding: string;
  /** Whom it names: the subject, or a group of theirs. */
  readonly through: Subject;
  readonly rules: readonly RbacRule[];
  /** Whether the role that it names is missing, so that it grants nothing. */
  readonly isDangling: boolean;
  /** Whether every cluster has it. */
  readonly isBuiltIn: boolean;
  /** Where the binding is: a file and a line, or the version of Kubernetes that makes it. */
  readonly place: string;
}

/** A dangerous right, and what judges its use after RBAC. */
export interface CanDanger extends FoundDanger {
  readonly guards: readonly Guard[];
}

/**
 * Everything that a subject may do, by place.
 *
 * @param groups - the groups that the identity provider puts a user in
 */
export function reportCan(
  rights: Rights,
  guards: Guards,
  subject: Subject,
  groups: readonly string[],
): CanReport {
  const dangers = rememberDangers();
  const places = new Map<string, Grant[]>();
  for (const grant of rights.grantsOf(subject, groups)) {
    const place = grant.namespace ?? '';
    places.set(place, [...(places.get(place) ?? []), grant]);
  }
  return {
    subject,
    groups: requesterOf(subject, groups).groups,
    places: [...places]
      .sort(([one], [other]) => compareTexts(one, other))
      .map(([namespace, grants]) => ({
        ...(namespace === '' ? {} : { namespace }),
        grants: grants.map(grantRow).sort(compareGrants),
        dangers: dangers(grants).map((found) => ({
          ...found,
          guards: guardsOf(guards, found, namespace),
        })),
      })),
  };
}

/** Most places have the same roles: what is dangerous in them is found once. */
function rememberDangers(): (grants: readonly Grant[]) => readonly FoundDanger[] {
  const known = new Map<string, readonly FoundDanger[]>();
  return (grants) => {
    const roles = grants.map(({ role }) => `${roleTitle(role)}/${role.namespace ?? ''}`);
    const isInNamespace = grants.every(({ namespace }) => namespace !== undefined);
    const key = [isInNamespace, ...[...new Set(roles)].sort(compareTexts)].join(' ');
    const rules = grants.flatMap((grant) => grant.rules);
    const found = known.get(key) ?? dangersOf(rules, isInNamespace);
    known.set(key, found);
    return found;
  };
}

function grantRow({ role, binding, subject, rules, rolePlace }: Grant): CanGrant {
  const { kind, name, isBuiltIn, place } = binding;
  return {
    role,
    binding: `${kind}/${name}`,
    through: subject,
    rules,
    isDangling: rolePlace === undefined,
    isBuiltIn,
    place: isBuiltIn ? place.file : `${place.file}:${place.line}`,
  };
}

function compareGrants(one: CanGrant, other: CanGrant): number {
  const key = ({ role, binding, through }: CanGrant): string =>
    `${roleTitle(role)} ${binding} ${subjectTitle(through)}`;
  return compareTexts(key(one), key(other));
}

/** The policies that judge some way of using a right in a namespace. Which namespaces everywhere has, no grant says. */
function guardsOf(guards: Guards, { danger, by }: FoundDanger, namespace: string): Guard[] {
  const found = new Map<string, Guard>();
  for (const request of by) {
    const [verb = '', path = ''] = request.split(' ');
    const [resource = '', subresource] = path.split('/');
    const action = {
      verb,
      group: danger.group,
      resource,
      ...(subresource === undefined ? {} : { subresource }),
      ...(namespace === '' ? {} : { namespace }),
    };
    for (const guard of guards.behind(action)) found.set(guard.policy, guard);
  }
  return [...found.values()].sort((one, other) => compareTexts(one.policy, other.policy));
}
