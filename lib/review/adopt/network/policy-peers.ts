import type { PeerProps } from '../../../fleet/model/props';
import {
  type ManifestMap,
  asList,
  asMap,
  asMaps,
  asText,
} from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import type { PolicyDirection } from '../../../verify/objects/policy-directions';
import { nameLike } from '../adopted-names';
import {
  type PeerReader,
  type PolicyPart,
  addressPeer,
  peerText,
  plainLabels,
  podPeers,
  rangeProblem,
} from './found-peers';
import {
  EVERYWHERE,
  type OpenAddresses,
  closedRanges,
  privateRangesIn,
  wideningOf,
} from './open-addresses';
import { portsOf, portsText } from './policy-ports';

/** What the policies of a namespace open in one direction. */
export interface PolicyPeers {
  readonly peers: Readonly<Record<string, PeerProps>>;
  /** Whether they open every public address, and which of them stay closed. */
  readonly isOpen: boolean;
  readonly closed: readonly string[];
  /** Whether they open other namespaces of the tenant. */
  readonly reachesTenant: boolean;
}

/** Reads what policies open in one direction, as far as the file can state it. */
export function policyPeers(
  policies: readonly ManifestObject[],
  direction: PolicyDirection,
  reader: PeerReader,
): PolicyPeers {
  const opened = policies.flatMap(({ name, data }) => {
    const spec = asMap(data['spec']);
    const lost = (what: string): void =>
      reader.note(
        'lost',
        `The network policy ${name} opens ${what}, which the entry does not state.`,
      );
    const changes = (what: string): void =>
      reader.note('changes', `The network policy ${name} ${what}.`);
    const pods = plainLabels(spec['podSelector']);
    const policy: PolicyPart = { name, pods, direction, lost, changes };
    return asMaps(spec[direction.toLowerCase()]).flatMap((rule) => openedBy(rule, policy, reader));
  });
  const peers = new Map<string, PeerProps>();
  for (const { policy, peer } of opened) if (peer !== undefined) addPeer(peers, peer, policy);
  const sorted = [...peers].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    peers: Object.fromEntries(sorted),
    isOpen: opened.some(({ addresses }) => addresses !== undefined),
    closed: closedRanges(opened.flatMap(({ addresses }) => addresses ?? [])),
    reachesTenant: opened.some(({ isTenant }) => isTenant),
  };
}

/** One thing that a rule opens: a peer, every address, or other namespaces of the tenant. */
interface Opened {
  readonly policy: string;
  readonly peer?: PeerProps;
  readonly addresses?: OpenAddresses;
  readonly isTenant?: boolean;
}

function openedBy(rule: ManifestMap, policy: PolicyPart, reader: PeerReader): Opened[] {
  const { name, direction, lost } = policy;
  const peers = asMaps(rule[direction === 'Ingress' ? 'from' : 'to']);
  if (peers.length > 0) return peers.flatMap((peer) => openedPeer(peer, rule, policy, reader));
  const ports = portsOf(rule);
  const onPorts = ports === undefined ? '' : ` on the ports ${portsText(ports)}`;
  if (direction === 'Ingress') {
    lost(`its pods to everybody${onPorts}`);
    return [];
  }
  lost(`every address${onPorts}, private ones as well`);
  return EVERYWHERE.map((cidr) => ({
    policy: name,
    addresses: { cidr, except: [], ports, isForSome: isForSome(policy) },
  }));
}

function isForSome({ pods }: PolicyPart): boolean {
  return pods === undefined || Object.keys(pods).length > 0;
}

function openedPeer(
  peer: ManifestMap,
  rule: ManifestMap,
  policy: PolicyPart,
  reader: PeerReader,
): Opened[] {
  const { name, pods, direction, lost } = policy;
  if (isDns(peer, rule, direction)) return [];
  const ports = portsOf(rule);
  const block = peer['ipBlock'] === undefined ? undefined : asMap(peer['ipBlock']);
  if (block !== undefined && direction === 'Egress' && EVERYWHERE.includes(asText(block['cidr']))) {
    return [everyAddress(block, ports, policy)];
  }
  if (pods === undefined) {
    lost(`something for pods that it selects by expressions (${direction.toLowerCase()})`);
    return [];
  }
  const found = block === undefined ? podPeers(peer, policy, reader) : addressPeer(block);
  const more = {
    ...(Object.keys(pods).length === 0 ? {} : { for: pods }),
    ...(ports === undefined ? {} : { ports }),
  };
  const isTenant = found.some((one) => one === 'tenant');
  return [
    ...(isTenant ? [{ policy: name, isTenant }] : []),
    ...found.flatMap((one) => {
      if (one === 'tenant') return [];
      const stated = { ...one, ...more };
      const problem = rangeProblem(direction, stated);
      if (problem === undefined) return [{ policy: name, peer: stated }];
      lost(`${peerText(stated)} (${direction.toLowerCase()}: ${problem})`);
      return [];
    }),
  ];
}

function everyAddress(
  { cidr, except }: ManifestMap,
  ports: OpenAddresses['ports'],
  policy: PolicyPart,
): Opened {
  const addresses: OpenAddresses = {
    cidr: asText(cidr),
    except: asList(except).map(asText),
    ports,
    isForSome: isForSome(policy),
  };
  const [widening, ranges] = [wideningOf(addresses), privateRangesIn(addresses)];
  if (widening !== undefined) policy.changes(widening);
  if (ranges.length > 0) policy.lost(`the private addresses ${ranges.join(', ')}`);
  return { policy: policy.name, addresses };
}

/** Gives a peer a name that no other one has. */
function addPeer(peers: Map<string, PeerProps>, peer: PeerProps, policy: string): void {
  const text = JSON.stringify(peer);
  if ([...peers.values()].some((known) => JSON.stringify(known) === text)) return;
  const base = nameLike(peer.namespace ?? policy).slice(0, 40);
  let name = base;
  for (let index = 2; peers.has(name); index++) name = `${base}-${index}`;
  peers.set(name, peer);
}

/** DNS is always open. */
function isDns(peer: ManifestMap, rule: ManifestMap, direction: PolicyDirection): boolean {
  const ports = asMaps(rule['ports']);
  return (
    direction === 'Egress' &&
    peer['namespaceSelector'] !== undefined &&
    ports.length > 0 &&
    ports.every(({ port }) => port === 53)
  );
}
