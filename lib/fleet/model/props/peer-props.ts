import type { AddressRange, Ipv4Address, PortNumber, PortValue } from './address-types';
import type { LabelValue } from './amount-types';
import type { CalledHost, HttpRuleProps } from './http-props';
import type { DnsLabel, LabelKey, PlainName } from './name-types';

/**
 * Traffic from some pods to others, inside the reach. Both `from` and `to` are needed.
 *
 * @title Flow
 * @example {from: {role: "data-collector"}, to: {workload: "ai"}, ports: [80]}
 */
export interface FlowProps {
  /**
   * Labels of the pods that call.
   *
   * @default - required, here or at a level that this one inherits from
   * @example {role: "data-collector"}
   */
  readonly from?: Record<LabelKey, LabelValue>;
  /**
   * Labels of the pods that are called.
   *
   * @default - required, here or at a level that this one inherits from
   * @example {workload: "ai"}
   */
  readonly to?: Record<LabelKey, LabelValue>;
  /**
   * Ports of the called pods, not of a Service in front of them. A number is a TCP port; a name is what the called pods
   * call one of their ports.
   *
   * @minItems 1
   * @default - all ports
   */
  readonly ports?: readonly PortValue[];
  /**
   * The HTTP requests that the called pods get, on the named ports; others are answered with 403. Needs
   * `network.engine: cilium`, and `default: flowsOnly`, because a port that is open otherwise is open to every request.
   *
   * @minItems 1
   * @default - all traffic
   * @example [{method: "GET", path: "/v1/.*"}]
   */
  readonly http?: readonly HttpRuleProps[];
}

/**
 * One end of a connection: pods of one namespace, those of a tenant, or an address range.
 *
 * @title Peer
 * @example {namespace: "monitoring", pods: {app: "prometheus"}, ports: [9090]}
 * @example {tenant: "vision", environment: "prod", ports: ["http"]}
 * @example {cidr: "10.20.0.0/16", ports: [443]}
 */
export interface PeerProps {
  /**
   * The namespace of the pods, by its exact name. State exactly one of `namespace`, `tenant`, `cidr` and `hosts`.
   *
   * @default - none
   */
  readonly namespace?: DnsLabel;
  /**
   * The tenant or the shared service that the pods belong to. It opens this side; the other one must open its own.
   *
   * @default - none
   * @example "vision"
   */
  readonly tenant?: PlainName;
  /**
   * The environment of `tenant`.
   *
   * @default - all environments of the tenant that are on the same cluster
   * @example "prod"
   */
  readonly environment?: PlainName;
  /**
   * Labels of the pods on the other side.
   *
   * @default - all pods of the namespace
   * @example {app: "prometheus"}
   */
  readonly pods?: Record<LabelKey, LabelValue>;
  /**
   * The address range. State exactly one of `namespace`, `tenant`, `cidr` and `hosts`.
   *
   * @default - none
   */
  readonly cidr?: AddressRange;
  /**
   * Ranges inside `cidr` that stay closed.
   *
   * @default - none
   * @example ["10.20.255.0/24"]
   */
  readonly except?: readonly AddressRange[];
  /**
   * Labels of the tenant's own pods that this is for.
   *
   * @default - all pods of its own namespace
   * @example {app: "web"}
   */
  readonly for?: Record<LabelKey, LabelValue>;
  /**
   * Ports of the pods that are called, not of a Service in front of them. A number is a TCP port; a name is what the
   * called pods call one of their ports. Under `egress`, a range of addresses takes numbers only.
   *
   * @minItems 1
   * @default - all ports
   */
  readonly ports?: readonly PortValue[];
  /**
   * Of `ingress` alone: the HTTP requests that are let in on the named ports; others are answered with 403. Needs
   * `network.engine: cilium`.
   *
   * @minItems 1
   * @default - all traffic
   * @example [{method: "GET", path: "/metrics"}]
   */
  readonly http?: readonly HttpRuleProps[];
  /**
   * Of `egress` alone, in the place of `namespace` and `cidr`: public hosts by their names. Needs `network.engine: cilium`,
   * which learns their addresses from the answers of DNS.
   *
   * @minItems 1
   * @default - none
   * @example ["huggingface.co", "*.hf.co"]
   */
  readonly hosts?: readonly CalledHost[];
}

/**
 * DNS servers that no profile describes: pods, a cache on the node, or both.
 *
 * @title DNS servers
 * @minProperties 1
 * @example {namespace: "dns-system", podLabels: {app: "coredns"}}
 * @example {nodeLocal: "169.254.25.10"}
 */
export interface DnsProps {
  /**
   * The namespace in which the servers run. State it together with `podLabels`.
   *
   * @default - kube-system, with pods labelled `k8s-app: kube-dns`
   */
  readonly namespace?: DnsLabel;
  /**
   * Labels of their pods.
   *
   * @minProperties 1
   * @default - none
   * @example {"k8s-app": "kube-dns"}
   */
  readonly podLabels?: Record<LabelKey, LabelValue>;
  /**
   * The ports on which the pods listen, UDP and TCP alike. They may differ from those of the Service.
   *
   * @minItems 1
   * @default - 53
   */
  readonly ports?: readonly PortNumber[];
  /**
   * Where a DNS cache of the node listens, on port 53 of UDP and TCP: one address or several. Kubespray has 169.254.25.10,
   * and LocalDNS of AKS 169.254.10.10 and 169.254.10.11. The profile `node-local` means 169.254.20.10.
   *
   * Source: [NodeLocal DNSCache](https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/).
   *
   * @minItems 1
   * @default - none
   * @example "169.254.25.10"
   */
  readonly nodeLocal?: Ipv4Address | readonly Ipv4Address[];
}

/**
 * Where the API server is.
 *
 * @title API server
 * @example {cidrs: ["10.0.0.10/32", "10.96.0.1/32"], ports: [443, 6443]}
 */
export interface ApiServerProps {
  /**
   * The addresses of its endpoints and of the Service `kubernetes`: most network plugins judge a packet after the
   * Service's address was replaced by an endpoint, others before. Cilium matches addresses of nodes only with
   * [`policy-cidr-match-mode: nodes`](https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock).
   *
   * @minItems 1
   * @example ["10.0.0.10/32"]
   */
  readonly cidrs: readonly AddressRange[];
  /**
   * Its TCP ports.
   *
   * @minItems 1
   * @default - 443 and 6443
   */
  readonly ports?: readonly PortNumber[];
}

/**
 * The addresses of a cluster.
 *
 * @title Cluster ranges
 * @example {nodes: ["10.1.0.0/16"], pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"]}
 */
export interface ClusterRangesProps {
  /**
   * Ranges that nodes have addresses of.
   *
   * @default - not stated
   */
  readonly nodes?: readonly AddressRange[];
  /**
   * Ranges that pods have addresses of.
   *
   * @default - not stated
   */
  readonly pods?: readonly AddressRange[];
  /**
   * Ranges that Services have addresses of.
   *
   * @default - not stated
   */
  readonly services?: readonly AddressRange[];
}

/**
 * Where a kind of cluster has its DNS servers.
 *
 * - `kube-dns`: pods labelled `k8s-app: kube-dns` in `kube-system`, as CoreDNS has them
 * - `node-local`: the same, and NodeLocal DNSCache at 169.254.20.10
 * - `gke-cloud-dns`: Cloud DNS of GKE, at port 53 of 169.254.169.254
 * - `openshift`: pods of `openshift-dns`, which listen on 5353
 *
 * @title DNS profile
 */
export type DnsProfile = 'kube-dns' | 'node-local' | 'gke-cloud-dns' | 'openshift';
