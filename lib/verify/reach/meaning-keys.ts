import { addTo } from '../../fleet/values/groups';
import type { NamespaceKind } from './namespace-kinds';
import { labelsIn } from './open-between';
import type { PodClass } from './pod-classes';
import { byTurn, namesIn } from './policy-index';
import { peersAsData } from './policy-key';
import type { PolicyNetwork } from './policy-network';
import type { Direction, PodPeer, PolicyRule, ReachPolicy } from './reach-policy';
import { NAME_LABEL, type Requirements, meets } from './requirements';

/** What the policies about a namespace say in one direction. */
interface RulesOfSide {
  /** A number for all that does not depend on who the other end is. */
  readonly general: number;
  /** Rules about pods of namespaces that may have any name. */
  readonly asking: readonly RuleAboutPods[];
  /** The others, by the names of the namespaces. */
  readonly named: ReadonlyMap<string, readonly RuleAboutPods[]>;
}

interface RuleAboutPods {
  /** A number for what the rule says, its peers aside. */
  readonly id: number;
  readonly peers: readonly AskedPods[];
}

interface AskedPods {
  readonly namespaces: Requirements;
  /** A number for what is asked of the labels of pods. */
  readonly pods: number;
}

/**
 * Texts that are equal where policies mean the same, whatever the namespaces are called. What is found out about a pair of
 * namespaces is then true of all pairs with the same text, of which thousands of namespaces have a few dozen.
 */
export class MeaningKeys {
  private readonly sides: readonly Map<string, RulesOfSide>[];
  private readonly classIds = new Map<string, number>();
  private readonly ids = new Map<string, number>();

  /**
   * @param networks - a text is about all of them
   * @param classesOf - the kinds of pods that are told apart in a namespace
   */
  constructor(
    private readonly networks: readonly PolicyNetwork[],
    private readonly classesOf: (kind: NamespaceKind) => readonly PodClass[],
  ) {
    this.sides = networks.map(() => new Map<string, RulesOfSide>());
  }

  /** What decides whether pods of the one reach pods of the other. */
  ofPair(from: NamespaceKind, to: NamespaceKind): string {
    const parts = this.networks.flatMap((network, index) => [
      this.about(index, 'egress', from, labelsIn(network, to)),
      this.about(index, 'ingress', to, labelsIn(network, from)),
    ]);
    return [this.classId(from), this.classId(to), ...parts].join(' ');
  }

  /** What decides which addresses pods reach, or which reach them. */
  ofAddresses(kind: NamespaceKind, direction: Direction): string {
    const parts = this.networks.map((_, index) => this.rulesOf(index, direction, kind).general);
    return [direction, this.classId(kind), ...parts].join(' ');
  }

  /** What the policies of one end say about pods of a namespace with these labels. */
  private about(
    index: number,
    direction: Direction,
    subject: NamespaceKind,
    peer: NamespaceKind['labels'],
  ): string {
    const { general, asking, named } = this.rulesOf(index, direction, subject);
    const rules = [...asking, ...(named.get(peer[NAME_LABEL] ?? '') ?? [])];
    const texts = rules.flatMap(({ id, peers }) => {
      const matching = peers.filter(({ namespaces }) => meets(peer, namespaces));
      return matching.length === 0 ? [] : `${id}:${matching.map(({ pods }) => pods).join(',')}`;
    });
    return [general, ...texts.sort()].join('|');
  }

  private rulesOf(index: number, direction: Direction, kind: NamespaceKind): RulesOfSide {
    const key = `${direction}\n${kind.text}`;
    const known = this.sides[index]!.get(key);
    if (known !== undefined) return known;
    const network = this.networks[index]!;
    const found = this.read(network.index.ofNamespace(labelsIn(network, kind)), direction);
    this.sides[index]!.set(key, found);
    return found;
  }

  private read(policies: readonly ReachPolicy[], direction: Direction): RulesOfSide {
    const general: string[] = [];
    const asking: RuleAboutPods[] = [];
    const named = new Map<string, RuleAboutPods[]>();
    let turn = 0;
    for (const policy of [...policies].sort(byTurn)) {
      const { stage, subject } = policy;
      const { isolates, rules } = policy[direction];
      const head = [stage, subject.pods];
      general.push(JSON.stringify([head, isolates]));
      for (const rule of rules) {
        // Only these stages try their rules one after another.
        turn += stage === 'namespace' ? 0 : 1;
        const means = [head, turn, rule.action, rule.ports, rule.limits];
        const { fixed, pods } = peersOf(rule);
        if (fixed !== undefined) general.push(JSON.stringify([means, fixed]));
        if (pods.length === 0) continue;
        const one = {
          id: this.idOf(JSON.stringify(means)),
          peers: pods.map((peer) => this.peerOf(peer)),
        };
        const names = namesOfAll(pods);
        if (names === undefined) asking.push(one);
        for (const name of names ?? []) addTo(named, name, one);
      }
    }
    return { general: this.idOf(general.sort().join('\n')), asking, named };
  }

  private peerOf({ namespaces, pods }: PodPeer): AskedPods {
    return { namespaces, pods: this.idOf(JSON.stringify(pods)) };
  }

  private classId(kind: NamespaceKind): number {
    const known = this.classIds.get(kind.text);
    if (known !== undefined) return known;
    const id = this.idOf(JSON.stringify(this.classesOf(kind)));
    this.classIds.set(kind.text, id);
    return id;
  }

  /** Texts are long, and few of them differ. */
  private idOf(text: string): number {
    const id = this.ids.get(text) ?? this.ids.size;
    this.ids.set(text, id);
    return id;
  }
}

/** What the peers of a rule are, pods or not. */
function peersOf({ peers }: PolicyRule): { fixed?: unknown; pods: readonly PodPeer[] } {
  if (peers === undefined) return { fixed: 'all', pods: [] };
  const pods = peers.filter((peer) => peer.kind === 'pods');
  const others = peers.filter((peer) => peer.kind !== 'pods');
  return { ...(others.length === 0 ? {} : { fixed: peersAsData(others) }), pods };
}

/** The names of the namespaces that peers are in; `undefined` if one chooses them in another way. */
function namesOfAll(peers: readonly PodPeer[]): ReadonlySet<string> | undefined {
  const all = peers.map(({ namespaces }) => namesIn(namespaces));
  return all.every((names) => names !== undefined) ? new Set(all.flat()) : undefined;
}
