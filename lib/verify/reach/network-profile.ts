import type { AddressOpening } from './address-opening';
import { addressOpenings } from './address-openings';
import { formatAddresses } from './address-set';
import type { PolicyNetwork } from './policy-network';
import { type NamespaceKind, OTHER_NAMESPACES, classesOf, toldApart } from './namespace-kinds';
import { podAtoms, rangesIn } from './network-atoms';
import { ALL_PODS, type PodClass } from './pod-classes';
import { ALL_PORTS, NO_PORTS, formatPorts, isEmpty, joinPorts } from './port-set';
import type { Direction } from './reach-policy';
import type { SideOutcome } from './side-outcome';
import type { PodAtom } from './traffic-atom';

/** What the policies about a namespace open, in a form in which two of them can be compared. */
export interface NamespaceProfile {
  readonly namespace: string;
  /** The kinds of pods that policies tell apart. */
  readonly pods: readonly PodProfile[];
}

/** What is open to pods of one kind. The other end must let the traffic pass as well. */
export interface PodProfile {
  /** Such as `role=collector`, `other pods` or `all pods`. */
  readonly pods: string;
  readonly ingress: readonly Opening[];
  readonly egress: readonly Opening[];
}

/** Peers that have the same ports, in order. */
export interface Opening {
  /** A namespace, `own namespace`, `other namespaces`, or `all namespaces`. Absent: addresses. */
  readonly namespace?: string;
  /** Which of its pods. */
  readonly pods?: string;
  /** Ranges of addresses. Absent: pods. */
  readonly addresses?: readonly string[];
  /** Such as `TCP 80`; `all` for all of all protocols. */
  readonly ports: readonly string[];
  /** What rules ask beyond ports, such as certain HTTP requests. Absent: nothing. */
  readonly limits?: readonly string[];
}

/** What the policies about a namespace open, by kind of pod and direction. */
export function namespaceProfile(network: PolicyNetwork, namespace: string): NamespaceProfile {
  return {
    namespace,
    pods: network.podClasses(namespace).map((one) => ({
      pods: one.text,
      ingress: openingsOf(network, namespace, one, 'ingress'),
      egress: openingsOf(network, namespace, one, 'egress'),
    })),
  };
}

function openingsOf(
  network: PolicyNetwork,
  namespace: string,
  { labels }: PodClass,
  direction: Direction,
): Opening[] {
  const subject = podAtom(network, namespace, labels);
  const others = podOpenings(network, subject, direction, OTHER_NAMESPACES);
  const told = [...toldApart(network, namespace, [direction]).values()]
    .sort((a, b) => (turnOf(a, namespace) < turnOf(b, namespace) ? -1 : 1))
    .map((kind) => ({ kind, openings: podOpenings(network, subject, direction, kind) }))
    .filter(({ openings }) => JSON.stringify(openings) !== JSON.stringify(others));
  const rest = told.length === 0 ? 'all namespaces' : OTHER_NAMESPACES.text;
  return [
    ...told.flatMap(({ kind, openings }) =>
      openings.map((one) => ({ namespace: nameOf(kind, namespace), ...one })),
    ),
    ...others.map((one) => ({ namespace: rest, ...one })),
    ...addressOpenings(network, subject, direction).map(formatOpening),
  ];
}

/** The namespace itself comes first. */
function turnOf({ text }: NamespaceKind, own: string): string {
  return text === own ? '' : text;
}

function nameOf({ text }: NamespaceKind, own: string): string {
  return text === own ? 'own namespace' : text;
}

/** A pod of a namespace whose own address does not matter. */
export function podAtom(
  network: PolicyNetwork,
  namespace: string,
  labels: PodClass['labels'],
): PodAtom {
  return { kind: 'pods', namespace, namespaceLabels: network.namespaceLabels(namespace), labels };
}

/** What one end opens for pods of a namespace, by kind of pod; kinds with the same ports are one opening. */
function podOpenings(
  network: PolicyNetwork,
  subject: PodAtom,
  direction: Direction,
  kind: NamespaceKind,
): Omit<Opening, 'namespace'>[] {
  const classes = classesOf(network, kind);
  const groups = new Map<string, { pods: string[]; ports: string[]; limits: readonly string[] }>();
  for (const one of classes) {
    const { ports, limits } = openToPods(network, subject, direction, kind, one);
    if (ports.length === 0) continue;
    const key = JSON.stringify([ports, limits]);
    const group = groups.get(key) ?? { pods: [], ports, limits };
    group.pods.push(one.text);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ pods, ports, limits }) => ({
    pods: pods.length === classes.length ? ALL_PODS : pods.join('; '),
    ports,
    ...(limits.length === 0 ? {} : { limits }),
  }));
}

function openToPods(
  network: PolicyNetwork,
  subject: PodAtom,
  direction: Direction,
  { name, labels: namespaceLabels }: NamespaceKind,
  one: PodClass,
): { ports: string[]; limits: readonly string[] } {
  const ranges = rangesIn(network.policiesOf(subject.namespaceLabels, subject.labels), direction);
  const peers = podAtoms(
    { namespace: name },
    { namespaceLabels, classes: [one] },
    ranges,
    network.plan,
  );
  const outcomes = peers.map((peer) => network.side(direction, subject, peer, ALL_PORTS));
  const ports = outcomes.map(({ open }) => open).reduce(joinPorts, NO_PORTS);
  return { ports: isEmpty(ports) ? [] : formatPorts(ports), limits: outcomes.flatMap(limitsOf) };
}

/** What every rule that opens something asks for. One rule that asks nothing makes the others void. */
export function limitsOf({ by }: SideOutcome): readonly string[] {
  const opening = by.filter(({ effect }) => effect === 'allows');
  if (opening.some(({ limits }) => limits.length === 0)) return [];
  return [...new Set(opening.flatMap(({ limits }) => limits))].sort();
}

function formatOpening({ addresses, ports }: AddressOpening): Opening {
  return { addresses: formatAddresses(addresses), ports: formatPorts(ports) };
}
