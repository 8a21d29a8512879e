import { Findings } from '../../../findings/findings';
import type { RuleProps, ServiceAccountProps } from '../../../fleet/model/props';
import { addTo } from '../../../fleet/values/groups';
import { accountGrants } from '../../../fleet/catalogue/account-grants';
import { checkRuleForms } from '../../../fleet/settings/account-rules/rule-forms';
import { checkRuleRights } from '../../../fleet/settings/account-rules/rule-rights';
import { serviceAccounts as accountSetting } from '../../../fleet/settings/service-accounts';
import { isAddedKey } from '../../../cluster/drift/compared-fields';
import { DELIVERY_DOMAINS } from '../../../constructs/guard-rails/account-annotations';
import { asMap, asMaps, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { readBinding } from '../../../verify/rights/rbac-grants';
import { roleTitle } from '../../../verify/rights/rbac-roles';
import type { RbacRule } from '../../../verify/rights/rbac-rule';
import { Rights } from '../../../verify/rights/rights';
import { asAccount, isAllAccountsOf, isOfNamespace } from './adopted-people';
import {
  type Adopted,
  type AdoptedNamespace,
  type Note,
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
      if (isAllAccountsOf(subject, namespace.name) && rules.length > 0) {
        note(
          'lost',
          `All accounts of the namespace have ${roleTitle(binding.role)} by the role binding ${binding.name}. ` +
            'Keep the binding until its workloads do without; state what single accounts need under `serviceAccounts`.',
        );
      }
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
  const objects = objectsOfKind(namespace, 'ServiceAccount');
  const pulled = pullSecrets(objects, note);
  const annotated = new Map(objects.flatMap((object) => annotationsOf(object, note)));
  const names = [...new Set([...accounts.keys(), ...annotated.keys()])].sort();
  const stated = names.map((name) => {
    const [rules, annotations] = [accounts.get(name), annotated.get(name)];
    return [
      name,
      {
        ...(rules === undefined ? {} : { rules }),
        ...(annotations === undefined ? {} : { annotations }),
      },
    ] as const;
  });
  return {
    value: {
      ...(stated.length === 0 ? {} : { serviceAccounts: Object.fromEntries(stated) }),
      ...(pulled.length === 0 ? {} : { imagePullSecrets: pulled }),
    },
    notes,
  };
}

/** The account with which pods run that name none. The file gives it nothing. */
const DEFAULT_ACCOUNT = 'default';

/** What `default` pulls images with. What other accounts have beyond it stays, until the namespace is made again. */
function pullSecrets(accounts: readonly ManifestObject[], note: Note): string[] {
  const secretsOf = ({ data }: ManifestObject): string[] =>
    asMaps(data['imagePullSecrets'])
      .map(({ name }) => asText(name))
      .sort();
  const pulled = accounts.filter(({ name }) => name === DEFAULT_ACCOUNT).flatMap(secretsOf);
  for (const account of accounts) {
    const others = secretsOf(account).filter((name) => !pulled.includes(name));
    if (others.length === 0) continue;
    note(
      'lost',
      `The account ${account.name} pulls images with ${others.join(', ')}, and \`default\` does not. They stay on the account; the file gives all of its accounts the same \`imagePullSecrets\`: add them there if a new cluster is to have them.`,
    );
  }
  return pulled;
}

/** The annotations by which an account has an identity outside of the cluster. */
function annotationsOf(
  { name, data }: ManifestObject,
  note: Note,
): (readonly [account: string, annotations: Readonly<Record<string, string>>])[] {
  const own = Object.entries(asMap(valueAt(data, 'metadata.annotations'))).filter(
    ([key]) => !isAddedKey(key) && !isDelivery(key),
  );
  if (own.length === 0) return [];
  const annotations = Object.fromEntries(own.map(([key, value]) => [key, asText(value)]));
  const findings = new Findings();
  accountSetting.check({ [name]: { annotations } }, [], findings);
  const [problem] = findings.errors;
  if (problem === undefined) return [[name, annotations]];
  note(
    'lost',
    `The account ${name} has the annotations ${Object.keys(annotations).sort().join(', ')}, which stay on it and cannot be in the file. ${problem.message} ${problem.fix}`,
  );
  return [];
}

function isDelivery(key: string): boolean {
  const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  return DELIVERY_DOMAINS.includes(domain);
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
