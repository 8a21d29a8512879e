import type { KubernetesVersion, SubjectValue } from './address-types';
import type { BurstValue, LabelValue, ShareValue, WholeNumber } from './amount-types';
import type { ClusterNetworkPolicyVersion } from './border-types';
import type { BudgetEngineProps } from './budget-engine-props';
import type { KindProps } from './kind-props';
import type { LifecycleState } from './lifecycle-types';
import type { ClusterCreateProps } from './managed-props';
import type { MonitoringProps } from './monitoring-props';
import type {
  DeviceClassName,
  DnsLabel,
  LabelKey,
  ObjectName,
  PoolResource,
  PriorityClassName,
} from './name-types';
import type { ClusterNetworkProps } from './network-props';
import type { ClusterRangesProps } from './peer-props';
import type { PoolServer, PoolTaintProps, PoolTolerator, PriorityClassProps } from './pool-props';
import type { ClusterPricesProps } from './price-props';
import type { ClusterQueueingProps, QueueEngine, QueueProps } from './queue-props';
import type { BurstProps, EnvironmentQuotaProps, QuotaProps } from './quota-props';
import type { RoleProps } from './binding-props';
import type { ClusterDeliveryProps } from './delivery-props';
import type { SettingsProps } from './settings-props';
import type { GpuOperatorProps, PoolSharing } from './sharing-props';

/**
 * One cluster, and what differs there from the platform. What it states is a layer between the platform and the tiers.
 *
 * @title Cluster
 * @example {kubernetesVersion: "1.36", pools: {h100: {resource: "nvidia.com/gpu", capacity: 64}}}
 */
export interface ClusterEntry extends SettingsProps {
  /**
   * The oldest API server of this cluster that must accept the output, 1.30 or newer. It decides which objects are written.
   *
   * @default - the platform's
   * @example "1.36"
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * How Cluster API makes this cluster, and from which other one.
   *
   * @default - the cluster exists
   * @example {managedBy: "mgmt", class: "gpu", namespace: "fleet", kubernetesVersion: "1.36.2"}
   */
  readonly create?: ClusterCreateProps;
  /**
   * Who gets `cluster-admin` here. The list replaces the platform's.
   *
   * @default - the platform's
   * @example [{group: "platform-admins-eu"}]
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who may read everything in this cluster except secrets. The list replaces the platform's.
   *
   * @default - the platform's
   */
  readonly auditors?: readonly SubjectValue[];
  /**
   * Who delivers the output to this cluster. The list replaces the platform's.
   *
   * @default - the platform's
   * @example [{serviceAccount: "flux-system/kustomize-controller"}]
   */
  readonly reconcilers?: readonly SubjectValue[];
  /**
   * How the output gets into this cluster: what differs from the platform's `delivery`. Where the file has several clusters,
   * the path ends with the name of the cluster unless it is stated here.
   *
   * @default - the platform's
   * @example {engine: "argocd"}
   */
  readonly delivery?: ClusterDeliveryProps;
  /**
   * What watches this cluster: what differs from the platform's `monitoring`. `null` says that nothing is written for it.
   *
   * @default - the platform's
   * @example {alertLabels: {cluster: "gpu-eu"}}
   */
  readonly monitoring?: MonitoringProps | null;
  /**
   * Operators of this cluster that change the workloads of tenants with rights in single namespaces. The list replaces the
   * platform's.
   *
   * @default - the platform's
   */
  readonly controllers?: readonly SubjectValue[];
  /**
   * The version of ClusterNetworkPolicy that this cluster has; `true` is `v1alpha2`.
   *
   * @default - the platform's
   */
  readonly clusterNetworkPolicy?: boolean | ClusterNetworkPolicyVersion;
  /**
   * Who may talk to whom in this cluster, and with which network plugin.
   *
   * @default - the platform's
   * @example {engine: "cilium"}
   */
  readonly network?: ClusterNetworkProps;
  /**
   * The addresses of this cluster.
   *
   * @default - the platform's
   */
  readonly clusterRanges?: ClusterRangesProps;
  /**
   * The accelerators of this cluster. They merge with the pools of the platform: a pool of the same name states only what
   * differs here, and `null` says that this cluster does not have it.
   *
   * @default - the platform's
   * @example {h100: {capacity: 16}, mi300x: null}
   */
  readonly pools?: Record<DnsLabel, ClusterPoolProps | null>;
  /**
   * Prices that differ on this cluster. They merge with those of the file; `null` removes one.
   *
   * @default - those of the file
   * @example {pools: {h100: 2.1}}
   */
  readonly prices?: ClusterPricesProps;
  /**
   * Where NVIDIA's software runs in this cluster.
   *
   * @default - the platform's
   * @example {namespace: "nvidia"}
   */
  readonly gpuOperator?: GpuOperatorProps;
  /**
   * What holds budgets on this cluster while it runs. `null` says that nothing does.
   *
   * @default - the platform's
   */
  readonly budget?: BudgetEngineProps | null;
  /**
   * How work is queued on this cluster: an engine, or a map of what differs from the platform's `queueing`. `null` says that
   * nothing is queued here.
   *
   * @default - the platform's
   * @example {capacity: {cpu: 500}}
   */
  readonly queueing?: QueueEngine | ClusterQueueingProps | null;
  /**
   * How each tenant shares what it is guaranteed on this cluster.
   *
   * @default - the platform's
   * @example {borrow: "all"}
   */
  readonly queue?: QueueProps | null;
  /**
   * Priority classes to create in this cluster, besides those of the platform.
   *
   * @default - the platform's
   */
  readonly priorityClasses?: Record<PriorityClassName, PriorityClassProps>;
  /**
   * Custom resources that tenants may use here, beyond the built-in list. The list replaces the platform's.
   *
   * @default - the platform's
   */
  readonly kinds?: readonly KindProps[];
  /**
   * Roles to create in this cluster, besides those of the platform.
   *
   * @default - the platform's
   */
  readonly roles?: Record<ObjectName, RoleProps>;
  /**
   * Modules of your own that add objects to this cluster. The list replaces the platform's.
   *
   * @default - the platform's
   * @example ["./extend-eu.js"]
   */
  readonly extensions?: readonly string[];
  /**
   * How far limits may exceed requests here, for cpu and memory: a percentage, or a map.
   *
   * @default - the platform's
   * @example "20%"
   */
  readonly burst?: BurstValue | BurstProps | null;
}

/**
 * A kind of accelerator of one cluster. Where the platform has a pool of the same name, only what differs is stated.
 *
 * @title Pool of a cluster
 * @example {capacity: 16}
 */
export interface ClusterPoolProps {
  /**
   * The name that its nodes advertise, as `kubectl describe node` shows it under `Capacity`.
   *
   * @default - that of the platform's pool
   */
  readonly resource?: PoolResource;
  /**
   * The product as the node label `nvidia.com/gpu.product` says it.
   *
   * @default - that of the platform's pool
   * @example "NVIDIA-H100-80GB-HBM3"
   */
  readonly product?: string;
  /**
   * What the nodes of this cluster advertise altogether. All tenants together cannot be granted more here.
   *
   * @default - that of the platform's pool
   * @example 16
   */
  readonly capacity?: WholeNumber;
  /**
   * How many nodes of this cluster have such devices.
   *
   * @default - that of the platform's pool
   * @example 2
   */
  readonly nodes?: WholeNumber;
  /**
   * How many devices each node of this cluster has.
   *
   * @default - that of the platform's pool
   * @example 8
   */
  readonly devicesPerNode?: WholeNumber;
  /**
   * How the devices of this cluster are handed out. A map merges with that of the platform.
   *
   * @default - that of the platform's pool
   * @example {timeSlicing: {replicas: 2}}
   */
  readonly sharing?: PoolSharing;
  /**
   * Devices of the capacity of this cluster that the platform keeps.
   *
   * @default - that of the platform's pool
   * @example 2
   */
  readonly reserved?: WholeNumber;
  /**
   * Makes `gpu: 10` mean this pool.
   *
   * @default - true for the only pool of the cluster
   */
  readonly default?: boolean;
  /**
   * The DeviceClass of a pool that is backed by Dynamic Resource Allocation.
   *
   * @default - that of the platform's pool
   * @example "gpu.nvidia.com"
   */
  readonly deviceClass?: DeviceClassName;
  /**
   * What hands out the devices of this cluster: a device plugin, a driver, or both.
   *
   * @default - that of the platform's pool
   * @example "driver"
   */
  readonly servedBy?: PoolServer;
  /**
   * Labels by which pods choose the nodes of this cluster. They merge with those of the platform.
   *
   * @default - those of the platform's pool
   * @example {"cloud.google.com/gke-accelerator": "nvidia-h100-80gb"}
   */
  readonly nodeLabels?: Record<LabelKey, LabelValue>;
  /**
   * The taints of the nodes of this cluster.
   *
   * @default - those of the platform's pool
   * @example [{key: "nvidia.com/pool", value: "h100", effect: "NoSchedule"}]
   */
  readonly taints?: readonly PoolTaintProps[];
  /**
   * What adds tolerations of the taints to pods on this cluster.
   *
   * @default - that of the platform's pool
   * @example "pods"
   */
  readonly toleratedBy?: PoolTolerator;
  /**
   * Keys of node labels that say how near the nodes of this cluster are to each other, the widest first.
   *
   * @default - those of the platform's pool
   * @example ["cloud.example.com/block", "cloud.example.com/rack", "kubernetes.io/hostname"]
   */
  readonly topology?: readonly LabelKey[];
  /**
   * Set it to true where `resource` is right as it is written, although it resembles a known name.
   *
   * @default - that of the platform's pool
   */
  readonly custom?: boolean;
}

/**
 * What a tenant or a shared service has on one cluster.
 *
 * @title Placement
 * @example {share: "75%"}
 * @example {quota: {gpu: 6}}
 */
export interface PlacementProps {
  /**
   * The part of the tenant's total that goes to this cluster. Either all clusters of the tenant state one, and they add up
   * to 100 %, or none does, and the total is split evenly.
   *
   * @default - the same as on the other clusters
   * @example "75%"
   */
  readonly share?: ShareValue;
  /**
   * Exact amounts for this cluster instead of a share. They come off the total first; the other clusters share the rest.
   *
   * @default - split by share
   * @example {gpu: 6}
   */
  readonly quota?: QuotaProps;
  /**
   * How the tenant shares what it is guaranteed on this cluster: what differs from its `queue`. Shared services have none.
   *
   * @default - the tenant's
   * @example {weight: 3, borrow: {gpu: 8}}
   */
  readonly queue?: QueueProps | null;
  /**
   * Where it is in its life on this cluster. `suspended` and `draining` let nothing start there. `removed` prepares to
   * leave it: the namespaces there lose the annotations that keep Flux and Argo CD from deleting them; delete the entry
   * with the next commit.
   *
   * @default - the tenant's
   */
  readonly state?: LifecycleState;
}

/**
 * What an environment has on one cluster: the last layer, above the environment itself.
 *
 * @title Environment on a cluster
 * @example {quota: {gpu: 6}}
 * @example {podSecurity: "restricted"}
 */
export interface EnvironmentPlacementProps extends SettingsProps {
  /**
   * Its part of what the tenant has on this cluster, weighed against the tenant's other environments there.
   *
   * @default - the share of the environment
   * @example "80%"
   */
  readonly share?: ShareValue;
  /**
   * Exact amounts on this cluster. They are a part of the exact amounts of the environment, where it states any.
   *
   * @default - split over the clusters of the environment
   * @example {gpu: 6}
   */
  readonly quota?: EnvironmentQuotaProps;
  /**
   * How this environment shares what it is guaranteed here, or `none`.
   *
   * @default - that of the environment
   */
  readonly queue?: QueueProps | 'none' | null;
  /**
   * Who administers this environment here. The list replaces the environment's.
   *
   * @default - the environment's
   */
  readonly admins?: readonly SubjectValue[] | null;
  /**
   * Who works in this environment here. The list replaces the environment's.
   *
   * @default - the environment's
   */
  readonly users?: readonly SubjectValue[] | null;
  /**
   * Who may look into this environment here, without its secrets. The list replaces the environment's.
   *
   * @default - the environment's
   */
  readonly viewers?: readonly SubjectValue[] | null;
  /**
   * Who deploys here, in addition to everybody else. The list joins that of the environment; `null` leaves those out.
   *
   * @default - nobody
   * @example [{serviceAccount: "ci/deployer"}]
   */
  readonly deployers?: readonly SubjectValue[] | null;
  /**
   * Where it is in its life on this cluster. `suspended` and `draining` let nothing start there. `removed` prepares the
   * environment for its deletion; delete the entry with the next commit.
   *
   * @default - the environment's
   */
  readonly state?: LifecycleState;
}
