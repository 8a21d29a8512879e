import type { k8s } from '../api-object/k8s';
import { IDENTITY_PRESETS } from '../../fleet/catalogue/identity-presets';
import { INTEGRATIONS } from '../../fleet/catalogue/known-integrations';
import type { FleetNetwork, FleetServiceAccount } from '../../fleet/model/fleet';
import { namespacesByIntegration } from '../../fleet/settings/network/integrations';
import { type Opening, opening } from './network-openings';
import { type Rules, apiServerRules, operatorRules, podSelector } from './network-rules';

/** The label of pods that may reach the API server, where `apiAccess` is granted. */
export const API_ACCESS_LABEL = { 'cdk8s-tenancy/api-access': 'true' } as const;

const API_ACCESS_PODS: k8s.LabelSelector = { matchLabels: { ...API_ACCESS_LABEL } };

/** Whose pods reach the API server. */
export interface ApiCallers {
  /** Whether pods with the label do. */
  readonly apiAccess: boolean;
  /** Accounts by name, some of which do. */
  readonly serviceAccounts: Readonly<Record<string, FleetServiceAccount>>;
}

/** What engines need: the operators of `integrations`, and the API server for pods that call it. */
export function engineOpenings(network: FleetNetwork, callers: ApiCallers): Opening[] {
  const server = apiServerRules(network);
  return [
    ...integrationOpenings(network, server),
    ...(server === undefined ? [] : callerOpenings(callers, server)),
  ];
}

function integrationOpenings(network: FleetNetwork, server: Rules | undefined): Opening[] {
  return namespacesByIntegration(network.integrations).flatMap(([name, namespaces]) =>
    INTEGRATIONS[name].policies.flatMap((policy) => {
      const pods = podSelector(policy.pods);
      const policyName = `allow-${name}-${policy.name}`;
      if (policy.peers === 'api-server') {
        return server === undefined ? [] : apiServerOpening(policyName, server, pods);
      }
      const rules = operatorRules(policy, namespaces);
      return rules === undefined ? [] : opening(policyName, rules, pods);
    }),
  );
}

function callerOpenings({ apiAccess, serviceAccounts }: ApiCallers, server: Rules): Opening[] {
  return [
    ...(apiAccess ? [apiServerOpening('allow-api-server', server, API_ACCESS_PODS)] : []),
    ...Object.entries(serviceAccounts).flatMap(([name, account]) =>
      account.apiAccess ? accountOpenings(name, account, server) : [],
    ),
  ];
}

/** The pods that an account's presets run. One policy selects pods in one way, so each further way has its own. */
function accountOpenings(name: string, { presets }: FleetServiceAccount, server: Rules): Opening[] {
  const policies = new Map<string, readonly [name: string, pods: k8s.LabelSelector]>();
  for (const preset of presets) {
    const labels = IDENTITY_PRESETS[preset].pods;
    const pods = labels === undefined ? API_ACCESS_PODS : podSelector(labels);
    const key = JSON.stringify(pods);
    // No name of an account contains a dot, so no other account has a policy of that name.
    const suffix = policies.size === 0 ? name : `${name}.${preset}`;
    if (!policies.has(key)) policies.set(key, [suffix, pods]);
  }
  if (presets.length === 0) policies.set('', [name, API_ACCESS_PODS]);
  return [...policies.values()].map(([suffix, pods]) =>
    apiServerOpening(`allow-api-server-${suffix}`, server, pods),
  );
}

function apiServerOpening(name: string, server: Rules, pods: k8s.LabelSelector): Opening {
  return { ...opening(name, server, pods), toApiServer: true };
}
