import type { k8s } from '../api-object/k8s';
import {
  type AccountGrants,
  accountGrants,
  grantKey,
  isRequest,
  withForeignReads,
} from '../../fleet/catalogue/account-grants';
import type { FleetKind, FleetRule } from '../../fleet/model/fleet';

/**
 * Rules of the Role of an account, each for one group. A rule that names several groups and kinds, as charts write them,
 * also says each kind of each other group, and verbs that no request for a subresource has: what users do not have is
 * left out.
 */
export function accountRules(
  rules: readonly FleetRule[],
  kinds: readonly FleetKind[],
): k8s.PolicyRule[] {
  return rulesWithin(rules, accountGrants(kinds));
}

/** Rules of a ClusterRole of the platform's own, in the same form. */
export function boundRoleRules(
  rules: readonly FleetRule[],
  kinds: readonly FleetKind[],
): k8s.PolicyRule[] {
  return rulesWithin(rules, withForeignReads(accountGrants(kinds), rules, kinds));
}

function rulesWithin(rules: readonly FleetRule[], grants: AccountGrants): k8s.PolicyRule[] {
  return rules.flatMap(({ apiGroups, resources, verbs, resourceNames }) =>
    apiGroups.flatMap((group) => {
      const byVerbs = new Map<string, { resources: string[]; verbs: string[] }>();
      for (const resource of resources) {
        if (!grants.has(grantKey(group, resource))) continue;
        const asked = verbs.filter((verb) => isRequest(verb, resource));
        const rule = byVerbs.get(asked.join()) ?? { resources: [], verbs: asked };
        rule.resources.push(resource);
        byVerbs.set(asked.join(), rule);
      }
      const names = resourceNames === undefined ? {} : { resourceNames: [...resourceNames] };
      return [...byVerbs.values()]
        .filter((rule) => rule.verbs.length > 0)
        .map((rule) => ({ apiGroups: [group], ...names, ...rule }));
    }),
  );
}
