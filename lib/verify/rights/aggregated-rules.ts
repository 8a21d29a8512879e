import type { ManifestMap } from '../objects/manifest-data';
import { type Labels, meets, requirementsOf } from '../reach/requirements';
import { type RbacRule, ruleKey } from './rbac-rule';

/** A ClusterRole as somebody states it. */
export interface StatedRole {
  readonly labels: Labels;
  readonly rules: readonly RbacRule[];
  /**
   * The selectors of the roles that its rules come from.
   *
   * @default - it is not aggregated
   */
  readonly selectors?: readonly ManifestMap[];
}

/**
 * The rules of aggregated ClusterRoles, as a controller of Kubernetes writes them: those of all roles that one selects
 * by their labels, aggregated ones included. A role does not select itself. What it states is overwritten, unless there
 * is nothing to write.
 *
 * Where roles select each other, what they end up with depends on which of them the controller sees first. Here, they
 * come in the order in which they are given.
 */
export function aggregatedRules<Role extends StatedRole>(
  roles: readonly Role[],
): ReadonlyMap<Role, readonly RbacRule[]> {
  const aggregated = roles.flatMap((role) => {
    const { selectors } = role;
    if (selectors === undefined) return [];
    const wanted = selectors.map(requirementsOf);
    const isSelected = (other: Role): boolean =>
      other !== role && wanted.some((requirements) => meets(other.labels, requirements));
    return [{ role, selected: roles.filter(isSelected) }];
  });
  const rules = new Map<Role, readonly RbacRule[]>(
    aggregated.map(({ role }) => [role, role.rules]),
  );
  // A rule has passed through all of them after as many rounds as there are roles.
  for (let round = 0; round <= aggregated.length; round++) {
    let hasChanged = false;
    for (const { role, selected } of aggregated) {
      const found = union(selected.map((other) => rules.get(other) ?? other.rules));
      if (found.length === 0 || isSame(found, rules.get(role)!)) continue;
      rules.set(role, found);
      hasChanged = true;
    }
    if (!hasChanged) break;
  }
  return rules;
}

function union(lists: readonly (readonly RbacRule[])[]): readonly RbacRule[] {
  return [...new Map(lists.flat().map((rule) => [ruleKey(rule), rule])).values()];
}

function isSame(one: readonly RbacRule[], other: readonly RbacRule[]): boolean {
  return (
    one.length === other.length &&
    one.every((rule, index) => rule === other[index] || ruleKey(rule) === ruleKey(other[index]!))
  );
}
