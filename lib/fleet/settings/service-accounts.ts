import type { Findings } from '../../findings/findings';
import { GKE_IDENTITY } from '../catalogue/known-integrations';
import type { FleetServiceAccount } from '../model/fleet';
import type { ServiceAccountProps } from '../model/props';
import type { Merged } from '../model/written';
import { sortedMap } from '../values/maps';
import { checkName } from '../values/name-checks';
import { sortedTexts, textMap } from '../values/texts';
import { checkAccountRights, resolveRules } from './account-rules/account-rules';
import { checkRuleForms } from './account-rules/rule-forms';
import { checkAnnotations } from './annotations';
import type { MergedEnvironment, Setting } from './setting';

/** The account that every namespace has, and with which every pod runs that names none. */
const DEFAULT_ACCOUNT = 'default';

/** Accounts for workloads. */
export const serviceAccounts: Setting<
  Record<string, ServiceAccountProps | null>,
  Record<string, Merged<ServiceAccountProps>>,
  Record<string, FleetServiceAccount>
> = {
  check(written, path, findings) {
    for (const [name, account] of Object.entries(written)) {
      const at = [...path, name];
      if (name === DEFAULT_ACCOUNT) {
        findings.add(
          'NAME_RESERVED',
          at,
          'Pods that name no account run with `default`: what it may do, every pod may do.',
          'Choose another name, and name it in the pods with `serviceAccountName`.',
        );
      } else checkName(name, 'the name of a service account', at, findings);
      checkAnnotations(account?.annotations, [...at, 'annotations'], findings);
      checkRuleForms(account?.rules, [...at, 'rules'], findings);
    }
  },
  resolve: (merged) => sortedMap(merged, resolveAccount),
  checkMerged: (environment, findings) => {
    checkAccountRights(environment, findings);
    checkCloudIdentities(environment, findings);
  },
};

/** The annotation by which an account has an identity of Google Cloud. */
const GKE_ACCOUNT = 'iam.gke.io/gcp-service-account';

/** Reports accounts with an identity of a cloud whose pods cannot fetch a token for it. */
function checkCloudIdentities(
  { environment: { network, serviceAccounts: accounts }, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (network.integrations.some(({ name }) => GKE_IDENTITY.includes(name))) return;
  for (const [name, { annotations }] of Object.entries(accounts)) {
    if (annotations[GKE_ACCOUNT] === undefined) continue;
    findings.addOnce(
      'IDENTITY_CLOSED',
      placeOf(['serviceAccounts', name, 'annotations', GKE_ACCOUNT]),
      `Pods of the account \`${name}\` fetch tokens of Google Cloud from the metadata server of their node, which is closed.`,
      'Add `network: {integrations: [gke-workload-identity]}`, or `gke-workload-identity-dataplane-v2` on clusters with Dataplane V2.',
    );
  }
}

function resolveAccount({
  presets,
  rules,
  automountToken,
  annotations,
  apiAccess = false,
}: Merged<ServiceAccountProps>): FleetServiceAccount {
  const sorted = sortedTexts(presets);
  const hasRules = rules !== undefined && rules.length > 0;
  return {
    presets: sorted,
    ...(hasRules ? { rules: resolveRules(rules) } : {}),
    automountToken: automountToken ?? (sorted.length > 0 || hasRules || apiAccess),
    annotations: textMap(annotations),
    apiAccess,
  };
}
