import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { forbiddenRole } from '../../catalogue/role-names';
import type { FleetRole } from '../../model/fleet';
import type { RoleProps } from '../../model/props';
import type { Written } from '../../model/written';
import { resolveRules } from '../../settings/account-rules/account-rules';
import { checkRuleForms } from '../../settings/account-rules/rule-forms';
import { isDnsSubdomain } from '../../values/dns-names';
import { entriesOf, sortedMap } from '../../values/maps';
import { nameFix } from '../../values/name-checks';

/** Reports roles that cannot be meant. What they grant is judged where they are bound. */
export function checkRoles(
  roles: Written<Readonly<Record<string, RoleProps>>> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [name, { rules }] of entriesOf(roles)) {
    const at = [...path, name];
    const reason = forbiddenRole(name);
    if (reason !== undefined) {
      findings.add(
        'ROLE_FORBIDDEN',
        at,
        `\`${name}\` cannot be written: ${reason}.`,
        'Choose another name.',
      );
    } else if (!isDnsSubdomain(name)) {
      findings.add(
        'NAME_INVALID',
        at,
        `\`${name}\` cannot be the name of a role.`,
        nameFix(name, 253),
      );
    }
    if (rules?.length === 0) {
      findings.add(
        'RULE_INVALID',
        [...at, 'rules'],
        'This role has no rule.',
        'State what it may do, or remove it.',
      );
    }
    checkRuleForms(rules, [...at, 'rules'], findings, 'bound role');
  }
}

/** Roles in normal form. */
export function resolveRoles(
  roles: Readonly<Record<string, RoleProps>>,
): Record<string, FleetRole> {
  return sortedMap(roles, ({ rules }) => ({ rules: resolveRules(rules) }));
}
