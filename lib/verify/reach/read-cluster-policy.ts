import {
  asMap,
  asMaps,
  asText,
  asTexts,
  isStated,
  type ManifestMap,
} from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { addressesOf } from './address-set';
import { ALL_PORTS, type PortRange, type Protocol, portRanges } from './port-set';
import {
  type Direction,
  type Peer,
  type PodPeer,
  type PolicyRule,
  type ReachPolicy,
  type RulePorts,
} from './reach-policy';
import { requirementsOf } from './requirements';

const ACTIONS: Readonly<Record<string, PolicyRule['action']>> = {
  Accept: 'allow',
  Deny: 'deny',
  Pass: 'pass',
};

/** The largest priority that the API takes. */
const LAST = 1000;

/** A ClusterNetworkPolicy of the Network Policy API. v1alpha2 and v1beta1 have the same fields. */
export function readClusterPolicy({ data, kind, name, place }: ManifestObject): ReachPolicy {
  const { tier, priority, subject, ...spec } = asMap(data['spec']);
  const rules = (direction: Direction): PolicyRule[] =>
    asMaps(spec[direction]).map((rule, index) =>
      readRule(rule, direction === 'ingress' ? 'from' : 'to', `spec.${direction}[${index}]`),
    );
  return {
    kind,
    name,
    place,
    stage: tier === 'Baseline' ? 'baseline' : 'admin',
    priority: typeof priority === 'number' ? priority : LAST,
    subject: podPeer(asMap(subject)),
    ingress: { isolates: false, rules: rules('ingress') },
    egress: { isolates: false, rules: rules('egress') },
  };
}

function readRule(rule: ManifestMap, key: 'from' | 'to', place: string): PolicyRule {
  const name = asText(rule['name']);
  return {
    action: ACTIONS[asText(rule['action'])] ?? 'pass',
    place: name === '' ? place : `${place} (${name})`,
    // The API demands a list, so that an empty one matches nobody.
    peers: asMaps(rule[key]).flatMap(readPeer),
    ports: readPorts(rule['protocols']),
    limits: [],
  };
}

/** Whole namespaces, or pods of some. */
function podPeer({ namespaces, pods }: ManifestMap): PodPeer {
  if (isStated(namespaces)) return { namespaces: requirementsOf(namespaces), pods: [] };
  const { namespaceSelector, podSelector } = asMap(pods);
  return { namespaces: requirementsOf(namespaceSelector), pods: requirementsOf(podSelector) };
}

function readPeer(peer: ManifestMap): Peer[] {
  if (isStated(peer['networks'])) {
    return [{ kind: 'addresses', addresses: addressesOf(asTexts(peer['networks'])) }];
  }
  if (isStated(peer['namespaces']) || isStated(peer['pods'])) {
    return [{ kind: 'pods', ...podPeer(peer) }];
  }
  if (isStated(peer['domainNames'])) {
    const names = asTexts(peer['domainNames']).join(', ');
    return [{ kind: 'unknown', about: 'addresses', text: `the addresses of ${names}` }];
  }
  return [
    { kind: 'unknown', about: 'addresses', text: `what ${Object.keys(peer).join(', ')} chooses` },
  ];
}

function readPorts(protocols: unknown): RulePorts {
  if (!isStated(protocols)) return { numbers: ALL_PORTS, names: [] };
  const list = asMaps(protocols);
  return {
    numbers: portRanges(list.flatMap(rangesOf)),
    names: list.flatMap(({ destinationNamedPort: name }) =>
      isStated(name) ? [{ name: asText(name) }] : [],
    ),
  };
}

const KEYS: Readonly<Record<string, Protocol>> = { tcp: 'TCP', udp: 'UDP', sctp: 'SCTP' };

function rangesOf(entry: ManifestMap): PortRange[] {
  return Object.entries(KEYS).flatMap(([key, protocol]): PortRange[] => {
    if (!isStated(entry[key])) return [];
    const { number, range } = asMap(asMap(entry[key])['destinationPort']);
    if (typeof number === 'number') return [{ protocol, port: number }];
    const { start, end } = asMap(range);
    return typeof start === 'number' && typeof end === 'number'
      ? [{ protocol, port: start, endPort: end }]
      : [{ protocol }];
  });
}
