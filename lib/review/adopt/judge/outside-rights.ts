import { isLabelledOurs } from '../../../plan/ownership';
import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { isBootstrapped } from '../../../verify/objects/system-objects';
import { SERVED_KINDS } from '../../../verify/rights/generated/served-kinds';
import { readBinding } from '../../../verify/rights/rbac-grants';
import { roleTitle } from '../../../verify/rights/rbac-roles';
import type { RbacRule } from '../../../verify/rights/rbac-rule';
import { GROUPS, type Subject } from '../../../verify/rights/rbac-subject';
import { Rights } from '../../../verify/rights/rights';
import { subjectWord } from '../../../verify/rights/subject-words';
import { asAccount } from '../read/adopted-people';
import { type RoleLevel, levelOfRules } from '../read/role-levels';

/** Who has rights in every namespace, by a ClusterRoleBinding. Adoption changes nothing about that. */
export interface OutsideRight {
  /** `user:alice`, `group:ops`, `serviceaccount:flux-system/kustomize-controller`. */
  readonly subject: string;
  /** `ClusterRole/cluster-admin`. */
  readonly role: string;
  readonly binding: string;
  /** The list of people that the role comes closest to; `other` if it gives something else in namespaces. */
  readonly level: RoleLevel | 'other';
}

const ORDER: readonly OutsideRight['level'][] = ['admins', 'users', 'viewers', 'other'];

/** Everybody at once: a binding that names them counts, although they belong to Kubernetes. */
const EVERYBODY: readonly string[] = [
  GROUPS.authenticated,
  GROUPS.unauthenticated,
  GROUPS.serviceAccounts,
];

/** Who keeps rights in namespaces whatever their own bindings say. What Kubernetes and we bind is left out. */
export function outsideRights(
  clusterRoles: readonly ManifestObject[],
  bindings: readonly ManifestObject[],
): OutsideRight[] {
  const roles = new Rights(clusterRoles);
  const found = bindings
    .filter((object) => !isBuiltIn(object))
    .map(readBinding)
    .flatMap((binding): OutsideRight[] => {
      const rules = roles.findRole(binding.role)?.rules ?? [];
      const level = levelOfRules(rules) ?? (rules.some(isInNamespaces) ? 'other' : undefined);
      if (level === undefined) return [];
      return binding.subjects
        .map(asAccount)
        .filter((subject) => !isOfKubernetes(subject))
        .map((subject) => ({
          subject: subjectWord(subject),
          role: roleTitle(binding.role),
          binding: binding.name,
          level,
        }));
    });
  return found.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ level, role, subject, binding }: OutsideRight): string {
  return `${ORDER.indexOf(level)} ${role} ${subject} ${binding}`;
}

function isBuiltIn(object: ManifestObject): boolean {
  const isOurs = isLabelledOurs(asMap(valueAt(object.data, 'metadata.labels')));
  return isOurs || object.name.startsWith('system:') || isBootstrapped(object);
}

function isOfKubernetes({ kind, name, namespace = '' }: Subject): boolean {
  if (kind === 'ServiceAccount') return namespace.startsWith('kube-');
  if (kind === 'Group' && (EVERYBODY.includes(name) || isAccounts(name))) return false;
  return name.startsWith('system:');
}

function isAccounts(group: string): boolean {
  return group.startsWith(`${GROUPS.serviceAccounts}:`);
}

/** Whether a rule is about something in namespaces, as far as is known. Kinds of operators may be. */
function isInNamespaces({ apiGroups, resources }: RbacRule): boolean {
  return apiGroups.some((group) =>
    resources.some((written) => {
      const resource = written.split('/', 1)[0]!;
      if (group === '*' || resource === '*') return true;
      const known = SERVED_KINDS.filter((kind) => kind.group === group);
      return known.length === 0
        ? true
        : known.some((kind) => kind.resource === resource && kind.isNamespaced);
    }),
  );
}
