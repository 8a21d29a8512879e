import type { AddressRange, PortNumber } from './address-types';
import type { Bytes, Cores } from './amount-types';
import type { DnsLabel, ObjectName } from './name-types';

/**
 * How far an environment is apart from those of others.
 *
 * - `namespace`: a namespace of its own, behind quotas, network policies and guard rails
 * - `virtual-cluster`: a Kubernetes API of its own, in which the tenant is the administrator. With vCluster, its pods run in
 *   the namespace of the environment, which is guarded as every other one; with Kamaji, on nodes of its own
 * - `cluster`: a cluster that no other tenant is placed on
 *
 * @title Isolation level
 */
export type IsolationLevel = 'namespace' | 'virtual-cluster' | 'cluster';

/**
 * How far an environment is apart from those of others, with options. A plain word, such as `isolation: virtual-cluster`,
 * states the level and keeps the options of lower layers, so that the platform can state them once.
 *
 * @title Isolation with options
 * @example {level: "virtual-cluster", version: "0.37.1", replicas: 3}
 */
export interface IsolationProps {
  /**
   * The level.
   *
   * @default - what a lower layer states; namespace
   */
  readonly level?: IsolationLevel;
  /**
   * What makes the Kubernetes API of a virtual cluster.
   *
   * - `vcluster`: [vCluster](https://www.vcluster.com/docs/vcluster/), whose pods run on the nodes of the cluster
   * - `kamaji`: [Kamaji](https://kamaji.clastix.io/), which runs the control plane alone. Pods need nodes that join it
   *
   * @default - vcluster
   */
  readonly engine?: 'vcluster' | 'kamaji';
  /**
   * The version of the Helm chart of vCluster.
   *
   * @default - 0.37.1, with whose values the output was tried
   * @example "0.37.1"
   */
  readonly version?: ChartVersion;
  /**
   * The version of Kubernetes that the virtual cluster has. With vCluster, at most one minor version newer than the cluster
   * that it runs on. Kamaji has none of its own, so it must be stated.
   *
   * @default - vCluster's own
   * @example "1.34.2"
   */
  readonly kubernetesVersion?: KubernetesPatchVersion;
  /**
   * How many servers answer for the Kubernetes API. With vCluster, the data of several is in an etcd with as many members,
   * so that the number must be odd.
   *
   * @default - 1; with Kamaji 2
   * @example 3
   */
  readonly replicas?: ServerCount;
  /**
   * What each server of the Kubernetes API requests. It counts against the quota of the environment.
   *
   * @default - a cpu request of 200m and a memory request of 256Mi; with Kamaji 250m and 512Mi
   */
  readonly resources?: ServerResourcesProps;
  /**
   * Where vCluster keeps the data of the Kubernetes API.
   *
   * @default - a volume of 5Gi of the cluster's default class
   */
  readonly storage?: ServerStorageProps;
  /**
   * How people reach the Kubernetes API of a vCluster from outside. `null` removes what a lower layer states.
   *
   * @default - from inside the cluster alone
   */
  readonly expose?: ExposedApiProps | null;
  /**
   * Where Kamaji is in this cluster.
   *
   * @default - the namespace kamaji-system, with the data store `default` at port 2379
   */
  readonly kamaji?: KamajiProps;
  /**
   * The addresses of the tenant's nodes and people, which alone reach the Kubernetes API at its load balancer. For Kamaji.
   * Where the load balancer replaces the address of the caller, also the addresses of this cluster's nodes.
   *
   * @default - none; with Kamaji it must be stated
   * @minItems 1
   * @example ["10.20.0.0/16"]
   */
  readonly nodes?: readonly AddressRange[];
}

/**
 * Where Kamaji is.
 *
 * @title Kamaji
 * @example {namespace: "kamaji-system", dataStore: "tenants", ports: [2379]}
 */
export interface KamajiProps {
  /**
   * The namespace of its controller, and of a data store that runs in this cluster.
   *
   * @default - kamaji-system
   * @example "kamaji-system"
   */
  readonly namespace?: DnsLabel;
  /**
   * The DataStore that keeps the data of the Kubernetes API. Its tenants are apart by a user and a prefix or a database of
   * their own.
   *
   * @default - default
   * @example "tenants"
   */
  readonly dataStore?: ObjectName;
  /**
   * The TCP ports of the data store in that namespace. Open a data store elsewhere by `network.egress`.
   *
   * @minItems 1
   * @default - 2379
   * @example [2379]
   */
  readonly ports?: readonly PortNumber[];
}

/**
 * What each server of a virtual cluster requests.
 *
 * @title Resources of a server
 * @example {cpu: 1, memory: "2Gi"}
 */
export interface ServerResourcesProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - 200m; with Kamaji 250m
   * @example 1
   */
  readonly cpu?: Cores;
  /**
   * Memory, in bytes.
   *
   * @default - 256Mi; with Kamaji 512Mi
   * @example "2Gi"
   */
  readonly memory?: Bytes;
}

/**
 * The volume of each member that keeps data of a virtual cluster.
 *
 * @title Storage of a virtual cluster
 * @example {size: "10Gi", class: "fast"}
 */
export interface ServerStorageProps {
  /**
   * Its size, in bytes.
   *
   * @default - 5Gi
   * @example "10Gi"
   */
  readonly size?: Bytes;
  /**
   * Its storage class, which must be among `storage.classes`.
   *
   * @default - the default class of the cluster
   * @example "fast"
   */
  readonly class?: ObjectName | null;
}

/**
 * How people reach the Kubernetes API of a virtual cluster: a host name, and who passes its connections on. TLS ends at the
 * API itself.
 *
 * @title Exposed API
 * @example {host: "vision.k8s.example.com", gateway: {name: "tenants", namespace: "gateways"}}
 */
export interface ExposedApiProps {
  /** The host name. It must be among `network.hosts`, so that no other tenant has it. */
  readonly host: HostName;
  /**
   * The class of an ingress controller that passes TLS through.
   *
   * @default - none
   * @example "nginx"
   */
  readonly ingressClass?: ObjectName | null;
  /**
   * The Gateway with a TLS listener that passes TLS through.
   *
   * @default - none
   */
  readonly gateway?: GatewayRefProps | null;
}

/**
 * A Gateway.
 *
 * @title Gateway
 * @example {name: "tenants", namespace: "gateways"}
 */
export interface GatewayRefProps {
  /** The name of the Gateway. */
  readonly name: ObjectName;
  /** The namespace of the Gateway. */
  readonly namespace: DnsLabel;
}

/**
 * A version of a Helm chart: three numbers, and what may follow them.
 *
 * @title Chart version
 * @pattern ^v?(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-[0-9A-Za-z.-]+)?$
 * @maxLength 64
 * @example "0.37.1"
 */
export type ChartVersion = string;

/**
 * A version of Kubernetes with its patch, from 1.30 on.
 *
 * @title Kubernetes release
 * @pattern ^v?1\.(?:[3-9][0-9]|[1-9][0-9]{2})\.(?:0|[1-9][0-9]*)$
 * @example "1.34.2"
 */
export type KubernetesPatchVersion = string;

/**
 * A number of servers, from 1 to 9.
 *
 * @title Number of servers
 * @example 3
 * @asType integer
 * @minimum 1
 * @maximum 9
 */
export type ServerCount = number;

/**
 * A single host name, without protocol, port and path.
 *
 * @title Host name
 * @pattern ^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)+$
 * @example "vision.k8s.example.com"
 */
export type HostName = string;
