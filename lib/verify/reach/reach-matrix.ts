import { addressOpenings } from './address-openings';
import { type AddressSet, addressesOf } from './address-set';
import type { PolicyNetwork } from './policy-network';
import { Counterparts } from './counterparts';
import { includesAll, intersection, union } from './interval-list';
import { KNOWN_ENDS, type KnownEnd, type KnownEndName } from './known-ends';
import { mergedKinds } from './merged-kinds';
import { type NamespaceKind, classesOf } from './namespace-kinds';
import { podAtom } from './network-profile';
import { openBetween } from './open-between';
import type { PodClass } from './pod-classes';
import {
  ALL_PORTS,
  NO_PORTS,
  type PortSet,
  commonPorts,
  formatPorts,
  isEmpty,
  joinPorts,
} from './port-set';
import type { Direction } from './reach-policy';
import { isPods } from './traffic-end';
import type { UnreadPolicies } from './unread-policies';

/** What `tenancy reach --json` prints without ends: who reaches whom in a cluster. */
export interface ReachMatrix {
  /** Namespaces that may do the same are one group. */
  readonly groups: readonly MatrixGroup[];
  /** Policies of other engines, which are not read. */
  readonly unread: readonly UnreadPolicies[];
}

/** Namespaces whose rows are equal, once each calls itself `own namespace`. */
export interface MatrixGroup {
  /** In order. */
  readonly namespaces: readonly string[];
  /** A row for each kind of pod; kinds with the same row are one. */
  readonly rows: readonly MatrixRow[];
}

/** What pods of one kind reach, and who reaches them, both ends considered. */
export interface MatrixRow {
  /** `all pods`, `other pods`, or labels; with `; ` between several kinds. */
  readonly pods: string;
  /** What everybody asks about. Without a key for what nobody states, such as the API server. */
  readonly known: Readonly<Partial<Record<KnownEndName, MatrixOpening>>>;
  readonly reaches: readonly MatrixCell[];
  readonly reachedFrom: readonly MatrixCell[];
}

/** How far something is open. */
export interface MatrixOpening {
  readonly extent: 'all' | 'some' | 'none';
  /** Ports such as `TCP 443`; `all` for all of all protocols. */
  readonly open: readonly string[];
}

/** Pods of other namespaces, or of the namespace itself. */
export interface MatrixCell {
  /** `own namespace`, names, or `other namespaces`: those that no rule names, if nothing closes them. */
  readonly namespaces: readonly string[];
  readonly pods: string;
  readonly open: readonly string[];
  /** What rules ask beyond ports. Absent: nothing. */
  readonly limits?: readonly string[];
}

/** What a word such as `dns` means for a namespace; `undefined` if nobody states it. */
export type KnownEnds = (name: KnownEndName, namespace: string) => KnownEnd | undefined;

/** Who reaches whom, without asking all pairs: time and length grow with the namespaces that rules name. */
export function reachMatrix(network: PolicyNetwork, known: KnownEnds): ReachMatrix {
  const counterparts = new Counterparts([network]);
  const groups = new Map<string, { namespaces: string[]; rows: MatrixRow[] }>();
  for (const namespace of network.namespaces) {
    const rows = rowsOf(network, counterparts, namespace, known);
    const key = JSON.stringify(rows);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { namespaces: [namespace], rows });
    else group.namespaces.push(namespace);
  }
  return { groups: [...groups.values()], unread: network.unread };
}

function rowsOf(
  network: PolicyNetwork,
  counterparts: Counterparts,
  namespace: string,
  known: KnownEnds,
): MatrixRow[] {
  const classes = network.podClasses(namespace);
  const cells = classes.map((one) => ({
    pods: one.text,
    change: {
      known: knownOpenings(network, namespace, one, known),
      reaches: cellsOf(network, counterparts, namespace, one, 'egress'),
      reachedFrom: cellsOf(network, counterparts, namespace, one, 'ingress'),
    },
  }));
  return mergedKinds(cells, classes.length).map(({ pods, change }) => ({ pods, ...change }));
}

function cellsOf(
  network: PolicyNetwork,
  counterparts: Counterparts,
  namespace: string,
  own: PodClass,
  direction: Direction,
): MatrixCell[] {
  const self = counterparts.kind(namespace);
  const merged = new Map<string, { namespaces: string[]; rest: Omit<MatrixCell, 'namespaces'> }>();
  for (const other of counterparts.of(namespace, direction)) {
    for (const rest of openTo(network, [self, own], other, direction)) {
      const key = JSON.stringify(rest);
      const known = merged.get(key) ?? { namespaces: [], rest };
      known.namespaces.push(other.text === namespace ? 'own namespace' : other.text);
      merged.set(key, known);
    }
  }
  return [...merged.values()].map(({ namespaces, rest }) => ({ namespaces, ...rest }));
}

function openTo(
  network: PolicyNetwork,
  [self, own]: readonly [NamespaceKind, PodClass],
  other: NamespaceKind,
  direction: Direction,
): Omit<MatrixCell, 'namespaces'>[] {
  const classes = classesOf(network, other);
  const cells = classes.map((one) => {
    const [from, to] = [[self, own.labels] as const, [other, one.labels] as const];
    const { ports, limits } =
      direction === 'egress' ? openBetween(network, from, to) : openBetween(network, to, from);
    return { pods: one.text, change: { open: formatPorts(ports), limits } };
  });
  return mergedKinds(cells, classes.length)
    .filter(({ change }) => change.open.length > 0)
    .map(({ pods, change: { open, limits } }) => ({
      pods,
      open,
      ...(limits.length === 0 ? {} : { limits }),
    }));
}

function knownOpenings(
  network: PolicyNetwork,
  namespace: string,
  { labels }: PodClass,
  known: KnownEnds,
): MatrixRow['known'] {
  const found = KNOWN_ENDS.flatMap((name): [KnownEndName, MatrixOpening][] => {
    const end = known(name, namespace);
    return end === undefined ? [] : [[name, openingOf(network, namespace, labels, end)]];
  });
  return Object.fromEntries(found);
}

/** Addresses are looked up in what is known of all of them, which namespaces with the same rules share. */
function openingOf(
  network: PolicyNetwork,
  namespace: string,
  labels: PodClass['labels'],
  { ends, ports = ALL_PORTS }: KnownEnd,
): MatrixOpening {
  const ranges = ends.flatMap((end) =>
    isPods(end) || end.entities !== undefined ? [] : end.ranges,
  );
  if (ranges.length === 0) {
    const verdict = network.decide({ namespace, labels }, ends, ports);
    return { extent: verdict.extent, open: formatPorts(verdict.ports) };
  }
  const openings = addressOpenings(network, podAtom(network, namespace, labels), 'egress')
    .map((one) => ({ addresses: one.addresses, ports: commonPorts(one.ports, ports) }))
    .filter((one) => !isEmpty(one.ports));
  return extentOf(setOf(ranges), openings);
}

const sets = new Map<string, AddressSet>();

/** Every namespace asks about the same ranges, which are read once. */
function setOf(ranges: readonly string[]): AddressSet {
  const key = ranges.join();
  const found = sets.get(key) ?? addressesOf(ranges);
  sets.set(key, found);
  return found;
}

function extentOf(
  wanted: AddressSet,
  openings: readonly { readonly addresses: AddressSet; readonly ports: PortSet }[],
): MatrixOpening {
  const touching = openings.filter(({ addresses }) => intersection(addresses, wanted).length > 0);
  const covered = touching
    .map(({ addresses }) => addresses)
    .reduce<AddressSet>((one, other) => union(one, other), []);
  const open = touching.map(({ ports }) => ports).reduce(joinPorts, NO_PORTS);
  if (touching.length === 0) return { extent: 'none', open: [] };
  return { extent: includesAll(covered, wanted) ? 'all' : 'some', open: formatPorts(open) };
}
