import { Findings } from '../../../findings/findings';
import type { RuleProps, ServiceAccountProps } from '../../../fleet/model/props';
import { addTo } from '../../../fleet/values/groups';
import { accountGrants } from '../../../fleet/catalogue/account-grants';
import { checkRuleForms } from '../../../fleet/settings/account-rules/rule-forms';
import { checkRuleRights } from '../../../fleet/settings/account-rules/rule-rights';
import { asMaps, asText } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { readBinding } from '../../../verify/rights/rbac-grants';
import { roleTitle } from '../../../verify/rights/rbac-roles';
import type { RbacRule } from '../../../verify/rights/rbac-rule';
import { Rights } from '../../../verify/rights/rights';
import { asAccount, isOfNamespace } from './adopted-people';
import {
  type Adopted,
  type AdoptedNamespace,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';

/** Accounts of workloads, and how images are pulled. */
export interface AdoptedAccounts {
  readonly serviceAccounts?: Readonly<Record<string, ServiceAccountProps>>;
  readonly imagePullSecrets?: readonly string[];
}

/**
 * Reads which accounts of the namespace have rights in it, and what `default` pulls images with. What an account may do is
 * kept where the file can state it.
 */
export function adoptedAccounts(
  namespace: AdoptedNamespace,
  clusterRoles: readonly ManifestObject[],
): Adopted<AdoptedAccounts> {
  const { notes, note } = noteTaker(namespace.name, 'accounts');
  const roles = new Rights([...clusterRoles, ...objectsOfKind(namespace, 'Role')]);
  const accounts = new Map<string, RuleProps[]>();
  for (const object of objectsOfKind(namespace, 'RoleBinding')) {
    const binding = readBinding(object);
    const rules = roles.findRole(binding.role)?.rules ?? [];
    for (const subject of binding.subjects.map(asAccount)) {
      if (!isOfNamespace(subject, namespace.name) || rules.length === 0) continue;
      const kept = rules.flatMap((rule) => ruleProps(rule) ?? []);
      const isWhole = kept.length === rules.length && subject.name !== 'default';
      if (isWhole) addTo(accounts, subject.name, ...kept);
      else {
        note(
          'lost',
          `The account ${subject.name} has ${roleTitle(binding.role)} by the role binding ${binding.name}, which is more than an account of a tenant may have. ` +
            'Keep the binding until its workloads do without; state what they need under `serviceAccounts`, or, for what a pipeline applies, under `deploy`.',
        );
      }
    }
  }
  const pulled = objectsOfKind(namespace, 'ServiceAccount')
    .filter(({ name }) => name === 'default')
    .flatMap(({ data }) => asMaps(data['imagePullSecrets']))
    .map(({ name }) => asText(name))
    .sort();
  const stated = [...accounts].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    value: {
      ...(stated.length === 0
        ? {}
        : {
            serviceAccounts: Object.fromEntries(stated.map(([name, rules]) => [name, { rules }])),
          }),
      ...(pulled.length === 0 ? {} : { imagePullSecrets: pulled }),
    },
    notes,
  };
}

/** What an account of a tenant may have at most, of the kinds that every platform has. */
const MOST = accountGrants([]);

/** A rule as the file takes it; undefined if the file cannot state it. */
function ruleProps(rule: RbacRule): RuleProps | undefined {
  const { apiGroups, resources, verbs, resourceNames } = rule;
  const props = {
    apiGroups,
    resources,
    verbs,
    ...(resourceNames.length === 0 ? {} : { resourceNames }),
  };
  const findings = new Findings();
  checkRuleForms([props], [], findings);
  if (findings.hasErrors || apiGroups.length === 0) return undefined;
  checkRuleRights(props, MOST, [], findings);
  return findings.hasErrors ? undefined : props;
}
