import type { PolicyNetwork } from './policy-network';
import { type NamespaceKind, OTHER_NAMESPACES, toldApart } from './namespace-kinds';
import { type Direction, DIRECTIONS } from './reach-policy';

const OPPOSITE = { ingress: 'egress', egress: 'ingress' } as const;

/**
 * The namespaces that matter to each other: whom the rules of one name, and who names it. All others treat it alike, so
 * that nobody needs to ask all pairs.
 */
export class Counterparts {
  /** The namespaces whose rules name a namespace, by direction. */
  private readonly namedBy: Readonly<Record<Direction, ReadonlyMap<string, readonly string[]>>>;

  /** @param networks - several networks count as one: what one of them tells apart is told apart */
  constructor(private readonly networks: readonly PolicyNetwork[]) {
    const [ingress, egress] = DIRECTIONS.map((direction) => this.namers(direction));
    this.namedBy = { ingress: ingress!, egress: egress! };
  }

  /** A namespace by its name, as the last network describes it. */
  kind(name: string): NamespaceKind {
    return { name, text: name, labels: this.networks.at(-1)!.namespaceLabels(name) };
  }

  /** Those of a namespace: for `egress`, whom it may call. The namespace itself comes first, all others last. */
  of(name: string, direction: Direction): NamespaceKind[] {
    const told = this.networks.flatMap((network) => [
      ...toldApart(network, name, [direction]).values(),
    ]);
    const naming = this.namedBy[OPPOSITE[direction]].get(name) ?? [];
    const all = [
      this.kind(name),
      ...naming.map((other) => this.kind(other)),
      ...told,
      OTHER_NAMESPACES,
    ];
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
}
