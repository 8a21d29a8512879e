import type {
  CiliumNetworkPolicySpec,
  CiliumNetworkPolicySpecEgress as Egress,
  CiliumNetworkPolicySpecIngress as Ingress,
} from '../../../../imports/cilium.io';
import type { FleetHttpRule } from '../../../fleet/model/fleet';
import type { EnginePolicy } from '../engine-policy';
import type { Opening } from '../network-openings';
import { ciliumPeers, ciliumSelector } from './cilium-selectors';
import { portsOnNode } from './node-denials';
import { portRanges, toCiliumPorts, toPodPorts } from './port-ranges';

/** What an opening needs of Cilium besides its NetworkPolicy, or in its place. It has the same name. */
export function ciliumPolicies(opening: Opening): EnginePolicy[] {
  const ingress = httpIngress(opening);
  const egress = [...nodeEgress(opening), ...nameEgress(opening), ...hostEgress(opening)];
  if (ingress.length + egress.length === 0) return [];
  const spec: CiliumNetworkPolicySpec = {
    endpointSelector: ciliumSelector(opening.pods),
    ...(ingress.length === 0 ? {} : { ingress }),
    ...(egress.length === 0 ? {} : { egress }),
  };
  return [{ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', name: opening.name, spec }];
}

/** Requests, which the proxy of the called pods' node judges. */
function httpIngress({ rules, beyond }: Opening): Ingress[] {
  const http = beyond?.http?.map(httpRule);
  if (http === undefined) return [];
  return (rules.ingress ?? []).flatMap(({ from = [], ports }) => {
    const toPorts = toPodPorts(ports ?? []).toPorts.map((list) => ({
      ...list,
      rules: { http },
    }));
    const { endpoints, ranges } = ciliumPeers(from);
    return [
      ...(endpoints.length === 0 ? [] : [{ fromEndpoints: endpoints, toPorts }]),
      ...(ranges.length === 0 ? [] : [{ fromCIDRSet: ranges, toPorts }]),
    ];
  });
}

function httpRule({ method, path, host, headers }: FleetHttpRule): HttpRule {
  return {
    method,
    path,
    // A regular expression as well, in which a dot is any character.
    host: host?.replaceAll('.', '\\.'),
    headerMatches:
      headers === undefined
        ? undefined
        : Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
}

interface HttpRule {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headerMatches?: readonly { readonly name: string; readonly value: string }[];
}

/** The API server and the node itself: to Cilium, no range of addresses means them. */
function nodeEgress({ rules, toApiServer }: Opening): Egress[] {
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

/** Names are looked up through the proxy, which remembers the addresses in the answers. */
function nameEgress({ rules, beyond }: Opening): Egress[] {
  if (beyond?.seesNames !== true) return [];
  const toPorts = [
    {
      ports: (['UDP', 'TCP'] as const).map((protocol) => ({ port: '53', protocol })),
      rules: { dns: [{ matchPattern: '*' }] },
    },
  ];
  return (rules.egress ?? []).flatMap(({ to = [] }) => {
    const { endpoints, ranges } = ciliumPeers(to);
    return [
      ...(endpoints.length === 0 ? [] : [{ toEndpoints: endpoints, toPorts }]),
      ...(ranges.length === 0 ? [] : [{ toCIDRSet: ranges, toPorts }]),
    ];
  });
}

/** Hosts by their names. */
function hostEgress({ rules, beyond }: Opening): Egress[] {
  const { hosts } = beyond ?? {};
  if (hosts === undefined) return [];
  const toFQDNs = hosts.map((host) =>
    host.startsWith('*') ? { matchPattern: host } : { matchName: host },
  );
  return (rules.egress ?? []).map(({ ports }) => {
    const ranges = portRanges(ports);
    return { toFQDNs, ...(ranges === undefined ? {} : toCiliumPorts(ranges)) };
  });
}
