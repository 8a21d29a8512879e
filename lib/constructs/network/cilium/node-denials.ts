import { covers, parseCidr } from '../../../fleet/values/cidr';
import type { CiliumClusterwideNetworkPolicySpecEgressDenyToEntities as Entity } from '../../../../imports/cilium.io';
import { type CiliumSelector, reservedWithout } from './cilium-selectors';
import type { OpenedWay } from './pod-denials';
import {
  type CiliumPorts,
  type PortRange,
  otherPorts,
  portRanges,
  toCiliumPorts,
} from './port-ranges';

/** Nodes and the API server, to which no connection is allowed, whatever allows it. */
export interface NodeDenial {
  readonly toEntities?: readonly Entity[];
  readonly toEndpoints?: readonly CiliumSelector[];
  /** @default - everything, also what has no ports */
  readonly toPorts?: readonly CiliumPorts[];
}

const LINK_LOCAL = parseCidr('169.254.0.0/16')!;

/**
 * Ports of link-local addresses that are opened: what answers there runs on the node itself, and to Cilium such an address
 * is the node.
 */
export function portsOnNode(ways: readonly OpenedWay[]): PortRange[] {
  return ways.flatMap(({ peers, ports }) =>
    peers.some(({ ipBlock }) => isLinkLocal(ipBlock?.cidr)) ? (portRanges(ports) ?? []) : [],
  );
}

function isLinkLocal(text: string | undefined): boolean {
  const range = text === undefined ? undefined : parseCidr(text);
  return range !== undefined && covers(LINK_LOCAL, range);
}

/**
 * The nodes, and the API server unless it is opened: no range of addresses means them to Cilium. Pods that it does not
 * manage have no labels, so nobody can say whose they are.
 *
 * @param onNode - ports of the node itself that are opened
 * @param apiServer - ports of the API server that are opened; undefined if it is not
 */
export function nodeDenials(
  onNode: readonly PortRange[],
  apiServer: readonly PortRange[] | undefined,
): NodeDenial[] {
  const host = onNode.length === 0 ? {} : toCiliumPorts(otherPorts(onNode));
  if (apiServer === undefined) {
    const others: Entity[] = ['kube-apiserver', 'remote-node', 'unmanaged'];
    return onNode.length === 0
      ? [{ toEntities: ['host', ...others] }]
      : [{ toEntities: others }, { toEntities: ['host'], ...host }];
  }
  // A node on which the API server runs is both.
  return [
    { toEntities: ['unmanaged'] },
    { toEndpoints: [reservedWithout('remote-node', 'kube-apiserver')] },
    { toEndpoints: [reservedWithout('host', 'kube-apiserver')], ...host },
    { toEntities: ['kube-apiserver'], ...toCiliumPorts(otherPorts([...apiServer, ...onNode])) },
  ];
}
