import type { Findings } from '../../../findings/findings';
import { IDENTITY_PRESETS } from '../../catalogue/identity-presets';
import type { FleetRule } from '../../model/fleet';
import type { RuleProps } from '../../model/props';
import type { Merged } from '../../model/written';
import { defined } from '../../values/maps';
import { sortedTexts } from '../../values/texts';
import type { MergedEnvironment } from '../setting';
import { checkEventRules } from './event-rules';
import { checkRuleRights, grantsHere } from './rule-rights';

/** Rules in normal form. They keep their order: findings name a rule by its place in the list. */
export function resolveRules(rules: readonly Merged<RuleProps>[]): FleetRule[] {
  return rules.map(({ apiGroups, resources, verbs, resourceNames }) =>
    defined({
      apiGroups: sortedTexts(apiGroups),
      resources: sortedTexts(resources),
      verbs: sortedTexts(verbs),
      resourceNames: resourceNames === undefined ? undefined : sortedTexts(resourceNames),
    }),
  );
}

/** Reports rules and presets that do not fit the kinds of the platform. */
export function checkAccountRights(merged: MergedEnvironment, findings: Findings): void {
  const accounts = Object.entries(merged.environment.serviceAccounts);
  if (accounts.length === 0) return;
  for (const [name, { rules = [], presets }] of accounts) {
    const place = merged.placeOf(['serviceAccounts', name, 'rules']);
    rules.forEach((rule, index) =>
      checkRuleRights(rule, grantsHere(merged), [...place, index], findings),
    );
    checkEventRules(rules, place, `Pods with the account \`${name}\``, findings);
    for (const preset of presets) {
      const missing = (IDENTITY_PRESETS[preset].needs ?? []).filter(
        (needed) =>
          !merged.platform.kinds.some(
            ({ group, resource }) => group === needed.group && resource === needed.resource,
          ),
      );
      if (missing.length === 0) continue;
      findings.addOnce(
        'PRESET_KINDS_MISSING',
        merged.placeOf(['serviceAccounts', name, 'presets']),
        `\`${preset}\` writes ${missing.map(({ resource }) => `\`${resource}\``).join(', ')}, which are not among the kinds of the platform.`,
        `Add to \`platform.kinds\`: ${missing.map(({ group, resource }) => `{group: ${group}, resource: ${resource}}`).join(', ')}.`,
      );
    }
  }
}
