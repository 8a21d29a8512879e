import {
  type Direction,
  DIRECTIONS,
  type PodPeer,
  type ReachPolicy,
  type Stage,
} from './reach-policy';
import { type Labels, NAME_LABEL, type Requirements, meets } from './requirements';

/** The policies that select some pods, by the stage in which they decide. */
export type PoliciesByStage = Readonly<Record<Stage, readonly ReachPolicy[]>>;

/** Policies by the namespaces that they are about, so that asking about one does not go through those of all others. */
export class PolicyIndex {
  private readonly byName: NamespaceIndex<ReachPolicy>;
  /** Who asks for labels of pods, by the namespace of these pods. */
  private readonly asked: NamespaceIndex<PodPeer>;

  constructor(readonly all: readonly ReachPolicy[]) {
    this.byName = new NamespaceIndex(all, ({ subject }) => subject.namespaces);
    this.asked = new NamespaceIndex(
      all.flatMap(askedBy).filter(({ pods }) => pods.length > 0),
      ({ namespaces }) => namespaces,
    );
  }

  /** The policies that select pods with these labels, those of each stage in the order in which they are tried. */
  select(namespaceLabels: Labels, labels: Labels): PoliciesByStage {
    const found = this.byName
      .find(namespaceLabels)
      .filter(({ subject }) => meets(labels, subject.pods))
      .sort(byTurn);
    const ofStage = (stage: Stage): ReachPolicy[] => found.filter((one) => one.stage === stage);
    return {
      admin: ofStage('admin'),
      namespace: ofStage('namespace'),
      baseline: ofStage('baseline'),
    };
  }

  /** The policies that select some pods of a namespace at least. */
  ofNamespace(namespaceLabels: Labels): ReachPolicy[] {
    return this.byName.find(namespaceLabels);
  }

  /** What selectors ask of the labels of the pods of a namespace, in any policy. */
  selectorsOf(namespaceLabels: Labels): Requirements[] {
    return this.asked.find(namespaceLabels).map(({ pods }) => pods);
  }
}

/** Things with a selector of namespaces. Most choose namespaces by their names. */
class NamespaceIndex<Item> {
  private readonly named = new Map<string, Item[]>();
  private readonly others: Item[] = [];

  constructor(
    items: readonly Item[],
    private readonly namespacesOf: (item: Item) => Requirements,
  ) {
    for (const item of items) {
      const names = namesIn(namespacesOf(item));
      if (names === undefined) this.others.push(item);
      for (const name of names ?? []) {
        const known = this.named.get(name);
        if (known === undefined) this.named.set(name, [item]);
        else known.push(item);
      }
    }
  }

  find(labels: Labels): Item[] {
    return [...(this.named.get(labels[NAME_LABEL] ?? '') ?? []), ...this.others].filter((item) =>
      meets(labels, this.namespacesOf(item)),
    );
  }
}

/** The names of namespaces that a selector lists; `undefined` if it chooses them in another way. */
export function namesIn(namespaces: Requirements): readonly string[] | undefined {
  return namespaces.find(({ key, operator }) => key === NAME_LABEL && operator === 'In')?.values;
}

function askedBy(policy: ReachPolicy): PodPeer[] {
  const peers = DIRECTIONS.flatMap((direction: Direction) => policy[direction].rules).flatMap(
    ({ peers = [] }) => peers.flatMap((peer) => (peer.kind === 'pods' ? [peer] : [])),
  );
  return [policy.subject, ...peers];
}

/** Policies with the same priority have no order in the API; one that does not change from run to run is theirs here. */
export function byTurn(one: ReachPolicy, other: ReachPolicy): number {
  return (
    one.priority - other.priority || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)
  );
}
