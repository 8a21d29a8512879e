import { type ManifestMap, asMap, asMaps } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { type PolicyDirection, isolatedDirections } from '../objects/policy-directions';

/** A rule of a NetworkPolicy. */
export interface PolicyRule {
  readonly direction: PolicyDirection;
  /** Its key in the policy: `ingress` or `egress`. */
  readonly section: 'ingress' | 'egress';
  readonly index: number;
  /** The key of its peers: `from` or `to`. */
  readonly peerKey: 'from' | 'to';
  /** Empty: everything and everybody. */
  readonly peers: readonly ManifestMap[];
  /** Empty: every port. */
  readonly ports: readonly ManifestMap[];
}

const SECTIONS = [
  ['Ingress', 'ingress', 'from'],
  ['Egress', 'egress', 'to'],
] as const;

/** Whether an object is a NetworkPolicy of Kubernetes; Calico has a kind with the same name. */
export function isNetworkPolicy({ kind, group }: ManifestObject): boolean {
  return kind === 'NetworkPolicy' && (group === 'networking.k8s.io' || group === 'extensions');
}

/** Whether a selector is there and selects everything. */
export function selectsEverything(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = asMap(selector);
  return Object.keys(asMap(matchLabels)).length === 0 && asMaps(matchExpressions).length === 0;
}

const known = new WeakMap<ManifestObject, readonly PolicyRule[]>();

/**
 * The rules that a policy applies, in order: those of a direction that it is not about do nothing. Several invariants ask
 * about one policy after the other.
 */
export function policyRules(object: ManifestObject): readonly PolicyRule[] {
  let rules = known.get(object);
  if (rules === undefined) known.set(object, (rules = readRules(object)));
  return rules;
}

function readRules(object: ManifestObject): PolicyRule[] {
  const spec = asMap(object.data['spec']);
  const directions = isolatedDirections(spec);
  return SECTIONS.filter(([direction]) => directions.includes(direction)).flatMap(
    ([direction, section, peerKey]) =>
      asMaps(spec[section]).map((rule, index) => ({
        direction,
        section,
        index,
        peerKey,
        peers: asMaps(rule[peerKey]),
        ports: asMaps(rule['ports']),
      })),
  );
}

/** Whether the peers of a rule hold the DNS of the cluster. */
function mayBeDns(peers: readonly ManifestMap[]): boolean {
  return (
    peers.length === 0 ||
    peers.some(({ namespaceSelector }) =>
      JSON.stringify(namespaceSelector ?? {}).includes('kube-system'),
    )
  );
}

/**
 * The protocols over which a rule opens port 53. A port that states none means TCP. A rule without ports opens all, and
 * is about DNS only if its peers are.
 */
export function dnsProtocols({ direction, peers, ports }: PolicyRule): string[] {
  if (direction !== 'Egress') return [];
  if (ports.length === 0) return mayBeDns(peers) ? ['UDP', 'TCP'] : [];
  return ports.flatMap(({ port, endPort, protocol = 'TCP' }) => {
    const holds =
      port === undefined ||
      port === 53 ||
      port === 'dns' ||
      port === 'dns-tcp' ||
      (typeof port === 'number' && typeof endPort === 'number' && port <= 53 && endPort >= 53);
    return holds ? [String(protocol)] : [];
  });
}
