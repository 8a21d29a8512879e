import type { ReadObject } from '../../../cluster/adopt/adopt-reading';
import type { PeerProps, PortValue } from '../../../fleet/model/props';
import {
  type ManifestMap,
  asList,
  asMap,
  asMaps,
  asText,
} from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import type { PolicyDirection } from '../../../verify/objects/policy-directions';
import { meets, requirementsOf } from '../../../verify/reach/requirements';
import { nameLike } from '../adopted-names';
import { type Note, textsAt } from '../adopted-namespace';

/** What is known while policies of a namespace are read. */
export interface PeerReader {
  readonly namespace: string;
  readonly all: readonly ReadObject[];
  /** The namespaces that are adopted at once. */
  readonly together: readonly string[];
  readonly note: Note;
}

/** What the policies of a namespace open in one direction. */
export interface PolicyPeers {
  readonly peers: Readonly<Record<string, PeerProps>>;
  /** Whether they open everything. */
  readonly isOpen: boolean;
  /** Whether they open other namespaces of the tenant. */
  readonly reachesTenant: boolean;
}

/** More namespaces than that are opened by one selector only where somebody means all of them. */
const MOST_NAMESPACES = 5;

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
    const policy: PolicyPart = { name, pods: plainLabels(spec['podSelector']), direction, lost };
    return asMaps(spec[direction.toLowerCase()]).flatMap((rule) => openedBy(rule, policy, reader));
  });
  const peers = new Map<string, PeerProps>();
  for (const { policy, peer } of opened) if (peer !== undefined) addPeer(peers, peer, policy);
  const sorted = [...peers].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    peers: Object.fromEntries(sorted),
    isOpen: opened.some(({ isOpen }) => isOpen),
    reachesTenant: opened.some(({ isTenant }) => isTenant),
  };
}

/** What a policy says of all its rules in one direction. */
interface PolicyPart {
  readonly name: string;
  /** The labels of its pods. Absent: it selects them by expressions. */
  readonly pods: Readonly<Record<string, string>> | undefined;
  readonly direction: PolicyDirection;
  /** Notes what the entry does not state. */
  readonly lost: (what: string) => void;
}

/** One thing that a rule opens: a peer, everything, or other namespaces of the tenant. */
interface Opened {
  readonly policy: string;
  readonly peer?: PeerProps;
  readonly isOpen?: boolean;
  readonly isTenant?: boolean;
}

function openedBy(rule: ManifestMap, policy: PolicyPart, reader: PeerReader): Opened[] {
  const { name, direction, lost } = policy;
  const peers = asList(rule[direction === 'Ingress' ? 'from' : 'to']);
  if (peers.length > 0) {
    return asMaps(peers).flatMap((peer) => openedPeer(peer, rule, policy, reader));
  }
  const hasPorts = asList(rule['ports']).length > 0;
  lost(
    direction === 'Ingress'
      ? 'its pods to everybody'
      : `every address${hasPorts ? ' on some ports' : ''}, private ones as well`,
  );
  return [{ policy: name, isOpen: true }];
}

function openedPeer(
  peer: ManifestMap,
  rule: ManifestMap,
  { name: policy, pods, direction, lost }: PolicyPart,
  reader: PeerReader,
): Opened[] {
  if (isDns(peer, rule, direction)) return [];
  if (isEverywhere(peer)) return [{ policy, isOpen: true }];
  const found = pods === undefined ? undefined : peersOf(peer, reader);
  if (found === undefined) {
    lost(
      `something that it selects by expressions, or in many namespaces (${direction.toLowerCase()})`,
    );
    return [];
  }
  const ports = asMaps(rule['ports']).map(portValue);
  const more = {
    ...(Object.keys(pods!).length === 0 ? {} : { for: pods! }),
    ...(ports.length === 0 ? {} : { ports }),
  };
  return [
    ...(found.isTenant ? [{ policy, isTenant: true }] : []),
    ...found.peers.map((one) => ({ policy, peer: { ...one, ...more } })),
  ];
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

interface FoundPeers {
  readonly peers: readonly PeerProps[];
  readonly isTenant: boolean;
}

function peersOf(
  { ipBlock, namespaceSelector, podSelector }: ManifestMap,
  { namespace, all, together }: PeerReader,
): FoundPeers | undefined {
  if (ipBlock !== undefined) {
    const { cidr, except } = asMap(ipBlock);
    const without = asList(except).map(asText);
    const peer = { cidr: asText(cidr), ...(without.length === 0 ? {} : { except: without }) };
    return { peers: [peer], isTenant: false };
  }
  const pods = plainLabels(podSelector);
  if (pods === undefined) return undefined;
  // Pods of one namespace reach each other anyway.
  if (namespaceSelector === undefined) return { peers: [], isTenant: false };
  const requirements = requirementsOf(asMap(namespaceSelector));
  const names = all
    .filter((one) => meets(textsAt(one, 'metadata.labels'), requirements))
    .map(({ name }) => name)
    .filter((name) => name !== namespace);
  const others = names.filter((name) => !together.includes(name));
  if (requirements.length === 0 || others.length > MOST_NAMESPACES) return undefined;
  return {
    peers: others.map((name) => ({
      namespace: name,
      ...(Object.keys(pods).length === 0 ? {} : { pods }),
    })),
    isTenant: names.length > others.length,
  };
}

/** The labels of a selector that has nothing else; undefined if it has. */
function plainLabels(selector: unknown): Readonly<Record<string, string>> | undefined {
  const { matchLabels, matchExpressions } = asMap(selector);
  if (asList(matchExpressions).length > 0) return undefined;
  return Object.fromEntries(
    Object.entries(asMap(matchLabels)).map(([label, value]) => [label, asText(value)]),
  );
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

function isEverywhere({ ipBlock }: ManifestMap): boolean {
  return ['0.0.0.0/0', '::/0'].includes(asText(asMap(ipBlock)['cidr']));
}

function portValue({ port, endPort, protocol }: ManifestMap): PortValue {
  const from = typeof port === 'number' ? port : asText(port);
  const name = asText(protocol);
  if ((name === '' || name === 'TCP') && endPort === undefined) return from;
  return {
    port: from,
    ...(endPort === undefined ? {} : { endPort: Number(endPort) }),
    ...(name === '' || name === 'TCP' ? {} : { protocol: name as 'UDP' | 'SCTP' }),
  };
}
