import {
  asMap,
  asMaps,
  asText,
  asTexts,
  isStated,
  type ManifestMap,
} from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { type PolicyDirection, isolatedDirections } from '../objects/policy-directions';
import { type AddressSet, addressesOf, readAddresses } from './address-set';
import { difference } from './interval-list';
import {
  ALL_PORTS,
  NO_PORTS,
  PROTOCOLS,
  type PortRange,
  type Protocol,
  portRanges,
} from './port-set';
import {
  type Peer,
  type PolicyRule,
  type PolicySide,
  type ReachPolicy,
  type RulePorts,
} from './reach-policy';
import { isNamespace, requirementsOf } from './requirements';

/** A NetworkPolicy of Kubernetes. */
export function readNetworkPolicy({
  data,
  kind,
  name,
  namespace = 'default',
  place,
}: ManifestObject): ReachPolicy {
  const spec = asMap(data['spec']);
  const own = isNamespace(namespace);
  const directions = isolatedDirections(spec);
  const side = (
    direction: PolicyDirection,
    key: 'ingress' | 'egress',
    peers: 'from' | 'to',
  ): PolicySide => ({
    isolates: directions.includes(direction),
    // Rules of a direction that policyTypes does not name have no effect.
    rules: directions.includes(direction)
      ? asMaps(spec[key]).map((rule, index) =>
          readRule(rule, peers, `spec.${key}[${index}]`, namespace),
        )
      : [],
  });
  return {
    kind,
    name,
    namespace,
    place,
    stage: 'namespace',
    priority: 0,
    subject: { namespaces: own, pods: requirementsOf(spec['podSelector']) },
    ingress: side('Ingress', 'ingress', 'from'),
    egress: side('Egress', 'egress', 'to'),
  };
}

function readRule(
  rule: ManifestMap,
  key: 'from' | 'to',
  place: string,
  namespace: string,
): PolicyRule {
  const peers = asMaps(rule[key]);
  return {
    action: 'allow',
    place,
    // No peers are all peers, and so is an empty list.
    ...(peers.length === 0 ? {} : { peers: peers.map((peer) => readPeer(peer, namespace)) }),
    ports: readPorts(asMaps(rule['ports'])),
    limits: [],
  };
}

function readPeer(
  { ipBlock, namespaceSelector, podSelector }: ManifestMap,
  namespace: string,
): Peer {
  // A field that holds null is absent to the API server.
  if (isStated(ipBlock)) {
    return { kind: 'addresses', addresses: addressesOfBlock(asMap(ipBlock)) };
  }
  return {
    kind: 'pods',
    namespaces: isStated(namespaceSelector)
      ? requirementsOf(namespaceSelector)
      : isNamespace(namespace),
    pods: requirementsOf(podSelector),
  };
}

/** Blocks that were read before: the policies of thousands of namespaces name the same few. */
const blocks = new Map<string, AddressSet>();
const MOST_BLOCKS = 10_000;

function addressesOfBlock(block: ManifestMap): AddressSet {
  const [cidr, except] = [asText(block['cidr']), asTexts(block['except'])];
  const key = [cidr, ...except].join(' ');
  const known = blocks.get(key);
  if (known !== undefined) return known;
  const addresses = difference(readAddresses(cidr) ?? [], addressesOf(except));
  if (blocks.size === MOST_BLOCKS) blocks.clear();
  blocks.set(key, addresses);
  return addresses;
}

function readPorts(ports: readonly ManifestMap[]): RulePorts {
  if (ports.length === 0) return { numbers: ALL_PORTS, names: [] };
  const ranges = ports.filter(({ port }) => typeof port !== 'string').flatMap(rangeOf);
  return {
    numbers: ranges.length === 0 ? NO_PORTS : portRanges(ranges),
    names: ports.flatMap(({ port, protocol }) =>
      typeof port === 'string' ? [{ name: port, protocol: protocolOf(protocol) }] : [],
    ),
  };
}

function rangeOf({ port, endPort, protocol }: ManifestMap): PortRange[] {
  const known = PROTOCOLS.find((one): one is Protocol => one === protocolOf(protocol));
  if (known === undefined) return [];
  return [
    {
      protocol: known,
      ...(typeof port === 'number' ? { port } : {}),
      ...(typeof endPort === 'number' ? { endPort } : {}),
    },
  ];
}

/** A port without a protocol is TCP. */
function protocolOf(protocol: unknown): string {
  return asText(protocol) || 'TCP';
}
