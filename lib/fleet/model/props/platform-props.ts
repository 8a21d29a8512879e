import type { KubernetesVersion, NamespacePrefix, SubjectValue } from './address-types';
import type { BurstValue } from './amount-types';
import type { RoleProps } from './binding-props';
import type { ClusterNetworkPolicyVersion } from './border-types';
import type { DeliveryProps } from './delivery-props';
import type { EnvironmentEntry, NamespacesMode } from './environment-props';
import type { ManagesProps } from './managed-props';
import type { MonitoringProps } from './monitoring-props';
import type { ClusterRangesProps } from './peer-props';
import type { BudgetEngineProps } from './budget-engine-props';
import type { KindProps } from './kind-props';
import type { DnsLabel, ObjectName, PlainName, PriorityClassName } from './name-types';
import type { ClusterNetworkProps } from './network-props';
import type { PoolProps, PriorityClassProps } from './pool-props';
import type { QueueEngine, QueueProps, QueueingProps } from './queue-props';
import type { BurstProps, TotalQuotaProps } from './quota-props';
import type { SettingsProps } from './settings-props';
import type { GpuOperatorProps } from './sharing-props';
import type { SlicesProps } from './slice-props';
import type { TuningProps } from './tuning-props';

/**
 * What all tenants share: names, environments, accelerators and defaults.
 *
 * @title Platform
 * @example {prefix: "ml", kubernetesVersion: "1.34"}
 */
export interface PlatformEntry extends SettingsProps {
  /**
   * The first part of every derived namespace: `<prefix>-<tenant>-<environment>`.
   *
   * @default - no prefix: `<tenant>-<environment>`
   * @example "ml"
   */
  readonly prefix?: NamespacePrefix;
  /**
   * The oldest API server that must accept the output, 1.30 or newer. Put it in quotes: other tools read `1.30` as `1.3`.
   *
   * @default "1.34"
   * @example "1.34"
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * Who gets `cluster-admin`.
   *
   * @default - nobody
   * @example [{group: "platform-admins"}]
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who may read everything in the cluster except secrets.
   *
   * @default - nobody
   * @example [{group: "auditors"}]
   */
  readonly auditors?: readonly SubjectValue[];
  /**
   * Who delivers the output to the cluster: the accounts with which Flux, Argo CD or a pipeline applies it. Besides
   * cluster administrators, only they may change what cdk8s-tenancy writes. An empty list switches that protection off.
   *
   * @default - the accounts of Flux's kustomize-controller and of Argo CD's application controller
   * @example [{serviceAccount: "flux-system/kustomize-controller"}]
   */
  readonly reconcilers?: readonly SubjectValue[];
  /**
   * How the output gets into the cluster. With it, `dist/delivery/` has the objects that make Flux or Argo CD apply the
   * output in the right order.
   *
   * @default - none: you write those objects yourself
   */
  readonly delivery?: DeliveryProps;
  /**
   * What watches the cluster. With it, `dist/monitoring/` has alerts on quotas, GPUs, queues, budgets and guard rails for
   * Prometheus, and dashboards for Grafana. `{}` takes all defaults.
   *
   * @default - nothing is written
   * @example {ruleLabels: {release: "kube-prometheus-stack"}}
   */
  readonly monitoring?: MonitoringProps | null;
  /**
   * What this cluster manages for others, where it has a file of its own. In a file with several clusters, it follows from
   * `clusters.X.create` and the `slice` of tenants.
   *
   * @default - nothing
   * @example {clusters: {"gpu-eu": {class: "gpu", namespace: "fleet", kubernetesVersion: "1.36.2"}}}
   */
  readonly manages?: ManagesProps;
  /**
   * Where KubeSlice runs, for tenants with a `slice`: one network over several clusters.
   *
   * @default - nowhere
   * @example {controller: "mgmt", project: "ml"}
   */
  readonly slices?: SlicesProps;
  /**
   * Operators that change the workloads of tenants with rights in single namespaces. Operators with rights in the whole
   * cluster need no entry.
   *
   * @default - none
   * @example [{serviceAccount: "ray/kuberay-operator"}]
   */
  readonly controllers?: readonly SubjectValue[];
  /**
   * The version of ClusterNetworkPolicy (policy.networking.k8s.io) that the cluster has, and that its network plugin
   * enforces; `true` is `v1alpha2`. Such a policy then keeps the border of every namespace: no NetworkPolicy of a tenant,
   * of a chart or of an operator opens anything beyond it. Ours have the priorities 900 to 1000 of the tier Admin, so that
   * your own with smaller ones are judged before. Kubernetes 1.31 or newer.
   *
   * Source: [Network Policy API](https://network-policy-api.sigs.k8s.io/).
   *
   * @default false
   * @example "v1beta1"
   */
  readonly clusterNetworkPolicy?: boolean | ClusterNetworkPolicyVersion;
  /**
   * Who may talk to whom, and with which network plugin.
   *
   * @default - open: pods of the same environment, DNS and public addresses
   */
  readonly network?: ClusterNetworkProps;
  /**
   * The addresses of the cluster itself. Nothing opens them and nothing is written from them: an `egress` or `ingress` that
   * contains them is reported.
   *
   * @default - not stated: openings that contain a whole private range are reported
   * @example {nodes: ["10.1.0.0/16"], pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"]}
   */
  readonly clusterRanges?: ClusterRangesProps;
  /**
   * The environments of every tenant, by name and in order, each with its `share`. The shares add up to 100 %. They
   * replace the built-in ones.
   *
   * @default - dev 30%, staging 20%, prod 50%
   * @example {dev: {share: "40%"}, prod: {share: "60%"}}
   */
  readonly environments?: Record<PlainName, EnvironmentEntry>;
  /**
   * How many namespaces a tenant gets: one for each environment, or a single one.
   *
   * @default perEnvironment
   */
  readonly namespaces?: NamespacesMode;
  /**
   * The kinds of accelerator in the cluster, by a name of your choice.
   *
   * @default - none
   * @example {h100: {resource: "nvidia.com/gpu", product: "NVIDIA-H100-80GB-HBM3", capacity: 64}}
   */
  readonly pools?: Record<DnsLabel, PoolProps>;
  /**
   * Where NVIDIA's software runs, which shares the cards of pools with `sharing`.
   *
   * @default - in the namespace gpu-operator, without values for its chart
   * @example {namespace: "gpu-operator", values: true}
   */
  readonly gpuOperator?: GpuOperatorProps;
  /**
   * What holds the budgets of organisations while the cluster runs, and the totals of tenants that are not split
   * (`quota: {split: false}`). Without one, budgets are checked when the file is read.
   *
   * @default - none
   * @example {engine: "capsule"}
   */
  readonly budget?: BudgetEngineProps | null;
  /**
   * How work is queued, and by what: an engine, or a map. With it, each tenant can borrow what others leave idle, and gets
   * back what it lent.
   *
   * @default - not at all: each environment has its quota, and what is idle stays idle
   * @example "kueue"
   * @example {engine: "kueue", capacity: {cpu: 2000, memory: "8Ti"}}
   */
  readonly queueing?: QueueEngine | QueueingProps | null;
  /**
   * How each tenant shares what it is guaranteed. Needs `queueing`.
   *
   * @default - weight 1, borrows none, lends all
   * @example {borrow: "all"}
   */
  readonly queue?: QueueProps | null;
  /**
   * Priority classes to create, by name. `priorities` says who may use them.
   *
   * @default - none
   * @example {"ml-batch": {value: 100}}
   */
  readonly priorityClasses?: Record<PriorityClassName, PriorityClassProps>;
  /**
   * Custom resources that tenants may use, beyond the built-in list.
   *
   * @default - none beyond the built-in list
   */
  readonly kinds?: readonly KindProps[];
  /**
   * ClusterRoles to create, by name. `bindings` says who has them, and in which namespaces.
   *
   * @default - none
   * @example {"dashboard-reader": {rules: [{apiGroups: ["grafana.example.com"], resources: ["dashboards"], verbs: ["get"]}]}}
   */
  readonly roles?: Record<ObjectName, RoleProps>;
  /**
   * Modules of your own that add objects, as paths relative to this file. Each exports `tenant(tenant)`,
   * `platform(platform)` or both, which run after everything else is constructed.
   *
   * @default - none
   * @example ["./extend.js"]
   */
  readonly extensions?: readonly string[];
  /**
   * The total of a tenant that states none, and whose tier states none.
   *
   * @default - cpu 10, memory 40Gi, storage 500Gi, pods 100, no GPU
   */
  readonly quota?: TotalQuotaProps;
  /**
   * How far limits may exceed requests: a percentage for cpu, memory and node-local disk, or a map. Without a burst there are
   * no limits.
   *
   * @default - no limits
   * @example "20%"
   */
  readonly burst?: BurstValue | BurstProps | null;
  /**
   * How far `tenancy tune` may go with the quota of a tenant.
   *
   * @default - no bounds
   * @example {min: {gpu: 2}, max: {gpu: 16}}
   */
  readonly tuning?: TuningProps | null;
}
