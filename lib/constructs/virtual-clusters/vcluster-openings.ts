import type { FleetNetwork } from '../../fleet/model/fleet';
import { SYNCED_LABEL, VCLUSTER_NAMES, VCLUSTER_PORT } from '../../plan/vcluster-names';
import type { k8s } from '../api-object/k8s';
import { type Opening, opening } from '../network/network-openings';
import { apiServerRules, tcp, toPorts } from '../network/network-rules';

/** Pods that the chart makes. What the syncer makes has a label that nobody inside can take off. */
function chartPods(app?: string): k8s.LabelSelector {
  const { release } = VCLUSTER_NAMES;
  return {
    matchLabels: { release, ...(app === undefined ? {} : { app }) },
    matchExpressions: [{ key: SYNCED_LABEL, operator: 'DoesNotExist' }],
  };
}

/** The pods of the syncer, which is also the Kubernetes API. */
const SERVERS = chartPods('vcluster');

/** The DNS server of the virtual cluster, which is one of its pods. */
const DNS: k8s.LabelSelector = {
  matchLabels: { 'k8s-app': 'vcluster-kube-dns', [SYNCED_LABEL]: VCLUSTER_NAMES.release },
};

const DNS_PORTS = toPorts([
  { port: 1053, protocol: 'UDP' },
  { port: 1053, protocol: 'TCP' },
]);

const API_PORTS = toPorts([tcp(VCLUSTER_PORT)]);

/** The ports of etcd: for clients, for its members, and for the kubelet. */
const ETCD_PORTS = toPorts([tcp(2379), tcp(2380)]);

/**
 * What a virtual cluster needs of the network: the syncer reaches the API server of the cluster, which its pods do not. Where
 * not all of the namespace is open, its pods reach its API and its DNS server.
 */
export function vclusterOpenings(network: FleetNetwork): Opening[] {
  const server = apiServerRules(network);
  return [
    ...(server === undefined ? [] : [opening('allow-virtual-cluster-syncer', server, SERVERS)]),
    ...(network.default === 'reach' ? [] : inside()),
  ];
}

function inside(): Opening[] {
  const everybody = [{ podSelector: {} }];
  const chart = [{ podSelector: chartPods() }];
  return [
    opening('allow-virtual-cluster', {
      egress: [
        { to: [{ podSelector: SERVERS }], ...API_PORTS },
        { to: [{ podSelector: DNS }], ...DNS_PORTS },
      ],
    }),
    opening('allow-virtual-cluster-dns', { ingress: [{ from: everybody, ...DNS_PORTS }] }, DNS),
    opening(
      'allow-virtual-cluster-server',
      {
        ingress: [
          { from: everybody, ...API_PORTS },
          { from: chart, ...ETCD_PORTS },
        ],
        egress: [{ to: chart, ...ETCD_PORTS }],
      },
      chartPods(),
    ),
  ];
}
