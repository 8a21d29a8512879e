import { k8s } from '../api-object/k8s';
import type {
  FleetFlow,
  FleetHttpRule,
  FleetNetwork,
  FleetPeer,
  FleetPort,
} from '../../fleet/model/fleet';
import { rememberShared } from '../../fleet/model/shared';
import type { OpenedRules } from './border-rules';
import { dnsTargets } from './dns-profiles';
import {
  type Rules,
  dnsRule,
  inReach,
  namespacesOf,
  publicAddresses,
  refuseOpenRules,
  toPeers,
  toPorts,
} from './network-rules';
import { shareContent } from '../api-object/tidy';

/** A policy without its namespace. The border of the namespace also reads what it says. */
export interface Opening extends OpenedRules {
  /** The pods that it is for. */
  readonly pods: k8s.LabelSelector;
  /** The `spec`, finished. Absent: the policy of the engine takes its place. */
  readonly spec?: object;
  /** What no NetworkPolicy can say. Absent: nothing. */
  readonly beyond?: BeyondPolicies;
}

/** What only policies of an engine's own can say. */
export interface BeyondPolicies {
  /** The HTTP requests that are let in. */
  readonly http?: readonly FleetHttpRule[];
  /** Hosts that may be called. */
  readonly hosts?: readonly string[];
  /** Whether names are looked up where the engine sees the answers. */
  readonly seesNames?: true;
}

/**
 * What a network opens, in order: its reach, its flows, and what is named. Most namespaces share it.
 *
 * @param siblings - namespaces inside the reach
 */
export function openingsOf(network: FleetNetwork, siblings: readonly string[]): readonly Opening[] {
  return siblings.length === 0 ? openingsAlone(network) : makeOpenings(network, siblings);
}

const openingsAlone = rememberShared((network: FleetNetwork) =>
  makeOpenings(network, []).map(({ spec, ...rest }) =>
    spec === undefined ? rest : { ...rest, spec: shareContent(spec) },
  ),
);

function makeOpenings(network: FleetNetwork, siblings: readonly string[]): Opening[] {
  return [
    ...(network.default === 'reach' ? [reachOpening(siblings)] : []),
    ...Object.entries(network.flows).flatMap(([name, flow]) => flowOpenings(name, flow, siblings)),
    dnsOpening(network),
    ...internetOpening(network),
    ...(['ingress', 'egress'] as const).flatMap((direction) =>
      Object.entries(network[direction]).map(([name, peer]) => peerOpening(direction, name, peer)),
    ),
  ];
}

function dnsOpening({ dns, egress }: FleetNetwork): Opening {
  const one = opening('allow-dns', { egress: dnsTargets(dns).map(dnsRule) });
  const hasHosts = Object.values(egress).some(({ hosts }) => hosts !== undefined);
  return hasHosts ? { ...one, beyond: { seesNames: true } } : one;
}

/** What hosts that are opened later need of a namespace that opens DNS already. */
export function lookUpOpening({ dns }: Pick<FleetNetwork, 'dns'>): Opening {
  const one = opening('allow-dns-names', { egress: dnsTargets(dns).map(dnsRule) });
  return beyondPolicy(one, { seesNames: true });
}

/** The same where a NetworkPolicy would open more than that. */
function beyondPolicy({ name, pods, rules }: Opening, beyond: BeyondPolicies): Opening {
  return { name, pods, rules, beyond };
}

/** The namespace itself, or all of the tenant's. */
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
  const called = opening(
    `allow-flow-${name}-to`,
    { ingress: [{ from: inReach(siblings, flow.from), ...ports }] },
    { matchLabels: flow.to },
  );
  return [
    opening(
      `allow-flow-${name}-from`,
      { egress: [{ to: inReach(siblings, flow.to), ...ports }] },
      { matchLabels: flow.from },
    ),
    flow.http === undefined ? called : beyondPolicy(called, { http: flow.http }),
  ];
}

/** The namespace's pods to a peer, or the peer to them: all of them, or those that the peer is for. */
export function peerOpening(
  direction: 'ingress' | 'egress',
  name: string,
  peer: FleetPeer,
): Opening {
  const { http, hosts } = peer;
  // Whatever addresses the hosts have, they are public: the border leaves that room.
  const peers = hosts === undefined ? toPeers(peer) : publicAddresses([]);
  const ports = toPorts(peer.ports);
  const one = opening(
    `allow-${direction}-${name}`,
    direction === 'ingress'
      ? { ingress: [{ from: peers, ...ports }] }
      : { egress: [{ to: peers, ...ports }] },
    peer.for === undefined ? {} : { matchLabels: peer.for },
  );
  if (http !== undefined) return beyondPolicy(one, { http });
  return hosts === undefined ? one : beyondPolicy(one, { hosts });
}

/** How many namespaces one policy names: etcd takes 1.5 MiB, and a name is up to 63 bytes. */
const NAMES_PER_POLICY = 2000;

/** All pods of some namespaces to those of this one. */
export function clientOpenings(
  namespaces: readonly string[],
  ports: readonly FleetPort[],
): Opening[] {
  const openings: Opening[] = [];
  for (let start = 0; start < namespaces.length; start += NAMES_PER_POLICY) {
    const from = [namespacesOf(namespaces.slice(start, start + NAMES_PER_POLICY))];
    const name = start === 0 ? 'allow-clients' : `allow-clients-${openings.length + 1}`;
    openings.push(opening(name, { ingress: [{ from, ...toPorts(ports) }] }));
  }
  return openings;
}

function internetOpening({ internet }: FleetNetwork): Opening[] {
  if (internet === false) return [];
  const except = internet === true ? [] : internet.except;
  return [opening('allow-internet', { egress: [{ to: publicAddresses(except) }] })];
}

/** A policy that opens something to the pods that it selects: to all of them by default. */
export function opening(name: string, rules: Rules, pods: k8s.LabelSelector = {}): Opening {
  refuseOpenRules(name, rules);
  const { ingress, egress } = rules;
  const { spec } = k8s.KubeNetworkPolicy.manifest({
    spec: {
      podSelector: pods,
      // Exactly the sections of this policy: Cilium applies a section that is not named.
      policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
      ...(ingress ? { ingress } : {}),
      ...(egress ? { egress } : {}),
    },
  }) as { spec: object };
  return { name, pods, spec, rules };
}
