import type { FleetDns } from '../../fleet/model/fleet';
import type { DnsProfile } from '../../fleet/model/props';

/** DNS servers to reach: pods of a namespace, addresses, or both. */
export interface DnsTarget {
  readonly namespace?: string;
  readonly podLabels?: Record<string, string>;
  readonly cidr?: string;
  readonly ports: readonly number[];
}

const KUBE_DNS: DnsTarget = {
  namespace: 'kube-system',
  podLabels: { 'k8s-app': 'kube-dns' },
  ports: [53],
};

/** Where each kind of cluster has its DNS servers. */
export const DNS_PROFILES: Record<DnsProfile, readonly DnsTarget[]> = {
  'kube-dns': [KUBE_DNS],
  // NodeLocal DNSCache listens on the node's network, where no pod selector reaches it; it asks kube-dns.
  'node-local': [KUBE_DNS, { cidr: '169.254.20.10/32', ports: [53] }],
  // Cloud DNS answers at the metadata server's address; only port 53 of it is opened.
  'gke-cloud-dns': [{ cidr: '169.254.169.254/32', ports: [53] }],
  // The pods listen on 5353 behind the Service's 53, and policies see the pods' port.
  openshift: [
    {
      namespace: 'openshift-dns',
      podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
      ports: [5353],
    },
  ],
};

/** The targets of a profile, or of servers of one's own, with the caches of the node. */
export function dnsTargets(dns: DnsProfile | FleetDns): readonly DnsTarget[] {
  if (typeof dns === 'string') return DNS_PROFILES[dns];
  const { namespace, podLabels, ports = KUBE_DNS.ports, nodeLocal = [] } = dns;
  return [
    namespace === undefined ? KUBE_DNS : { namespace, podLabels, ports },
    ...nodeLocal.map((address) => ({ cidr: `${address}/32`, ports: [53] })),
  ];
}
