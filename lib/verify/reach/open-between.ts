import type { PolicyNetwork } from './policy-network';
import type { NamespaceKind } from './namespace-kinds';
import { podAtoms, rangesIn } from './network-atoms';
import { limitsOf } from './network-profile';
import { ALL_PORTS, NO_PORTS, type PortSet, commonPorts, isEmpty, joinPorts } from './port-set';
import type { Direction } from './reach-policy';
import type { Labels } from './requirements';
import type { PodAtom } from './traffic-atom';

/** What is open between two kinds of pods. */
export interface Open {
  readonly ports: PortSet;
  /** What rules ask beyond ports. */
  readonly limits: readonly string[];
}

type End = readonly [namespace: NamespaceKind, labels: Labels];

/** What both ends let pass, from the first to the second. */
export function openBetween(network: PolicyNetwork, from: End, to: End): Open {
  let open: Open = { ports: NO_PORTS, limits: [] };
  for (const source of atomsOf(network, from, to, 'ingress')) {
    for (const target of atomsOf(network, to, from, 'egress')) {
      const leaves = network.side('egress', source, target, ALL_PORTS);
      if (isEmpty(leaves.open)) continue;
      const arrives = network.side('ingress', target, source, ALL_PORTS);
      const ports = joinPorts(open.ports, commonPorts(leaves.open, arrives.open));
      open = { ports, limits: [...new Set([...limitsOf(leaves), ...limitsOf(arrives)])].sort() };
    }
  }
  return open;
}

function atomsOf(
  network: PolicyNetwork,
  [kind, labels]: End,
  [other, its]: End,
  direction: Direction,
): PodAtom[] {
  return podAtoms(
    { namespace: kind.name },
    { namespaceLabels: labelsIn(network, kind), classes: [{ labels, text: '' }] },
    rangesIn(network.policiesOf(labelsIn(network, other), its), direction),
    network.plan,
  );
}

/** The labels of a namespace as a network describes it; a kind without a name has its own. */
export function labelsIn(network: PolicyNetwork, { name, text, labels }: NamespaceKind): Labels {
  return name === text ? network.namespaceLabels(name) : labels;
}
