import type { AddressSet } from './address-set';
import type { Peer, ReachPolicy } from './reach-policy';

const keys = new WeakMap<ReachPolicy, string>();

/** What a policy means, as a text: policies that differ in nothing but names, places and order of keys are equal. */
export function policyKey(policy: ReachPolicy): string {
  const known = keys.get(policy);
  if (known !== undefined) return known;
  const { stage, priority, subject, ingress, egress } = policy;
  const sides = [ingress, egress].map(({ isolates, rules }) => [
    isolates,
    rules.map(({ action, peers, ports, limits }) => [
      action,
      peers === undefined ? 'all' : peersAsData(peers),
      ports,
      limits,
    ]),
  ]);
  const text = JSON.stringify([stage, priority, subject, sides]);
  keys.set(policy, text);
  return text;
}

/**
 * Peers as JSON can hold them, to compare them with others. A function that looks at every value of a text would take most
 * of the time.
 */
export function peersAsData(peers: readonly Peer[]): unknown[] {
  return peers.map((peer) => (peer.kind === 'addresses' ? addressNumber(peer.addresses) : peer));
}

const numbers = new WeakMap<AddressSet, number>();
const numberOf = new Map<string, number>();

/** A number for equal addresses: lists of ranges are long, few of them differ, and many peers share one. */
function addressNumber(addresses: AddressSet): number {
  const known = numbers.get(addresses);
  if (known !== undefined) return known;
  const text = addresses.map(([from, to]) => `${from}-${to}`).join();
  const number = numberOf.get(text) ?? numberOf.size;
  numberOf.set(text, number);
  numbers.set(addresses, number);
  return number;
}
