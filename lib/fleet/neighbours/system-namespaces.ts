import type { Findings } from '../../findings/findings';
import { INTEGRATIONS } from '../catalogue/known-integrations';
import type { FleetPlatform, FleetSubject } from '../model/fleet';
import type { PlatformEntry, TierEntry } from '../model/props';
import { namespaceOfAccount } from '../values/subjects';
import type { Surroundings } from '../owners/surroundings';
import type { Neighbour } from './environments-of';

/** Namespaces into which what runs a cluster is installed, and what runs there. */
export const WELL_KNOWN_NAMESPACES: Readonly<Record<string, string>> = {
  argocd: 'Argo CD runs there',
  'calico-system': 'Calico runs there',
  'cattle-system': 'Rancher runs there',
  'cert-manager': 'cert-manager runs there',
  'crossplane-system': 'Crossplane runs there',
  'flux-system': 'Flux runs there',
  'gatekeeper-system': 'Gatekeeper runs there',
  'gpu-operator': 'the NVIDIA GPU Operator runs there',
  'ingress-nginx': 'ingress-nginx runs there',
  'istio-system': 'Istio runs there',
  keda: 'KEDA runs there',
  'knative-serving': 'Knative runs there',
  'kueue-system': 'Kueue runs there',
  kyverno: 'Kyverno runs there',
  linkerd: 'Linkerd runs there',
  'longhorn-system': 'Longhorn runs there',
  'metallb-system': 'MetalLB runs there',
  'rook-ceph': 'Rook runs there',
  'tigera-operator': 'the operator of Calico runs there',
};

/** Reports namespaces of tenants and shared services in which something runs that all of them trust. */
export function checkSystemNamespaces(
  all: readonly Neighbour[],
  { written, platform }: Surroundings,
  findings: Findings,
): void {
  const accounts = accountsOf(platform);
  const peers = peersOf([written.platform, ...Object.values(written.tiers)]);
  for (const { spec, isService, place } of all) {
    const reason =
      (Object.hasOwn(WELL_KNOWN_NAMESPACES, spec.namespace)
        ? WELL_KNOWN_NAMESPACES[spec.namespace]
        : undefined) ??
      accounts.get(spec.namespace) ??
      // A service that the platform shares may be a peer of everybody.
      (isService ? undefined : peers.get(spec.namespace));
    if (reason === undefined) continue;
    findings.addOnce(
      'NAME_RESERVED',
      place('namespace'),
      `The namespace \`${spec.namespace}\` cannot be used: ${reason}.`,
      'Choose another name, or another `prefix` for the platform.',
    );
  }
}

/** The namespaces of what watches the cluster, and of accounts to which the platform gives rights in all namespaces. */
function accountsOf({
  monitoring,
  reconcilers,
  controllers,
  admins,
  auditors,
}: FleetPlatform): Map<string, string> {
  const found = new Map<string, string>();
  const { dashboards } = monitoring ?? {};
  for (const namespace of [
    monitoring?.namespace,
    typeof dashboards === 'object' ? dashboards.namespace : undefined,
  ]) {
    if (namespace === undefined) continue;
    found.set(namespace, 'what `platform.monitoring` writes is in it');
  }
  const lists: [key: string, list: readonly FleetSubject[]][] = [
    ['reconcilers', reconcilers],
    ['controllers', controllers],
    ['admins', admins],
    ['auditors', auditors],
  ];
  for (const [key, list] of lists) {
    for (const { serviceAccount } of list) {
      if (serviceAccount === undefined) continue;
      found.set(
        namespaceOfAccount(serviceAccount),
        `the account \`${serviceAccount}\` under \`platform.${key}\` is in it`,
      );
    }
  }
  return found;
}

/** The namespaces to which, or from which, the network of several tenants is open. */
function peersOf(layers: readonly (PlatformEntry | TierEntry)[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { network } of layers) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [name, peer] of Object.entries(network?.[direction] ?? {})) {
        if (peer?.namespace === undefined) continue;
        const key = `network.${direction}.${name}`;
        found.set(peer.namespace, `\`${key}\` of the platform or a tier opens every tenant to it`);
      }
    }
    for (const value of network?.integrations ?? []) {
      const { name, namespace } =
        typeof value === 'string' ? { name: value, namespace: undefined } : value;
      const where = namespace ?? INTEGRATIONS[name].namespace;
      found.set(where, `the integration \`${name}\` of the platform or a tier is in it`);
    }
    const dns = network?.dns;
    if (typeof dns === 'object' && dns !== null && dns.namespace !== undefined) {
      found.set(dns.namespace, 'the DNS servers of the platform or a tier are in it');
    }
  }
  return found;
}
