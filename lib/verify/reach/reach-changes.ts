import type { AddressOpening } from './address-opening';
import { addressOpenings } from './address-openings';
import { formatAddresses } from './address-set';
import type { PolicyNetwork } from './policy-network';
import { type IntervalList, cutBy, includesPoint, normalized } from './interval-list';
import { Counterparts } from './counterparts';
import { mergedKinds as merged } from './merged-kinds';
import type { NamespaceKind } from './namespace-kinds';
import { type Open, labelsIn, openBetween } from './open-between';
import { podAtom } from './network-profile';
import { type PodClass, podClasses } from './pod-classes';
import { policyKey } from './policy-key';
import { NO_PORTS, commonPorts, formatPorts, isEmpty, withoutPorts } from './port-set';
import type { Direction } from './reach-policy';

/** What two networks differ in: traffic that gets through in one and not in the other. */
export interface ReachChange {
  readonly from: ChangedEnd;
  readonly to: ChangedEnd;
  /** Ports that are open now, such as `TCP 80`; `all` for all of all protocols. */
  readonly opened: readonly string[];
  /** Ports that were open before. */
  readonly closed: readonly string[];
  /** What rules ask beyond ports, before and after, where that changes. */
  readonly limits?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** An end in words. */
export interface ChangedEnd {
  /** A namespace, or `other namespaces`: those that no rule names, as far as they let the traffic pass. */
  readonly namespace?: string;
  /** Which of its pods: `all pods`, `role=collector`, or kinds with `; ` between them. */
  readonly pods?: string;
  /** Ranges of addresses, instead of pods. */
  readonly addresses?: readonly string[];
}

/** All traffic that gets through in one network and not in the other. The order does not change from run to run. */
export function reachChanges(before: PolicyNetwork, after: PolicyNetwork): ReachChange[] {
  const both = new NetworkPair(before, after);
  const changed = both.changedNamespaces();
  const pairs = new Map<string, [NamespaceKind, NamespaceKind]>();
  for (const name of changed) {
    const own = both.counterparts.kind(name);
    for (const direction of ['egress', 'ingress'] as const) {
      for (const other of both.counterparts.of(name, direction)) {
        const [from, to] = direction === 'egress' ? [own, other] : [other, own];
        pairs.set(`${from.text}\n${to.text}`, [from, to]);
      }
    }
  }
  const sorted = [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.flatMap(([, [from, to]]) => both.podChanges(from, to)),
    ...changed.flatMap((name) => [
      ...both.addressChanges(name, 'egress'),
      ...both.addressChanges(name, 'ingress'),
    ]),
  ];
}

/** Two networks, in which the same pods are told apart. */
class NetworkPair {
  private readonly networks: readonly [before: PolicyNetwork, after: PolicyNetwork];
  private readonly names: readonly string[];
  readonly counterparts: Counterparts;

  constructor(before: PolicyNetwork, after: PolicyNetwork) {
    this.networks = [before, after];
    this.names = [...new Set([...before.namespaces, ...after.namespaces])].sort();
    this.counterparts = new Counterparts(this.networks);
  }

  /** The namespaces about which the networks have other policies, or whose labels differ. */
  changedNamespaces(): string[] {
    return this.names.filter((name) => {
      const [before, after] = this.networks.map((network) => {
        const labels = network.namespaceLabels(name);
        const policies = network.index.ofNamespace(labels).map(policyKey).sort();
        return JSON.stringify([Object.entries(labels).sort(), policies]);
      });
      return before !== after;
    });
  }

  podChanges(from: NamespaceKind, to: NamespaceKind): ReachChange[] {
    const [sources, targets] = [this.classes(from), this.classes(to)];
    const rows = sources.map((source) => {
      const cells = targets.map((target) => ({
        pods: target.text,
        change: this.change(from, source, to, target),
      }));
      return { pods: source.text, cells: merged(cells, targets.length) };
    });
    const lists = merged(
      rows.map(({ pods, cells }) => ({ pods, change: cells })),
      sources.length,
    );
    return lists.flatMap(({ pods, change: cells }) =>
      cells.flatMap(({ pods: targetPods, change }) =>
        change === undefined
          ? []
          : [
              {
                from: { namespace: from.text, pods },
                to: { namespace: to.text, pods: targetPods },
                ...change,
              },
            ],
      ),
    );
  }

  private classes(kind: NamespaceKind): readonly PodClass[] {
    return podClasses(
      this.networks.flatMap((network) => network.index.selectorsOf(labelsIn(network, kind))),
    );
  }

  private change(
    from: NamespaceKind,
    source: PodClass,
    to: NamespaceKind,
    target: PodClass,
  ): Omit<ReachChange, 'from' | 'to'> | undefined {
    const [before, after] = this.networks.map((network) =>
      openBetween(network, [from, source.labels], [to, target.labels]),
    ) as [Open, Open];
    return changeOf(before, after);
  }

  addressChanges(name: string, direction: Direction): ReachChange[] {
    const classes = this.classes(this.counterparts.kind(name));
    const cells = classes.map(({ text, labels }) => {
      const [before, after] = this.networks.map((network) =>
        addressOpenings(network, podAtom(network, name, labels), direction),
      ) as [readonly AddressOpening[], readonly AddressOpening[]];
      return { pods: text, change: addressChange(before, after) };
    });
    return merged(cells, classes.length).flatMap(({ pods, change }) =>
      change.map(({ addresses, ...ports }) => {
        const own = { namespace: name, pods };
        return direction === 'egress'
          ? { from: own, to: { addresses }, ...ports }
          : { from: { addresses }, to: own, ...ports };
      }),
    );
  }
}

function changeOf(before: Open, after: Open): Omit<ReachChange, 'from' | 'to'> | undefined {
  const opened = withoutPorts(after.ports, before.ports);
  const closed = withoutPorts(before.ports, after.ports);
  const isLimited =
    before.limits.join('\n') !== after.limits.join('\n') &&
    !isEmpty(commonPorts(before.ports, after.ports));
  if (isEmpty(opened) && isEmpty(closed) && !isLimited) return undefined;
  return {
    opened: formatPorts(opened),
    closed: formatPorts(closed),
    ...(isLimited ? { limits: { before: before.limits, after: after.limits } } : {}),
  };
}

interface AddressChange {
  readonly addresses: readonly string[];
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** Addresses with the same change are one. */
function addressChange(
  before: readonly AddressOpening[],
  after: readonly AddressOpening[],
): AddressChange[] {
  if (before === after) return [];
  const lists = [...before, ...after].map(({ addresses }) => addresses as IntervalList<bigint>);
  const groups = new Map<string, [bigint, bigint][]>();
  for (const [from, to] of cutBy(normalized(lists.flat()), lists)) {
    const openAt = (openings: readonly AddressOpening[]): Open => ({
      ports: openings.find(({ addresses }) => includesPoint(addresses, from))?.ports ?? NO_PORTS,
      limits: [],
    });
    const change = changeOf(openAt(before), openAt(after));
    if (change === undefined) continue;
    const key = JSON.stringify(change);
    groups.set(key, [...(groups.get(key) ?? []), [from, to]]);
  }
  return [...groups.entries()].map(([key, intervals]) => ({
    ...(JSON.parse(key) as Omit<AddressChange, 'addresses'>),
    addresses: formatAddresses(normalized(intervals)),
  }));
}
