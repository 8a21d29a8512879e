import { type AddressSet, formatAddresses } from './address-set';
import { type Interval, includesAll, includesPoint, intersection } from './interval-list';
import {
  NO_PORTS,
  PROTOCOLS,
  type PortSet,
  type Protocol,
  joinPorts,
  namedPort,
  portRanges,
} from './port-set';
import type { NamedPort, Peer, PodPeer, PolicyRule } from './reach-policy';
import { type Labels, meets } from './requirements';

/** One end of a connection, so small that every rule matches all of it or nothing. */
export type Atom = PodAtom | AddressAtom;

/** Pods of a namespace that have the same labels, as far as any rule asks. */
export interface PodAtom {
  readonly kind: 'pods';
  readonly namespace: string;
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  /** Absent: ranges of addresses say nothing about pods, or `maybe` says more. */
  readonly addresses?: Interval<bigint>;
  /** All that its address may be, where nobody states those of pods. */
  readonly maybe?: AddressSet;
  /** The ports that its containers name. Absent: not known. */
  readonly portNames?: PortNames;
}

export type PortNames = Readonly<
  Record<string, { readonly protocol: Protocol; readonly port: number }>
>;

/** Addresses, of nodes or of what is outside of the cluster. */
export interface AddressAtom {
  readonly kind: 'addresses';
  readonly addresses: Interval<bigint>;
  /** What Cilium calls them: `world`, `host`, `remote-node`, `kube-apiserver`. */
  readonly entities: readonly string[];
  /** Whether ranges of addresses match them. Those of nodes do not, to Cilium. */
  readonly isRanged: boolean;
}

/** How a rule is about the other end: with words for what no file tells. */
export type Match = 'yes' | 'no' | { readonly unknown: string };

/** Whether a rule is about a peer, its ports aside. */
export function matchPeers({ peers }: Pick<PolicyRule, 'peers'>, atom: Atom): Match {
  if (peers === undefined) return 'yes';
  let unknown: string | undefined;
  for (const peer of peers) {
    if (peer.kind === 'unknown') {
      if (peer.about === 'all' || peer.about === atom.kind) unknown ??= peer.text;
    } else if (matchesPeer(peer, atom)) return 'yes';
    else if (peer.kind === 'addresses' && atom.kind === 'pods') unknown ??= maybeIn(peer, atom);
  }
  return unknown === undefined ? 'no' : { unknown };
}

function matchesPeer(peer: Exclude<Peer, { kind: 'unknown' }>, atom: Atom): boolean {
  switch (peer.kind) {
    case 'pods':
      return atom.kind === 'pods' && selects(peer, atom);
    case 'addresses':
      return inRange(peer.addresses, atom);
    case 'entity':
      return entitiesOf(atom).includes(peer.entity);
  }
}

/** Whether a selector chooses pods. */
export function selects({ namespaces, pods }: PodPeer, atom: PodAtom): boolean {
  return meets(atom.namespaceLabels, namespaces) && meets(atom.labels, pods);
}

/** A range that holds some of the addresses that pods may have. */
function maybeIn(
  { addresses }: { readonly addresses: AddressSet },
  { maybe = [] }: PodAtom,
): string | undefined {
  const common = intersection(addresses, maybe);
  return common.length === 0
    ? undefined
    : `${formatAddresses(common).join(', ')}, and whether pods have such addresses`;
}

function inRange(addresses: AddressSet, atom: Atom): boolean {
  if (atom.kind === 'addresses' && !atom.isRanged) return false;
  if (atom.kind === 'pods' && atom.maybe !== undefined) return includesAll(addresses, atom.maybe);
  return atom.addresses !== undefined && includesPoint(addresses, atom.addresses[0]);
}

/** What Cilium means by `cluster`, of what is no pod. */
const OF_CLUSTER = ['host', 'remote-node', 'kube-apiserver'];

function entitiesOf(atom: Atom): readonly string[] {
  if (atom.kind === 'pods') return ['all', 'cluster', 'cluster-mesh'];
  const isOfCluster = atom.entities.some((entity) => OF_CLUSTER.includes(entity));
  return ['all', ...atom.entities, ...(isOfCluster ? ['cluster', 'cluster-mesh'] : [])];
}

/** The ports of a rule at the end that is called. Only pods have names for ports. */
export function portsOf({ ports }: Pick<PolicyRule, 'ports'>, called: Atom): PortSet {
  if (called.kind === 'addresses') return ports.numbers;
  return ports.names.map((named) => portsNamed(named, called)).reduce(joinPorts, ports.numbers);
}

function portsNamed({ name, protocol }: NamedPort, { portNames }: PodAtom): PortSet {
  const protocols = PROTOCOLS.filter((one) => protocol === undefined || one === protocol);
  if (portNames === undefined) {
    return protocols.map((one) => namedPort(one, name)).reduce(joinPorts, NO_PORTS);
  }
  const known = Object.hasOwn(portNames, name) ? portNames[name] : undefined;
  return known !== undefined && protocols.includes(known.protocol)
    ? portRanges([{ protocol: known.protocol, port: known.port }])
    : NO_PORTS;
}
