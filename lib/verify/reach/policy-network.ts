import { asMap, asText } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { type AddressPlan, addressAtoms, addressPlan, podAtoms, rangesIn } from './network-atoms';
import { type PodClass, podClasses } from './pod-classes';
import { type PoliciesByStage, PolicyIndex, namesIn } from './policy-index';
import { ALL_PORTS, type PortSet } from './port-set';
import { readCiliumPolicy } from './read-cilium-policy';
import { readClusterPolicy } from './read-cluster-policy';
import { readNetworkPolicy } from './read-network-policy';
import type { Direction, ReachPolicy } from './reach-policy';
import {
  type Labels,
  NAME_LABEL,
  type Requirements,
  formatRequirements,
  meets,
} from './requirements';
import type { AddressOpening } from './address-opening';
import type { Atom } from './traffic-atom';
import { type NetworkFacts, type TrafficEnd, isPods } from './traffic-end';
import { type UnreadPolicies, countUnread, unreadEffect } from './unread-policies';
import { type PartVerdict, type Verdict, verdictOf } from './verdict';
import { type SideOutcome, sideOutcome } from './side-outcome';

/** How an object of a kind is read, by group and kind. */
const READERS: Readonly<Record<string, (object: ManifestObject) => readonly ReachPolicy[]>> = {
  'networking.k8s.io/NetworkPolicy': (object) => [readNetworkPolicy(object)],
  'policy.networking.k8s.io/ClusterNetworkPolicy': (object) => [readClusterPolicy(object)],
  'cilium.io/CiliumNetworkPolicy': readCiliumPolicy,
  'cilium.io/CiliumClusterwideNetworkPolicy': readCiliumPolicy,
};

/** The policies that an object states; `undefined` for one of a kind that is not read. */
export function readPolicies(object: ManifestObject): readonly ReachPolicy[] | undefined {
  return READERS[`${object.group}/${object.kind}`]?.(object);
}

type SomeEnds = TrafficEnd | readonly TrafficEnd[];

/** What reaches what, as the policies of a cluster say. It asks no cluster. */
export class PolicyNetwork {
  /** Policies of kinds that are not read, by kind. An answer may be wrong where there are some. */
  readonly unread: readonly UnreadPolicies[];
  /** The namespaces that there is an object of, in order. */
  readonly namespaces: readonly string[];
  readonly plan: AddressPlan;
  readonly index: PolicyIndex;
  /** What rules about addresses mean, by what they say. */
  readonly addressCache = new Map<string, readonly AddressOpening[]>();
  private readonly unreadObjects: readonly ManifestObject[];
  private readonly labels = new Map<string, Labels>();
  private readonly classes = new WeakMap<Labels, readonly PodClass[]>();
  private readonly selected = new WeakMap<Labels, WeakMap<Labels, PoliciesByStage>>();
  private readonly apart = new Map<string, readonly string[]>();

  /**
   * @param objects - all objects of a cluster that matter: Namespaces with their labels, and policies. Others are skipped
   * @param facts - what no policy tells
   * @param base - a network whose objects count as well, so that they need not be read again
   */
  constructor(objects: Iterable<ManifestObject>, facts: NetworkFacts = {}, base?: PolicyNetwork) {
    const policies: ReachPolicy[] = [...(base?.index.all ?? [])];
    const unread: ManifestObject[] = [...(base?.unreadObjects ?? [])];
    const names = new Set<string>(base?.namespaces);
    for (const [name, labels] of base?.labels ?? []) this.labels.set(name, labels);
    for (const object of objects) {
      if (object.namespace !== undefined) names.add(object.namespace);
      if (object.group === '' && object.kind === 'Namespace') {
        names.add(object.name);
        this.labels.set(object.name, labelsOf(object));
      }
      const read = readPolicies(object);
      if (read !== undefined) policies.push(...read);
      if (unreadEffect(object) !== undefined) unread.push(object);
    }
    const isCilium =
      facts.engine === undefined
        ? policies.some(({ kind }) => kind.startsWith('Cilium'))
        : facts.engine === 'cilium';
    this.namespaces = [...names].sort();
    this.unreadObjects = unread;
    this.unread = countUnread(unread);
    this.plan = addressPlan(facts, isCilium);
    this.index = new PolicyIndex(policies);
  }

  /**
   * Whether a connection gets through, and which policies decide. Answers come back by themselves: only the first packet
   * is asked about. A list of ends means any of them.
   *
   * @param ports - the ports that are called
   * @default ports - all ports
   */
  decide(from: SomeEnds, to: SomeEnds, ports: PortSet = ALL_PORTS): Verdict {
    const parts = [from]
      .flat()
      .flatMap((source: TrafficEnd) =>
        [to]
          .flat()
          .flatMap((target: TrafficEnd) =>
            this.pairs(source, target).map((pair) => this.judge(...pair, ports)),
          ),
      );
    return verdictOf(parts, ports);
  }

  /** The namespaces that a policy names, in order, whether there is an object of them or not. */
  mentioned(): string[] {
    const found = this.index.all.flatMap(({ subject, ingress, egress }) => [
      ...(namesIn(subject.namespaces) ?? []),
      ...[...ingress.rules, ...egress.rules].flatMap(({ peers = [] }) =>
        peers.flatMap((peer) => (peer.kind === 'pods' ? (namesIn(peer.namespaces) ?? []) : [])),
      ),
    ]);
    return [...new Set(found)].sort();
  }

  /** The labels of a namespace. One that no object describes has nothing but its name. */
  namespaceLabels(namespace: string): Labels {
    const known = this.labels.get(namespace);
    if (known !== undefined) return known;
    const labels = { [NAME_LABEL]: namespace };
    this.labels.set(namespace, labels);
    return labels;
  }

  /** The kinds of pods of a namespace that policies tell apart. */
  podClasses(namespace: string): readonly PodClass[] {
    return this.podClassesWith(this.namespaceLabels(namespace));
  }

  /** The kinds of pods of a namespace with these labels. */
  podClassesWith(namespaceLabels: Labels): readonly PodClass[] {
    const known = this.classes.get(namespaceLabels);
    if (known !== undefined) return known;
    const found = podClasses(this.index.selectorsOf(namespaceLabels));
    this.classes.set(namespaceLabels, found);
    return found;
  }

  /** The namespaces that a selector of labels tells apart from one without labels. */
  namespacesApart(selector: Requirements): readonly string[] {
    const key = formatRequirements(selector);
    const known = this.apart.get(key);
    if (known !== undefined) return known;
    const bare = meets({}, selector);
    const found = this.namespaces.filter(
      (name) => meets(this.namespaceLabels(name), selector) !== bare,
    );
    this.apart.set(key, found);
    return found;
  }

  /** The policies that select pods with these labels, in a namespace with those. */
  policiesOf(namespaceLabels: Labels, labels: Labels): PoliciesByStage {
    const known = this.selected.get(namespaceLabels) ?? new WeakMap<Labels, PoliciesByStage>();
    this.selected.set(namespaceLabels, known);
    const found = known.get(labels) ?? this.index.select(namespaceLabels, labels);
    known.set(labels, found);
    return found;
  }

  /** What gets through in one direction, by the policies of one end alone. */
  side(direction: Direction, subject: Atom, peer: Atom, wanted: PortSet): SideOutcome {
    // No policy is about what is no pod.
    if (subject.kind === 'addresses') return { open: wanted, by: [], unknown: [] };
    const policies = this.policiesOf(subject.namespaceLabels, subject.labels);
    return sideOutcome({ direction, policies, subject, peer, wanted });
  }

  private judge(source: Atom, target: Atom, wanted: PortSet): PartVerdict {
    const leaves = this.side('egress', source, target, wanted);
    const arrives = this.side('ingress', target, source, wanted);
    return { source, target, leaves, arrives };
  }

  /** Each part of one end with each part of the other. */
  private pairs(from: TrafficEnd, to: TrafficEnd): [Atom, Atom][] {
    const sources = this.atoms(from, to, 'ingress');
    const targets = this.atoms(to, from, 'egress');
    return sources.flatMap((source) => targets.map((target): [Atom, Atom] => [source, target]));
  }

  private atoms(end: TrafficEnd, other: TrafficEnd, direction: Direction): Atom[] {
    const ranges = isPods(other)
      ? this.classesOf(other).flatMap(({ labels }) =>
          rangesIn(this.policiesOf(this.namespaceLabels(other.namespace), labels), direction),
        )
      : [];
    if (!isPods(end)) return addressAtoms(end, ranges, this.plan);
    const namespaceLabels = this.namespaceLabels(end.namespace);
    return podAtoms(end, { namespaceLabels, classes: this.classesOf(end) }, ranges, this.plan);
  }

  private classesOf({
    namespace,
    labels,
  }: {
    namespace: string;
    labels?: Labels;
  }): readonly PodClass[] {
    return labels === undefined ? this.podClasses(namespace) : [{ labels, text: '' }];
  }
}

function labelsOf({ name, data }: ManifestObject): Labels {
  const written = Object.entries(asMap(asMap(data['metadata'])['labels']));
  // The API server sets this one, whatever is written.
  return {
    ...Object.fromEntries(written.map(([key, value]) => [key, asText(value)])),
    [NAME_LABEL]: name,
  };
}
