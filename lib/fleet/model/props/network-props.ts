import type { AddressRange, HostPattern } from './address-types';
import type { IntegrationValue } from './integration-props';
import type { DnsLabel, ObjectName } from './name-types';
import type { ApiServerProps, DnsProfile, DnsProps, FlowProps, PeerProps } from './peer-props';

/**
 * Who may talk to whom. Everything that is not opened here stays closed, in both directions.
 *
 * The rules become NetworkPolicies, which the network plugin of the cluster must enforce
 * ([network policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/)).
 *
 * @title Network
 * @example {internet: false, ingress: {nginx: {namespace: "ingress-nginx"}}, egress: {store: {cidr: "10.20.0.0/16", ports: [443]}}}
 */
export interface NetworkProps {
  /**
   * How far pods of one tenant reach each other. With `environment`, pods talk to pods of their own environment. With
   * `tenant`, they also talk to the tenant's other environments that say `tenant`.
   *
   * @default environment
   */
  readonly reach?: NetworkReach;
  /**
   * What is open inside the reach: everything (`reach`), or only what `flows` names (`flowsOnly`).
   *
   * @default reach
   */
  readonly default?: NetworkDefault;
  /**
   * Traffic inside the reach that is open with `default: flowsOnly`, by a name of your choice. Each flow lets the calling
   * pods out and the called pods in, and opens nothing else.
   *
   * @default - none
   * @example {collect: {from: {role: "data-collector"}, to: {workload: "ai"}, ports: [80]}}
   */
  readonly flows?: Record<DnsLabel, FlowProps | null>;
  /**
   * How pods reach the cluster's DNS: a profile, or the servers themselves.
   *
   * @default kube-dns
   */
  readonly dns?: DnsProfile | DnsProps;
  /**
   * Opens public addresses. Private ranges and the metadata services of clouds stay closed. A map leaves some public
   * ranges out.
   *
   * @default true
   */
  readonly internet?: boolean | InternetProps;
  /**
   * Who may call the pods, by a name of your choice: pods of another namespace or of a tenant, or an address range.
   *
   * @default - nobody
   * @example {nginx: {namespace: "ingress-nginx"}}
   */
  readonly ingress?: Record<DnsLabel, PeerProps | null>;
  /**
   * What the pods may call, by a name of your choice: pods of another namespace or of a tenant, or an address range.
   * Ranges that cover the metadata service of a cloud are refused.
   *
   * @default - nothing beyond the reach, DNS and public addresses
   * @example {store: {cidr: "10.20.0.0/16", ports: [443]}}
   */
  readonly egress?: Record<DnsLabel, PeerProps | null>;
  /**
   * Operators that work in these namespaces. Each entry opens exactly the ports that the operator and the pods need of
   * each other. An entry is a name, or a map with the namespace in which the operator runs.
   *
   * For `kserve`, the namespace is that of the gateway's pods. Other gateways through which requests arrive are entries of
   * `ingress`. Meshes are supported with sidecars.
   *
   * @default - none
   */
  readonly integrations?: readonly IntegrationValue[];
  /**
   * Hosts for which Ingresses and routes of the Gateway API may take requests. Two tenants cannot be granted one host, but
   * each can be granted a path of it, such as `ml.example.com/vision`: its Ingresses and HTTPRoutes then take that path and
   * what is below it. The certificate of such a host is the platform's.
   *
   * @default - none: Ingresses and routes are refused
   */
  readonly hosts?: readonly HostPattern[];
  /**
   * Classes that an Ingress may name. They include the class of the Ingresses that name none.
   *
   * @default - every class
   */
  readonly ingressClasses?: readonly ObjectName[] | null;
  /**
   * Lets the tenant's admins write NetworkPolicies of their own. Policies add up, so each of them can only open something.
   *
   * @default false
   */
  readonly tenantPolicies?: boolean;
  /**
   * Where the API server is: for `apiAccess`, and for operators whose pods report to it.
   *
   * @default - not stated: no pod can be let through to it
   */
  readonly apiServer?: ApiServerProps | null;
}

/**
 * Who may talk to whom, and what enforces it in the cluster.
 *
 * @title Network of a cluster
 * @example {engine: "cilium", internet: false}
 */
export interface ClusterNetworkProps extends NetworkProps {
  /**
   * The network plugin whose own policies are written besides NetworkPolicies.
   *
   * @default kubernetes
   */
  readonly engine?: NetworkEngine;
  /**
   * With `calico`: whether the borders are written as staged policies, so that they can be tried. Calico then shows in its
   * flow logs what they would refuse, and lets it pass.
   *
   * @default false
   */
  readonly staged?: boolean;
}

/**
 * The network plugin of a cluster.
 *
 * - `kubernetes`: any plugin that enforces NetworkPolicies, and nothing besides them is written
 * - `cilium`: Cilium 1.18 or newer; every namespace gets a border that no other policy opens
 * - `calico`: Calico 3.32 or newer; every namespace gets a border in a tier of its own, which no NetworkPolicy opens
 *
 * Source: [Cilium's policies](https://docs.cilium.io/en/stable/network/kubernetes/policy/),
 * [Calico's tiers](https://docs.tigera.io/calico/latest/network-policy/policy-tiers/tiered-policy).
 *
 * @title Network engine
 */
export type NetworkEngine = 'kubernetes' | 'cilium' | 'calico';

/**
 * Public addresses with exceptions.
 *
 * @title Internet
 * @example {except: ["203.0.113.0/24"]}
 */
export interface InternetProps {
  /**
   * Public ranges that stay closed, such as those of your own data centre. Private ranges are closed anyway.
   *
   * @example ["203.0.113.0/24"]
   */
  readonly except: readonly AddressRange[];
}

/**
 * How far pods of one tenant reach each other.
 *
 * - `environment`: pods of the same environment
 * - `tenant`: pods of all the tenant's environments that say `tenant`
 *
 * @title Network reach
 */
export type NetworkReach = 'environment' | 'tenant';

/**
 * What is open inside the reach.
 *
 * - `reach`: everything
 * - `flowsOnly`: what `flows` names, and nothing else
 *
 * @title Network default
 */
export type NetworkDefault = 'reach' | 'flowsOnly';
