import { type AddressSet, addressesOf, hasVersion4, readAddresses, versionOf } from './address-set';
import { type Interval, type IntervalList, cutBy, difference, intersection } from './interval-list';
import type { PodClass } from './pod-classes';
import type { Direction } from './reach-policy';
import type { PoliciesByStage } from './policy-index';
import type { Labels } from './requirements';
import type { AddressAtom, PodAtom } from './traffic-atom';
import { type AddressesEnd, type NetworkFacts, type PodsEnd, PRIVATE_RANGES } from './traffic-end';

/** How a cluster's addresses are told apart. */
export interface AddressPlan {
  readonly isCilium: boolean;
  readonly pods: AddressSet;
  /** Whether somebody states the addresses of pods. Otherwise they may be any of `pods`. */
  readonly isStated: boolean;
  readonly nodes: AddressSet;
  readonly apiServer: AddressSet;
}

export function addressPlan(facts: NetworkFacts, isCilium: boolean): AddressPlan {
  const pods = addressesOf(facts.pods ?? PRIVATE_RANGES);
  return {
    isCilium,
    isStated: facts.pods !== undefined,
    // Two pods talk over version 4 where they have it.
    pods: hasVersion4(pods) ? pods.filter((interval) => versionOf(interval) === 4) : pods,
    nodes: addressesOf(facts.nodes ?? []),
    apiServer: addressesOf(facts.apiServer ?? []),
  };
}

const rangesByPolicies = new WeakMap<PoliciesByStage, Map<Direction, readonly AddressSet[]>>();

/** The ranges that rules of a direction name: an address inside of one may differ from one outside. */
export function rangesIn(policies: PoliciesByStage, direction: Direction): readonly AddressSet[] {
  const known = rangesByPolicies.get(policies) ?? new Map<Direction, readonly AddressSet[]>();
  rangesByPolicies.set(policies, known);
  const found = known.get(direction) ?? findRanges(policies, direction);
  known.set(direction, found);
  return found;
}

function findRanges(policies: PoliciesByStage, direction: Direction): AddressSet[] {
  return Object.values(policies)
    .flat()
    .flatMap((policy) => policy[direction].rules)
    .flatMap(({ peers = [] }) =>
      peers.flatMap((peer) => (peer.kind === 'addresses' ? [peer.addresses] : [])),
    );
}

/** Pods of some classes in parts: as many as the ranges of the other end's rules tell apart. */
export function podAtoms(
  { namespace, address, portNames }: PodsEnd,
  { namespaceLabels, classes }: { namespaceLabels: Labels; classes: readonly PodClass[] },
  ranges: readonly AddressSet[],
  plan: AddressPlan,
): PodAtom[] {
  const places =
    address === undefined ? placesOf(ranges, plan) : [{ addresses: readAddresses(address)?.[0] }];
  return classes.flatMap(({ labels }) =>
    (plan.isCilium ? [{}] : places).map((place) => ({
      kind: 'pods',
      namespace,
      namespaceLabels,
      labels,
      ...place,
      ...(portNames === undefined ? {} : { portNames }),
    })),
  );
}

function placesOf(
  ranges: readonly AddressSet[],
  { pods, isStated, isCilium }: AddressPlan,
): Pick<PodAtom, 'addresses' | 'maybe'>[] {
  if (isCilium) return [{}];
  return isStated ? partsOf(pods, ranges).map((addresses) => ({ addresses })) : [{ maybe: pods }];
}

/** The parts of the addresses of pods, for the ranges of the policies of some pods. */
const partsByRanges = new WeakMap<readonly AddressSet[], readonly Interval<bigint>[]>();

function partsOf(
  addresses: AddressSet,
  ranges: readonly AddressSet[],
): readonly Interval<bigint>[] {
  const found = partsByRanges.get(ranges) ?? findParts(addresses, ranges);
  partsByRanges.set(ranges, found);
  return found;
}

/** One part where no range touches the addresses. */
function findParts(addresses: AddressSet, ranges: readonly AddressSet[]): Interval<bigint>[] {
  const touching = ranges.filter(
    (range) => mayTouch(addresses, range) && divides(range, addresses),
  );
  return touching.length === 0 ? addresses.slice(0, 1) : cutBy(addresses, touching);
}

/** Most ranges are far from the addresses of pods, which their ends show. */
function mayTouch(one: AddressSet, other: AddressSet): boolean {
  const [a, b, c, d] = [one[0], one.at(-1), other[0], other.at(-1)];
  return a !== undefined && c !== undefined && a[0] < d![1] && c[0] < b![1];
}

/** Whether some of the addresses are in a range, and others are not. */
function divides(range: AddressSet, addresses: AddressSet): boolean {
  return intersection(addresses, range).length > 0 && difference(addresses, range).length > 0;
}

/** Addresses in parts: as many as the ranges of the other end's rules, and the kinds of addresses, tell apart. */
export function addressAtoms(
  { ranges: texts, entities }: AddressesEnd,
  ranges: readonly AddressSet[],
  plan: AddressPlan,
): AddressAtom[] {
  const kinds: IntervalList<bigint>[] = [plan.nodes, plan.apiServer];
  return cutBy(addressesOf(texts), [...ranges, ...kinds]).flatMap((addresses) => {
    const found = entities === undefined ? entitiesOf(addresses, plan) : [entities];
    return found.map((names) => ({
      kind: 'addresses' as const,
      addresses,
      entities: names,
      isRanged: !plan.isCilium || !names.some((name) => name === 'host' || name === 'remote-node'),
    }));
  });
}

/** What Cilium takes an address for. That of a node is `host` to the pods of this node alone. */
function entitiesOf(part: Interval<bigint>, { nodes, apiServer }: AddressPlan): string[][] {
  const has = (set: AddressSet): boolean => intersection(set, [part]).length > 0;
  const more = has(apiServer) ? ['kube-apiserver'] : [];
  if (has(nodes)) {
    return [
      ['remote-node', ...more],
      ['host', ...more],
    ];
  }
  return [['world', versionOf(part) === 4 ? 'world-ipv4' : 'world-ipv6', ...more]];
}
