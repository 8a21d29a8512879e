import type { PolicyNetwork } from './policy-network';
import type { PodClass } from './pod-classes';
import { type Direction, DIRECTIONS } from './reach-policy';
import {
  type Labels,
  NAME_LABEL,
  type Requirements,
  formatRequirements,
  meets,
} from './requirements';

/** A namespace, or all of a kind that have no name here. */
export interface NamespaceKind {
  /** Its name; `*` for what has none. */
  readonly name: string;
  /** In words. */
  readonly text: string;
  readonly labels: Labels;
}

/** What stands for namespaces that no rule names. No namespace can have this name. */
export const ANY_NAME = '*';

export const OTHER_NAMESPACES: NamespaceKind = {
  name: ANY_NAME,
  text: 'other namespaces',
  labels: { [NAME_LABEL]: ANY_NAME },
};

/** The selectors of namespaces in the rules about a namespace, in the directions. */
function selectorsOf(
  network: PolicyNetwork,
  namespace: string,
  direction: Direction,
): Requirements[] {
  return network.index
    .ofNamespace(network.namespaceLabels(namespace))
    .flatMap((policy) => policy[direction].rules)
    .flatMap(({ peers = [] }) =>
      peers.flatMap((peer) => (peer.kind === 'pods' ? [peer.namespaces] : [])),
    );
}

/**
 * The namespaces that the rules of a namespace tell apart from all others, in some direction. A selector of labels other
 * than the name also has a kind of its own: namespaces that nobody knows yet, with these labels.
 */
export function toldApart(
  network: PolicyNetwork,
  namespace: string,
  directions: readonly Direction[] = DIRECTIONS,
): Map<string, NamespaceKind> {
  const found = new Map<string, NamespaceKind>();
  const add = (name: string): void => {
    found.set(name, { name, text: name, labels: network.namespaceLabels(name) });
  };
  const selectors = directions.flatMap((direction) => selectorsOf(network, namespace, direction));
  for (const selector of selectors) {
    for (const name of namedIn(selector)) add(name);
    const others = selector.filter(({ key }) => key !== NAME_LABEL);
    if (others.length === 0) continue;
    for (const name of network.namespacesApart(others)) add(name);
    const kind = unknownKind(others);
    if (kind !== undefined) found.set(kind.text, kind);
  }
  return found;
}

/** The names that a selector is about, whether it lists them or leaves them out. */
function namedIn(selector: Requirements): string[] {
  return selector.flatMap(({ key, values }) => (key === NAME_LABEL ? values : []));
}

/** Namespaces that a selector chooses by labels, and no file describes. */
function unknownKind(selector: Requirements): NamespaceKind | undefined {
  const labels: Record<string, string> = { [NAME_LABEL]: ANY_NAME };
  for (const { key, operator, values } of selector) {
    if (operator === 'In') labels[key] = values[0] ?? '';
    if (operator === 'Exists') labels[key] = 'other';
  }
  const isApart = meets(labels, selector) !== meets(OTHER_NAMESPACES.labels, selector);
  return isApart
    ? { name: ANY_NAME, text: `any namespace with ${formatRequirements(selector)}`, labels }
    : undefined;
}

/** The kinds of pods of a namespace that policies tell apart. */
export function classesOf(
  network: PolicyNetwork,
  { name, text, labels }: NamespaceKind,
): readonly PodClass[] {
  return name === text ? network.podClasses(name) : network.podClassesWith(labels);
}
