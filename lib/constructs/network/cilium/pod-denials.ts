import type { k8s } from '../../api-object/k8s';
import { hasPortName } from '../network-rules';
import {
  type CiliumSelector,
  type Requirement,
  failures,
  namespacesIn,
  podsInNamespaces,
  podsOutside,
} from './cilium-selectors';
import {
  type CiliumPorts,
  type PortRange,
  cutPorts,
  isAmong,
  portRanges,
  toCiliumPorts,
} from './port-ranges';
import { addTo, grouped } from '../../../fleet/values/groups';

/** What one rule of ours opens, in one direction. */
export interface OpenedWay {
  readonly peers: readonly k8s.NetworkPolicyPeer[];
  readonly ports: readonly k8s.NetworkPolicyPort[] | undefined;
}

/** Pods with which no connection is allowed, whatever allows it. */
export interface PodDenial {
  readonly pods: readonly CiliumSelector[];
  /** @default - everything, also what has no ports */
  readonly toPorts?: readonly CiliumPorts[];
}

/** Some pods of a namespace, on some ports. */
interface Opened {
  readonly pods: k8s.LabelSelector;
  readonly ports: readonly PortRange[] | undefined;
}

/** How many selectors say which pods of a namespace are not opened; beyond it, its pods are not told apart. */
const MOST_SELECTORS = 64;

/** Every pod outside of a namespace with which nothing is opened, and the rest on the ports that are not. */
export function podDenials(namespace: string, ways: readonly OpenedWay[]): PodDenial[] {
  const byNamespace = openedByNamespace(ways);
  const others = { pods: [podsOutside([namespace, ...byNamespace.keys()].sort())] };
  return [
    others,
    ...alike(byNamespace).flatMap(([names, opened]) =>
      names.includes(namespace) ? [] : denialsWithin(names, opened),
    ),
  ];
}

/** What is opened with each other namespace, in the order of their names. */
function openedByNamespace(ways: readonly OpenedWay[]): Map<string, Opened[]> {
  const found = new Map<string, Opened[]>();
  for (const { peers, ports } of ways) {
    for (const peer of peers) {
      for (const name of namespacesIn(peer) ?? []) {
        const ranges = hasPortName(ports) ? undefined : portRanges(ports);
        const opened = { pods: peer.podSelector ?? {}, ports: ranges };
        addTo(found, name, opened);
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Namespaces with which the same is opened, together. */
function alike(byNamespace: ReadonlyMap<string, Opened[]>): [names: string[], opened: Opened[]][] {
  const groups = grouped(byNamespace, ([, opened]) => JSON.stringify(opened));
  return [...groups.values()].map((same) => [same.map(([name]) => name), same[0]![1]]);
}

/** What is not opened with the pods of some namespaces: on each port, those whom no opening names. */
function denialsWithin(names: readonly string[], opened: readonly Opened[]): PodDenial[] {
  const ranges = cutPorts(opened.flatMap(({ ports }) => ports ?? []));
  const openedOn = (range: PortRange): Opened[] =>
    opened.filter(({ ports }) => ports === undefined || isAmong(range, ports));
  const byOpenings = grouped(ranges, (range) =>
    openedOn(range)
      .map((one) => opened.indexOf(one))
      .join(),
  );
  return [...byOpenings.values()].flatMap((own) => {
    const pods = excluded(names, openedOn(own[0]!));
    if (pods.length === 0) return [];
    // Where all ports are alike, what has no ports is like them.
    return [{ pods, ...(byOpenings.size === 1 ? {} : toCiliumPorts(own)) }];
  });
}

/** The pods of some namespaces that none of the openings names. */
function excluded(names: readonly string[], openings: readonly Opened[]): CiliumSelector[] {
  let ways: Requirement[][] = [[]];
  for (const { pods } of openings) {
    const failing = failures(pods);
    ways = ways.flatMap((way) => failing.map((one) => [...way, one]));
    if (ways.length > MOST_SELECTORS) return [];
  }
  return ways.map((way) => podsInNamespaces(names, way));
}
