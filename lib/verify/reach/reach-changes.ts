import { addressOpenings, type AddressOpening } from './address-openings';
import { formatAddresses } from './address-set';
import type { Network } from './cluster-network';
import { type IntervalList, cutBy, includesPoint, normalized } from './interval-list';
import { type NamespaceKind, OTHER_NAMESPACES, toldApart } from './namespace-kinds';
import { podAtoms, rangesIn } from './network-atoms';
import { limitsOf, podAtom } from './network-profile';
import { ALL_PODS, type PodClass, podClasses } from './pod-classes';
import { policyKey } from './policy-key';
import {
  ALL_PORTS,
  NO_PORTS,
  type PortSet,
  commonPorts,
  formatPorts,
  isEmpty,
  joinPorts,
  withoutPorts,
} from './port-set';
import type { Direction } from './reach-policy';
import type { Labels } from './requirements';

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

/** What is open between two kinds of pods, in one network. */
interface Open {
  readonly ports: PortSet;
  readonly limits: readonly string[];
}

/** All traffic that gets through in one network and not in the other. The order does not change from run to run. */
export function reachChanges(before: Network, after: Network): ReachChange[] {
  const both = new NetworkPair(before, after);
  const changed = both.changedNamespaces();
  const pairs = new Map<string, [NamespaceKind, NamespaceKind]>();
  for (const name of changed) {
    const own = both.kind(name);
    for (const direction of ['egress', 'ingress'] as const) {
      for (const other of both.counterparts(name, direction)) {
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
  private readonly networks: readonly [before: Network, after: Network];
  private readonly names: readonly string[];
  /** The namespaces whose rules name a namespace, in each direction. */
  private readonly namedBy: Readonly<Record<Direction, ReadonlyMap<string, readonly string[]>>>;

  constructor(before: Network, after: Network) {
    this.networks = [before, after];
    this.names = [...new Set([...before.namespaces, ...after.namespaces])].sort();
    this.namedBy = { ingress: this.namers('ingress'), egress: this.namers('egress') };
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

  kind(name: string): NamespaceKind {
    return { name, text: name, labels: this.networks[1].namespaceLabels(name) };
  }

  /** Whom the rules of a namespace name in a direction, who names it in the other, itself, and all others. */
  counterparts(name: string, direction: Direction): NamespaceKind[] {
    const opposite = direction === 'egress' ? 'ingress' : 'egress';
    const told = this.networks.flatMap((network) => [
      ...toldApart(network, name, [direction]).values(),
    ]);
    const naming = (this.namedBy[opposite].get(name) ?? []).map((other) => this.kind(other));
    const all = [this.kind(name), ...naming, ...told, OTHER_NAMESPACES];
    return [...new Map(all.map((kind) => [kind.text, kind])).values()];
  }

  private namers(direction: Direction): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const network of this.networks) {
      for (const name of network.namespaces) {
        for (const { name: other } of toldApart(network, name, [direction]).values()) {
          const known = found.get(other);
          if (known === undefined) found.set(other, [name]);
          else if (known.at(-1) !== name) known.push(name);
        }
      }
    }
    return found;
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
    const classes = this.classes(this.kind(name));
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

function labelsIn(network: Network, { name, text, labels }: NamespaceKind): Labels {
  return name === text ? network.namespaceLabels(name) : labels;
}

/** What both ends let pass. */
export function openBetween(
  network: Network,
  [from, source]: readonly [NamespaceKind, Labels],
  [to, target]: readonly [NamespaceKind, Labels],
): Open {
  const atoms = (
    kind: NamespaceKind,
    own: Labels,
    other: NamespaceKind,
    its: Labels,
    direction: Direction,
  ) =>
    podAtoms(
      { namespace: kind.name },
      { namespaceLabels: labelsIn(network, kind), classes: [{ labels: own, text: '' }] },
      rangesIn(network.policiesOf(labelsIn(network, other), its), direction),
      network.plan,
    );
  const sources = atoms(from, source, to, target, 'ingress');
  const targets = atoms(to, target, from, source, 'egress');
  let open: Open = { ports: NO_PORTS, limits: [] };
  for (const one of sources) {
    for (const other of targets) {
      const leaves = network.side('egress', one, other, ALL_PORTS);
      if (isEmpty(leaves.open)) continue;
      const arrives = network.side('ingress', other, one, ALL_PORTS);
      const ports = joinPorts(open.ports, commonPorts(leaves.open, arrives.open));
      open = { ports, limits: [...new Set([...limitsOf(leaves), ...limitsOf(arrives)])].sort() };
    }
  }
  return open;
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

/** Kinds of pods with the same change in one line. */
function merged<Change>(
  cells: readonly { readonly pods: string; readonly change: Change }[],
  all: number,
): { pods: string; change: Change }[] {
  const groups = new Map<string, { pods: string[]; change: Change }>();
  for (const { pods, change } of cells) {
    const key = JSON.stringify(change) ?? '';
    const group = groups.get(key) ?? { pods: [], change };
    group.pods.push(pods);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ pods, change }) => ({
    pods: pods.length === all ? ALL_PODS : pods.join('; '),
    change,
  }));
}
