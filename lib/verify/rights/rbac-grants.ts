import { asMap, asMaps, asText } from '../objects/manifest-data';
import type { ManifestObject, ObjectPlace } from '../objects/manifest-objects';
import { BUILT_IN_PLACE } from './built-in-rbac';
import type { RoleName } from './rbac-roles';
import type { RbacRule } from './rbac-rule';
import { type Subject, readSubject } from './rbac-subject';

/** A ClusterRoleBinding or RoleBinding. */
export interface Binding {
  readonly kind: 'ClusterRoleBinding' | 'RoleBinding';
  readonly name: string;
  /** That of a RoleBinding, where alone it grants anything. */
  readonly namespace?: string;
  readonly role: RoleName;
  readonly subjects: readonly Subject[];
  readonly place: ObjectPlace;
  /** Whether every cluster has it, and no file states it. */
  readonly isBuiltIn: boolean;
}

/** What a subject may do by one binding. */
export interface Grant {
  /**
   * Where it holds.
   *
   * @default - everywhere, and for what is in no namespace
   */
  readonly namespace?: string;
  /** As the binding names it: the person herself, or a group that she is in. */
  readonly subject: Subject;
  readonly binding: Binding;
  readonly role: RoleName;
  /** None if the role does not exist. */
  readonly rules: readonly RbacRule[];
  /**
   * Where the role is.
   *
   * @default - it does not exist, and the binding grants nothing
   */
  readonly rolePlace?: ObjectPlace;
}

/** A binding as the API server reads it. */
export function readBinding({ kind, name, namespace, data, place }: ManifestObject): Binding {
  const isWide = kind === 'ClusterRoleBinding';
  const within = isWide ? undefined : (namespace ?? 'default');
  const roleRef = asMap(data['roleRef']);
  const isClusterRole = asText(roleRef['kind']) === 'ClusterRole';
  return {
    kind: isWide ? 'ClusterRoleBinding' : 'RoleBinding',
    name,
    ...(within === undefined ? {} : { namespace: within }),
    role: {
      kind: isClusterRole ? 'ClusterRole' : 'Role',
      name: asText(roleRef['name']),
      // A ClusterRoleBinding finds no Role: none is in no namespace.
      ...(isClusterRole ? {} : { namespace: within ?? '' }),
    },
    subjects: asMaps(data['subjects']).flatMap((subject) => readSubject(subject, within) ?? []),
    place,
    isBuiltIn: place === BUILT_IN_PLACE,
  };
}
