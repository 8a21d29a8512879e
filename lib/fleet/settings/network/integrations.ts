import type { Findings } from '../../../findings/findings';
import { INTEGRATIONS } from '../../catalogue/known-integrations';
import type { FleetIntegration } from '../../model/fleet';
import type { IntegrationName, IntegrationValue } from '../../model/props';
import { grouped } from '../../values/groups';
import { eachEntry } from '../../values/maps';
import type { MergedEnvironment, Setting } from '../setting';
import { checkPeerNamespace } from './policy-parts';

/** Operators to work with. Their names are a closed set of the schema. */
export const integrations: Setting<
  readonly IntegrationValue[],
  readonly IntegrationValue[],
  readonly FleetIntegration[]
> = {
  check(written, path, findings) {
    eachEntry(written, (entry, index) => {
      if (typeof entry === 'string') return;
      checkPeerNamespace(entry.namespace, ITS_NAMESPACE, [...path, index, 'namespace'], findings);
    });
  },
  resolve(merged) {
    const byKey = new Map<string, FleetIntegration>();
    for (const value of merged) {
      const { name, namespace } =
        typeof value === 'string' ? { name: value, namespace: undefined } : value;
      const integration = { name, namespace: namespace ?? INTEGRATIONS[name].namespace };
      byKey.set(`${name} ${integration.namespace}`, integration);
    }
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, integration]) => integration);
  },
  checkMerged: checkMetadataServer,
};

/** Reports an opening that is safe only on nodes where an agent answers in place of the metadata service. */
function checkMetadataServer(
  { environment, isNewNetwork, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (!isNewNetwork) return;
  const isOpen = environment.network.integrations.some(
    ({ name }) => name === 'gke-workload-identity-dataplane-v2',
  );
  if (!isOpen) return;
  findings.addOnce(
    'METADATA_SERVER_OPEN',
    placeOf(['network', 'integrations']),
    'With `gke-workload-identity-dataplane-v2`, pods reach 169.254.169.254, which gives away the credentials of the node wherever the metadata server of GKE does not run.',
    'Check that every node pool has `workloadMetadataConfig.mode: GKE_METADATA`, and say so under `accept`; clusters without Dataplane V2 need `gke-workload-identity` instead.',
  );
}

const ITS_NAMESPACE =
  'Write the name of the namespace that the operator runs in, or leave it out for the usual one.';

/** The namespaces of each integration: an operator that runs twice is reached in both places. */
export function namespacesByIntegration(
  resolved: readonly FleetIntegration[],
): [name: IntegrationName, namespaces: string[]][] {
  return [...grouped(resolved, ({ name }) => name)].map(([name, places]) => [
    name,
    places.map(({ namespace }) => namespace),
  ]);
}
