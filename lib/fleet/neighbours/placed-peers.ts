import type { FleetEnvironment, FleetNetwork, FleetPeer, FleetTenant } from '../model/fleet';
import { isNamedPeer, type NamedPeer, type ResolvedPeer } from '../model/named-peer';
import { defined, mapOf, sortedMap } from '../values/maps';
import type { Neighbour } from './environments-of';
import type { PeerTargets } from './peer-targets';

const DIRECTIONS = ['ingress', 'egress'] as const;

/**
 * The entries that a peer by name becomes: one for each namespace. Where the peer means all environments of a tenant, the
 * name of the environment follows that of the entry.
 */
export function placedPeers(
  name: string,
  peer: NamedPeer,
  targets: readonly Neighbour[],
): (readonly [name: string, peer: FleetPeer])[] {
  const { environment } = peer;
  const opened: FleetPeer = defined({ ...peer, tenant: undefined, environment: undefined });
  return targets.map((target) => [
    environment === undefined && target.tenant.namespaces !== 'single'
      ? `${name}-${target.name}`
      : name,
    { namespace: target.spec.namespace, ...opened },
  ]);
}

/** Tenants in whose networks every peer is a namespace or a range of addresses. */
export function placePeers(
  tenants: readonly FleetTenant[],
  all: readonly Neighbour[],
  targets: PeerTargets,
): FleetTenant[] {
  const isPlaced = all.every(({ spec }) => !hasNamedPeer(spec.network));
  if (isPlaced) return [...tenants];
  const known = new Map<FleetNetwork, FleetNetwork>();
  const byNamespace = new Map(all.map((one) => [one.spec.namespace, one]));
  const place = (environment: FleetEnvironment): FleetEnvironment => {
    const { network, namespace } = environment;
    if (!hasNamedPeer(network)) return environment;
    const one = byNamespace.get(namespace)!;
    // What most environments share is placed once. Only what names its own tenant differs among its environments.
    const isShared = !peersOf(network).some((peer) => namesItself(peer, one, targets));
    const placed = (isShared ? known.get(network) : undefined) ?? placeAll(network, one, targets);
    if (isShared) known.set(network, placed);
    return { ...environment, network: placed };
  };
  return tenants.map((tenant) => {
    const { environments } = tenant;
    if (!Object.values(environments).some(({ network }) => hasNamedPeer(network))) return tenant;
    const names = Object.keys(environments);
    return { ...tenant, environments: mapOf(names, (name) => place(environments[name]!)) };
  });
}

function peersOf(network: FleetNetwork): ResolvedPeer[] {
  return DIRECTIONS.flatMap((direction) => Object.values(network[direction]));
}

function hasNamedPeer(network: FleetNetwork): boolean {
  return peersOf(network).some(isNamedPeer);
}

function namesItself(peer: ResolvedPeer, one: Neighbour, targets: PeerTargets): boolean {
  return isNamedPeer(peer) && targets.named(peer).some(({ tenant }) => tenant === one.tenant);
}

function placeAll(network: FleetNetwork, one: Neighbour, targets: PeerTargets): FleetNetwork {
  const placed = mapOf(DIRECTIONS, (direction) => {
    const entries = Object.entries<ResolvedPeer>(network[direction]).flatMap(([name, peer]) =>
      isNamedPeer(peer) ? placedPeers(name, peer, targets.of(peer, one)) : [[name, peer] as const],
    );
    return sortedMap(Object.fromEntries(entries), (peer) => peer);
  });
  return { ...network, ...placed };
}
