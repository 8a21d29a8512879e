import type { WholeNumber } from './amount-types';
import type { AddressRange } from './address-types';
import type { KubernetesPatchVersion } from './isolation-props';
import type { CreatedClusterState } from './lifecycle-types';
import type { DnsLabel, ObjectName } from './name-types';
import type { ManagedSliceProps, SliceProjectProps } from './slice-props';

/**
 * What this cluster manages for others. In a file with several clusters, it follows from what those clusters say
 * (`clusters.X.create`, `slice`); write it here where the managing cluster has a file of its own.
 *
 * @title Manages
 * @example {clusters: {"gpu-eu": {class: "gpu", namespace: "fleet", kubernetesVersion: "1.36.2"}}}
 */
export interface ManagesProps {
  /**
   * The clusters that Cluster API makes from here, by name.
   *
   * @default - none
   */
  readonly clusters?: Record<DnsLabel, CreatedClusterProps>;
  /**
   * The Project of KubeSlice whose slices are managed here.
   *
   * @default - none
   */
  readonly sliceProject?: SliceProjectProps;
  /**
   * The slices of KubeSlice that are managed here, by name.
   *
   * @default - none
   */
  readonly slices?: Record<DnsLabel, ManagedSliceProps>;
}

/** The keys that describe a cluster that Cluster API makes. */
export interface TopologyProps {
  /**
   * The ClusterClass, which your platform provides. It says how machines, networks and control planes are made.
   *
   * Source: [ClusterClass](https://cluster-api.sigs.k8s.io/tasks/experimental-features/cluster-class/).
   *
   * @example "gpu-cluster"
   */
  readonly class: ObjectName;
  /**
   * The namespace of the ClusterClass.
   *
   * @default - `namespace`
   * @example "cluster-classes"
   */
  readonly classNamespace?: DnsLabel;
  /**
   * The namespace of the managing cluster in which the Cluster is. It exists already: nothing here makes it.
   *
   * @example "fleet"
   */
  readonly namespace: DnsLabel;
  /**
   * The version that the nodes run, with its patch. A Cluster cannot go back, and takes one minor version at a time.
   *
   * @example "1.36.2"
   */
  readonly kubernetesVersion: KubernetesPatchVersion;
  /**
   * The control plane.
   *
   * @default - what the class says
   * @example {replicas: 3}
   */
  readonly controlPlane?: ControlPlaneProps;
  /**
   * The groups of nodes, by a name of your choice.
   *
   * @default - none
   * @example {h100: {class: "gpu-h100", replicas: 8}}
   */
  readonly workers?: Record<DnsLabel, WorkersProps>;
  /**
   * Variables of the class, by name. Their types are those that the class declares.
   *
   * @default - what the class says
   * @example {region: "eu-west-1"}
   */
  readonly variables?: Record<string, VariableValue>;
  /**
   * `removed` prepares the deletion of the cluster, with its machines and all that is on them: the Cluster loses the
   * annotations that keep Flux and Argo CD from deleting it. Delete the entry with the next commit.
   *
   * @default active
   */
  readonly state?: CreatedClusterState;
}

/**
 * How Cluster API makes this cluster: a Cluster with a topology (`cluster.x-k8s.io/v1beta2`) in the tree of the cluster that
 * manages it, `dist/<managing cluster>/clusters/`. Its address ranges for pods and Services are those of `clusterRanges`.
 *
 * Source: [Cluster API](https://cluster-api.sigs.k8s.io/).
 *
 * @title How a cluster is made
 * @example {managedBy: "mgmt", class: "gpu", namespace: "fleet", kubernetesVersion: "1.36.2"}
 */
export interface ClusterCreateProps extends TopologyProps {
  /**
   * The cluster that runs Cluster API: another one under `clusters`.
   *
   * @example "mgmt"
   */
  readonly managedBy: DnsLabel;
}

/**
 * A cluster that Cluster API makes from here.
 *
 * @title Created cluster
 * @example {class: "gpu", namespace: "fleet", kubernetesVersion: "1.36.2"}
 */
export interface CreatedClusterProps extends TopologyProps {
  /**
   * The ranges of its pods.
   *
   * @default - what the class says
   * @example ["10.244.0.0/16"]
   */
  readonly pods?: readonly AddressRange[];
  /**
   * The ranges of its Services.
   *
   * @default - what the class says
   * @example ["10.96.0.0/12"]
   */
  readonly services?: readonly AddressRange[];
}

/**
 * The control plane of a cluster.
 *
 * @title Control plane
 * @example {replicas: 3}
 */
export interface ControlPlaneProps {
  /**
   * How many machines it has: an odd number, so that etcd has a majority. Leave it out for a control plane that a cloud
   * runs.
   *
   * @default - what the class says
   * @example 3
   */
  readonly replicas?: WholeNumber;
}

/**
 * A group of nodes: a MachineDeployment.
 *
 * @title Group of nodes
 * @example {class: "gpu-h100", replicas: 8}
 */
export interface WorkersProps {
  /**
   * The class of machines, which the ClusterClass declares.
   *
   * @example "gpu-h100"
   */
  readonly class: DnsLabel;
  /**
   * How many there are.
   *
   * @default - what an autoscaler decides, or 1
   * @example 8
   */
  readonly replicas?: WholeNumber;
}

/**
 * A value of a variable: a text, a number, a boolean, a list of them, or a map of them.
 *
 * @title Value of a variable
 * @example "eu-west-1"
 */
export type VariableValue =
  VariableScalar | readonly VariableScalar[] | Readonly<Record<string, VariableScalar>>;

/** A text, a number or a boolean. */
export type VariableScalar = string | number | boolean;
