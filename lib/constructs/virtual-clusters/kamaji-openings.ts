import type { FleetKamaji } from '../../fleet/model/fleet-isolation';
import { KAMAJI_CONTROL_PLANE, KAMAJI_LABEL, KAMAJI_PORTS } from '../../plan/kamaji-names';
import type { k8s } from '../api-object/k8s';
import { type Opening, opening } from '../network/network-openings';
import { inNamespace, tcp, toPorts } from '../network/network-rules';

/** The pods of the control plane. Nobody else makes pods in its namespace. */
const SERVERS: k8s.LabelSelector = { matchLabels: { [KAMAJI_LABEL]: KAMAJI_CONTROL_PLANE } };

/**
 * What a control plane of Kamaji needs of the network: nodes and people reach its API and its tunnel, the controller of
 * Kamaji its API, and it reaches its data store.
 */
export function kamajiOpenings({ nodes, kamaji: { namespace, ports } }: FleetKamaji): Opening[] {
  const { api, tunnel } = KAMAJI_PORTS;
  return [
    opening(
      'allow-control-plane-clients',
      {
        ingress: [
          {
            from: nodes.map((cidr) => ({ ipBlock: { cidr } })),
            ...toPorts([tcp(api), tcp(tunnel)]),
          },
          { from: [inNamespace(namespace)], ...toPorts([tcp(api)]) },
        ],
      },
      SERVERS,
    ),
    opening(
      'allow-control-plane-data',
      { egress: [{ to: [inNamespace(namespace)], ...toPorts(ports.map(tcp)) }] },
      SERVERS,
    ),
  ];
}
