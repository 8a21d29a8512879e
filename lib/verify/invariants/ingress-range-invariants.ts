import { type Defect, defect } from '../defect';
import { keptText } from '../facts/kept-text';
import { isNetworkPolicy, policyRules } from '../facts/policy-rules';
import { asMap, asText, asTexts } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { addressesOf } from '../reach/address-set';
import { difference } from '../reach/interval-list';
import { isInternet } from '../reach/public-addresses';
import type { Invariant } from './invariant';

/** What the ranges of the ingress rules of a NetworkPolicy keep together. */
export const INGRESS_RANGE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'ingress-is-not-from-everywhere',
    family: 'network',
    level: 'warning',
    title: 'No NetworkPolicy lets in the internet and the addresses of pods alike',
    reason:
      'A range such as 0.0.0.0/0 holds the pods of all other tenants: no selector of namespaces narrows it any more.',
    source: 'k8s.io/api networking/v1 types.go, IPBlock; how it meets pods is up to the engine',
    kinds: ['NetworkPolicy'],
    each: judgeIngressRanges,
  },
];

/** Where clusters have the addresses of their pods. */
const PRIVATE = addressesOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']);

function* judgeIngressRanges(object: ManifestObject): Generator<Defect> {
  if (!isNetworkPolicy(object)) return;
  const peers = policyRules(object)
    .filter(({ direction }) => direction === 'Ingress')
    .flatMap((rule) => rule.peers.map((peer, at) => ({ rule, at, block: asMap(peer['ipBlock']) })))
    .filter(({ block }) => asText(block['cidr']) !== '');
  const [first] = peers;
  if (first === undefined) return;
  const cidrs = peers.map(({ block }) => asText(block['cidr']));
  const except = peers.map(({ block }) => asTexts(block['except']));
  if (!isEverywhere(cidrs, except)) return;
  const together = peers.length === 1 ? 'The range holds' : 'The ranges together hold';
  yield defect(
    object,
    ['spec', 'ingress', first.rule.index, 'from', first.at, 'ipBlock', 'cidr'],
    `${together} the internet and private addresses, those of the pods of other tenants included.`,
    'Name the addresses that may call, or add `except` with 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.',
  );
}

/** Thousands of policies state the same few ranges. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 1000;

function isEverywhere(cidrs: readonly string[], except: readonly (readonly string[])[]): boolean {
  const key = JSON.stringify([cidrs, except]);
  const known = judged.get(key);
  if (known !== undefined) return known;
  // What one range leaves out, another may hold.
  const parts = cidrs.map((cidr, index) =>
    difference(addressesOf([cidr]), addressesOf(except[index]!)),
  );
  const holds = (range: (typeof PRIVATE)[number]): boolean =>
    parts.some((part) => difference([range], part).length === 0);
  const isWide = isInternet(cidrs) && PRIVATE.some(holds);
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(keptText(key), isWide);
  return isWide;
}
