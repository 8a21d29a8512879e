import { addressOpenings } from './address-openings';
import { Counterparts } from './counterparts';
import { MeaningKeys } from './meaning-keys';
import { mergedKinds as merged } from './merged-kinds';
import type { NamespaceKind } from './namespace-kinds';
import { podAtom } from './network-profile';
import { type OpenChange, addressChanges, openChange } from './open-change';
import { labelsIn, openBetween } from './open-between';
import { type PodClass, podClasses } from './pod-classes';
import { policyKey } from './policy-key';
import { namesIn } from './policy-index';
import type { PolicyNetwork } from './policy-network';
import type { Direction } from './reach-policy';

/** What differs between pods of two namespaces, by the kinds of their pods. */
export interface PodChange {
  readonly source: string;
  readonly target: string;
  readonly change: OpenChange;
}

/** What differs between pods of a namespace and addresses. */
export interface PodAddressChange {
  readonly pods: string;
  readonly addresses: readonly string[];
  readonly change: OpenChange;
}

/** Two networks, in which the same pods are told apart. */
export class NetworkPair {
  readonly counterparts: Counterparts;
  private readonly networks: readonly [before: PolicyNetwork, after: PolicyNetwork];
  private readonly names: readonly string[];
  private readonly classesByKind = new Map<string, readonly PodClass[]>();
  private readonly keys: MeaningKeys | undefined;
  private readonly podChangesByKey = new Map<string, readonly PodChange[]>();
  private readonly addressChangesByKey = new Map<string, readonly PodAddressChange[]>();

  /** @param isGrouped - whether what is found out for a pair of namespaces is taken for those with the same policies */
  constructor(before: PolicyNetwork, after: PolicyNetwork, isGrouped: boolean) {
    this.networks = [before, after];
    // A policy of the cluster may be about a namespace that there is no object of.
    const named = this.networks.flatMap(({ index }) =>
      index.all.flatMap(({ subject }) => namesIn(subject.namespaces) ?? []),
    );
    this.names = [...new Set([...before.namespaces, ...after.namespaces, ...named])].sort();
    this.counterparts = new Counterparts(this.networks);
    this.keys = isGrouped
      ? new MeaningKeys(this.networks, (kind) => this.classes(kind))
      : undefined;
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

  /** What differs from pods of the one to pods of the other. */
  podChanges(from: NamespaceKind, to: NamespaceKind): readonly PodChange[] {
    return kept(this.podChangesByKey, this.keys?.ofPair(from, to), () => {
      const [sources, targets] = [this.classes(from), this.classes(to)];
      const rows = sources.map((source) => {
        const cells = targets.map((target) => ({
          pods: target.text,
          change: this.change(from, source, to, target),
        }));
        return { pods: source.text, change: merged(cells, targets.length) };
      });
      return merged(rows, sources.length).flatMap(({ pods: source, change: cells }) =>
        cells.flatMap(({ pods: target, change }) =>
          change === undefined ? [] : [{ source, target, change }],
        ),
      );
    });
  }

  /** What differs between pods of a namespace and addresses: for `egress`, those that they may call. */
  addressChanges(name: string, direction: Direction): readonly PodAddressChange[] {
    const kind = this.counterparts.kind(name);
    return kept(this.addressChangesByKey, this.keys?.ofAddresses(kind, direction), () => {
      const classes = this.classes(kind);
      const cells = classes.map(({ text, labels }) => {
        const [before, after] = this.networks.map((network) =>
          addressOpenings(network, podAtom(network, name, labels), direction),
        );
        return { pods: text, change: addressChanges(before!, after!) };
      });
      return merged(cells, classes.length).flatMap(({ pods, change }) =>
        change.map((one) => ({ pods, ...one })),
      );
    });
  }

  /** A shared service asks thousands of namespaces for the labels of their pods. */
  private classes(kind: NamespaceKind): readonly PodClass[] {
    return kept(this.classesByKind, kind.text, () =>
      podClasses(
        this.networks.flatMap((network) => network.index.selectorsOf(labelsIn(network, kind))),
      ),
    );
  }

  private change(
    from: NamespaceKind,
    source: PodClass,
    to: NamespaceKind,
    target: PodClass,
  ): OpenChange | undefined {
    const [before, after] = this.networks.map((network) =>
      openBetween(network, [from, source.labels], [to, target.labels]),
    );
    return openChange(before!, after!);
  }
}

/** What is known by a key, or found out now. Without a key, nothing is kept. */
function kept<Value>(known: Map<string, Value>, key: string | undefined, find: () => Value): Value {
  const found = key === undefined ? undefined : known.get(key);
  if (found !== undefined) return found;
  const value = find();
  if (key !== undefined) known.set(key, value);
  return value;
}
