import { k8s } from '../api-object/k8s';
import type { FleetFlow, FleetNetwork } from '../../fleet/model/fleet';
import { rememberFrozen } from '../../fleet/model/remember';
import { dnsTargets } from './dns-profiles';
import {
  type Rules,
  dnsRule,
  inReach,
  publicAddresses,
  refuseOpenRules,
  toPeers,
  toPorts,
} from './network-rules';
import { share } from '../api-object/tidy';

/** A policy without the namespace that it stands in. */
export interface Opening {
  readonly name: string;
  /** The `spec`, finished. */
  readonly spec: object;
  /** What it says, for the border of the namespace. */
  readonly rules: Rules;
}

/**
 * What a network opens, in order: its reach, its flows, and what is named. Most namespaces share it.
 *
 * @param siblings - namespaces inside the reach
 */
export function openingsOf(network: FleetNetwork, siblings: readonly string[]): readonly Opening[] {
  return siblings.length === 0 ? openingsAlone(network) : makeOpenings(network, siblings);
}

const openingsAlone = rememberFrozen((network: FleetNetwork) =>
  makeOpenings(network, []).map(({ spec, ...rest }) => ({ ...rest, spec: share(spec) })),
);

function makeOpenings(network: FleetNetwork, siblings: readonly string[]): Opening[] {
  return [
    ...(network.default === 'reach' ? [reachOpening(siblings)] : []),
    ...Object.entries(network.flows).flatMap(([name, flow]) => flowOpenings(name, flow, siblings)),
    opening('allow-dns', { egress: dnsTargets(network.dns).map(dnsRule) }),
    ...internetOpening(network),
    ...Object.entries(network.ingress).map(([name, peer]) =>
      opening(`allow-ingress-${name}`, {
        ingress: [{ from: toPeers(peer), ...toPorts(peer.ports) }],
      }),
    ),
    ...Object.entries(network.egress).map(([name, peer]) =>
      opening(`allow-egress-${name}`, {
        egress: [{ to: toPeers(peer), ...toPorts(peer.ports) }],
      }),
    ),
  ];
}

/** The own namespace, or all of the tenant's. */
function reachOpening(siblings: readonly string[]): Opening {
  const peers = inReach(siblings);
  return opening(siblings.length === 0 ? 'allow-same-namespace' : 'allow-same-tenant', {
    ingress: [{ from: peers }],
    egress: [{ to: peers }],
  });
}

/** Some pods to others: each side has a policy of its own, because each side is closed by itself. */
export function flowOpenings(
  name: string,
  flow: FleetFlow,
  siblings: readonly string[],
): Opening[] {
  const ports = toPorts(flow.ports);
  return [
    opening(
      `allow-flow-${name}-from`,
      { egress: [{ to: inReach(siblings, flow.to), ...ports }] },
      { matchLabels: flow.from },
    ),
    opening(
      `allow-flow-${name}-to`,
      { ingress: [{ from: inReach(siblings, flow.from), ...ports }] },
      { matchLabels: flow.to },
    ),
  ];
}

function internetOpening({ internet }: FleetNetwork): Opening[] {
  if (internet === false) return [];
  const except = internet === true ? [] : internet.except;
  return [opening('allow-internet', { egress: [{ to: publicAddresses(except) }] })];
}

/** A policy that opens something to the pods that it selects: to all of them, if nothing is said. */
export function opening(name: string, rules: Rules, pods: k8s.LabelSelector = {}): Opening {
  refuseOpenRules(name, rules);
  const { ingress, egress } = rules;
  const { spec } = k8s.KubeNetworkPolicy.manifest({
    spec: {
      podSelector: pods,
      // Exactly the sections that stand here: Cilium applies a section that is not named.
      policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
      ...(ingress ? { ingress } : {}),
      ...(egress ? { egress } : {}),
    },
  }) as { spec: object };
  return { name, spec, rules };
}
