import type { CiliumNetworkPolicySpec } from '../../../../imports/cilium.io';
import type { EnginePolicy } from '../engine-parts';
import type { Opening } from '../network-openings';
import { ciliumSelector } from './cilium-selectors';
import { portsOnNode } from './node-denials';
import { portRanges, toCiliumPorts } from './port-ranges';

/** What an opening needs of Cilium besides its NetworkPolicy, which has its name. */
export function ciliumPolicies(opening: Opening): EnginePolicy[] {
  const egress = nodeEgress(opening);
  if (egress.length === 0) return [];
  const spec: CiliumNetworkPolicySpec = {
    endpointSelector: ciliumSelector(opening.pods),
    egress,
  };
  return [{ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', name: opening.name, spec }];
}

/** The API server and the node itself: to Cilium, no range of addresses means them. */
function nodeEgress({
  rules,
  toApiServer,
}: Opening): NonNullable<CiliumNetworkPolicySpec['egress']> {
  const ways = (rules.egress ?? []).map(({ to = [], ports }) => ({ peers: to, ports }));
  const onNode = portsOnNode(ways);
  return [
    ...(toApiServer === true
      ? ways.map(({ ports }) => ({
          toEntities: ['kube-apiserver'] as const,
          ...toCiliumPorts(portRanges(ports) ?? []),
        }))
      : []),
    ...(onNode.length === 0 ? [] : [{ toEntities: ['host'] as const, ...toCiliumPorts(onNode) }]),
  ];
}
