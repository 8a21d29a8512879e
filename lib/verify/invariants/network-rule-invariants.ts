import {
  type Cidr,
  METADATA_ADDRESSES,
  covers,
  isWithin,
  overlaps,
  parseCidr,
  subtract,
} from '../../fleet/values/cidr';
import type { FindingPath } from '../../findings/finding';
import { type Defect, defect } from '../defect';
import {
  type PolicyRule,
  dnsProtocols,
  isNetworkPolicy,
  policyRules,
  selectsEverything,
} from '../facts/policy-rules';
import { keptText } from '../facts/kept-text';
import { type ManifestMap, asMap, asMaps, asText, asTexts } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { NAME_LABEL, meets, requirementsOf } from '../reach/requirements';
import type { Invariant } from './invariant';

/** What each rule of a NetworkPolicy keeps. */
export const NETWORK_RULE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'network-rules-have-peers',
    family: 'network',
    level: 'error',
    title: 'Every rule of a NetworkPolicy names its peers',
    reason:
      'A rule without peers means everybody. Rules add up, so the narrow ones beside it change nothing.',
    source: 'k8s.io/api networking/v1 types.go, NetworkPolicyEgressRule.To',
    kinds: ['NetworkPolicy'],
    each: judgePeers,
  },
  {
    id: 'network-peers-are-not-everybody',
    family: 'network',
    level: 'error',
    title: 'No peer of a NetworkPolicy is every namespace of the cluster',
    reason:
      'An empty selector of namespaces selects those of all other tenants, and so does one that asks for any name, or for any but some.',
    source: 'k8s.io/api networking/v1 types.go, NetworkPolicyPeer.NamespaceSelector',
    kinds: ['NetworkPolicy'],
    each: judgeEveryNamespace,
  },
  {
    id: 'egress-is-not-open',
    family: 'network',
    level: 'error',
    title: 'No egress rule reaches the metadata service of the cloud',
    reason:
      'It gives the credentials of the node to every pod that asks. A range such as 0.0.0.0/0 holds it, and the pods of other tenants as well.',
    source: 'the documentation of each cloud',
    kinds: ['NetworkPolicy'],
    each: judgeMetadata,
  },
  {
    id: 'network-namespaces-by-name',
    family: 'network',
    level: 'error',
    title: `NetworkPolicies choose namespaces by ${NAME_LABEL} alone`,
    reason:
      'The API server sets this label on every namespace. Any other is missing until somebody adds it, kube-system has none, and people who may label a namespace can pose as another one.',
    source: 'the decision 0006, namespaces by name',
    kinds: ['NetworkPolicy'],
    each: judgeSelectors,
  },
  {
    id: 'network-peers-join-selectors',
    family: 'network',
    level: 'warning',
    title: 'A peer that means some pods of a namespace is one item with both selectors',
    reason:
      'Items of a list add up: two items mean every pod of the namespace, and besides these pods of the namespace of the policy.',
    source: 'k8s.io/api networking/v1 types.go, NetworkPolicyPeer',
    kinds: ['NetworkPolicy'],
    each: judgeSplitPeers,
  },
  {
    id: 'dns-is-narrow',
    family: 'network',
    level: 'warning',
    title: 'The way to DNS leads to the DNS pods alone',
    reason: 'Without a selector of pods, port 53 of every pod in kube-system is open.',
    source: 'tried with three policy engines',
    kinds: ['NetworkPolicy'],
    each: judgeDnsPeer,
  },
];

function* rulesOf(object: ManifestObject): Generator<PolicyRule> {
  if (isNetworkPolicy(object)) yield* policyRules(object);
}

function pathOf({ section, index }: PolicyRule, ...rest: (string | number)[]): FindingPath {
  return ['spec', section, index, ...rest];
}

const OPEN_WORDS = {
  Ingress: 'Everybody may reach these pods',
  Egress: 'These pods may reach every address',
} as const;

const INCLUDED = {
  Ingress: 'pods of other tenants and the Internet included',
  Egress:
    'those of other tenants, of the Internet and of the metadata service of the cloud included',
} as const;

function* judgePeers(object: ManifestObject): Generator<Defect> {
  for (const rule of rulesOf(object)) {
    if (rule.peers.length > 0) continue;
    const ports = rule.ports.length > 0 ? ' on these ports' : '';
    const dns = dnsProtocols(rule).length > 0 && rule.ports.length > 0;
    yield defect(
      object,
      pathOf(rule),
      `The rule has no \`${rule.peerKey}\`. ${OPEN_WORDS[rule.direction]}${ports}, ${INCLUDED[rule.direction]}.`,
      dns
        ? `Add \`to\` with one peer: namespaceSelector ${NAME_LABEL}: kube-system and podSelector k8s-app: kube-dns.`
        : `Delete the rule, or name its peers under \`${rule.peerKey}\`.`,
    );
  }
}

function* peersOf(object: ManifestObject): Generator<readonly [PolicyRule, number, ManifestMap]> {
  for (const rule of rulesOf(object)) {
    for (const [at, peer] of rule.peers.entries()) yield [rule, at, peer];
  }
}

function* judgeEveryNamespace(object: ManifestObject): Generator<Defect> {
  for (const [rule, at, peer] of peersOf(object)) {
    const selector = peer['namespaceSelector'];
    if (selector === undefined || selector === null || !selectsStrangers(selector)) continue;
    const pods = selectsEverything(peer['podSelector']) ? '' : ' with these labels';
    const why = selectsEverything(selector)
      ? 'The selector is empty'
      : 'Namespaces that the selector does not name meet it';
    yield defect(
      object,
      pathOf(rule, rule.peerKey, at, 'namespaceSelector'),
      `${why}: it selects pods${pods} in the namespaces of all tenants.`,
      `Name namespaces by ${NAME_LABEL}, or leave the selector out to mean the namespace of the policy.`,
    );
  }
}

/** A name that no namespace can have: what selects it selects every namespace that it does not name. */
const STRANGER = { [NAME_LABEL]: '-' };

/** Whether a selector is about the names of namespaces alone, and selects those that it does not name. */
function selectsStrangers(selector: unknown): boolean {
  const requirements = requirementsOf(selector);
  return requirements.every(({ key }) => key === NAME_LABEL) && meets(STRANGER, requirements);
}

function* judgeMetadata(object: ManifestObject): Generator<Defect> {
  for (const [rule, at, peer] of peersOf(object)) {
    if (rule.direction !== 'Egress' || peer['ipBlock'] === undefined) continue;
    const block = asMap(peer['ipBlock']);
    const found = openMetadata(asText(block['cidr']), asTexts(block['except']));
    if (found === undefined) continue;
    const { range, open } = found;
    const whole = range.prefix === 0 ? 'The range is every address. ' : '';
    yield defect(
      object,
      pathOf(rule, rule.peerKey, at, 'ipBlock', 'cidr'),
      `${whole}It holds ${open.cidr}, ${open.reason}.`,
      range.version === 4
        ? 'Add `except` with 169.254.0.0/16, 100.64.0.0/10, 168.63.129.16/32 and the private ranges.'
        : 'Add `except` with fc00::/7, fe80::/10 and 64:ff9b::/96.',
    );
  }
}

/** A range, and a metadata service that it leaves open. */
interface OpenRange {
  readonly range: Cidr;
  readonly open: (typeof METADATA_ADDRESSES)[0];
}

/** Thousands of policies state the same few ranges. */
const judged = new Map<string, OpenRange | undefined>();
const MOST_JUDGED = 1000;

function openMetadata(cidr: string, except: readonly string[]): OpenRange | undefined {
  const key = [cidr, ...except].join(' ');
  if (judged.has(key)) return judged.get(key);
  const range = parseCidr(cidr);
  const open =
    range === undefined
      ? undefined
      : reachedMetadata(
          range,
          except.flatMap((text) => parseCidr(text) ?? []),
        );
  const found = range === undefined || open === undefined ? undefined : { range, open };
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(keptText(key), found);
  return found;
}

/** The first metadata service that a range leaves open. A rule that names one address of it means it. */
function reachedMetadata(
  range: Cidr,
  except: readonly Cidr[],
): (typeof METADATA_ADDRESSES)[0] | undefined {
  const left = subtract(
    range,
    except.filter((hole) => isWithin(hole, range)),
  );
  return METADATA_ADDRESSES.find(
    (known) =>
      range.prefix < known.range.prefix &&
      covers(range, known.range) &&
      left.some((part) => overlaps(part, known.range)),
  );
}

function* judgeSelectors(object: ManifestObject): Generator<Defect> {
  for (const [rule, at, peer] of peersOf(object)) {
    const { matchLabels, matchExpressions } = asMap(peer['namespaceSelector']);
    const path = pathOf(rule, rule.peerKey, at, 'namespaceSelector');
    for (const [key, value] of Object.entries(asMap(matchLabels))) {
      if (key === NAME_LABEL) continue;
      yield defect(object, [...path, 'matchLabels', key], ...selectorFault(key, [asText(value)]));
    }
    for (const [index, expression] of asMaps(matchExpressions).entries()) {
      const key = asText(expression['key']);
      if (key === NAME_LABEL) continue;
      yield defect(
        object,
        [...path, 'matchExpressions', index, 'key'],
        ...selectorFault(key, asTexts(expression['values'])),
      );
    }
  }
}

function selectorFault(key: string, values: readonly string[]): [message: string, fix: string] {
  const system = values.find((value) => value.startsWith('kube-'));
  if (system !== undefined) {
    return [
      `${system} has no label \`${key}\`, so this selects nothing: what it should open stays closed.`,
      `Write ${NAME_LABEL}: ${system}.`,
    ];
  }
  return [
    `People who may label a namespace with \`${key}\` get in, and a namespace without it is left out.`,
    `Name the namespaces themselves by ${NAME_LABEL}.`,
  ];
}

function* judgeSplitPeers(object: ManifestObject): Generator<Defect> {
  for (const rule of rulesOf(object)) {
    const alone = (one: string, other: string): number =>
      rule.peers.findIndex(
        (peer) =>
          peer[one] !== undefined && peer[other] === undefined && !selectsEverything(peer[one]),
      );
    const namespaces = alone('namespaceSelector', 'podSelector');
    const pods = alone('podSelector', 'namespaceSelector');
    if (namespaces < 0 || pods < 0) continue;
    yield defect(
      object,
      pathOf(rule, rule.peerKey, pods),
      'The two selectors are two items of the list: the rule opens every pod of the namespaces, and these pods of its own namespace.',
      'Write both selectors into one item, if the rule means these pods in those namespaces.',
    );
  }
}

function* judgeDnsPeer(object: ManifestObject): Generator<Defect> {
  for (const [rule, at, peer] of peersOf(object)) {
    if (rule.ports.length === 0 || dnsProtocols(rule).length === 0) continue;
    if (peer['namespaceSelector'] === undefined || peer['podSelector'] !== undefined) continue;
    yield defect(
      object,
      pathOf(rule, rule.peerKey, at),
      'The rule opens port 53 of every pod of these namespaces.',
      'Add podSelector: {matchLabels: {k8s-app: kube-dns}} to the same item.',
    );
  }
}
