import type { LabelValue, TextValue } from './amount-types';
import type { BindingProps } from './binding-props';
import type { ContainersProps, ObjectsProps } from './bounds-props';
import type { DeployProps } from './deploy-props';
import type { AcceptProps, GuardRailModes } from './guard-rail-props';
import type {
  AnnotationKey,
  GrantableResource,
  LabelKey,
  ObjectName,
  PlainName,
  PriorityClassName,
} from './name-types';
import type { IsolationLevel, IsolationProps } from './isolation-props';
import type { NetworkProps } from './network-props';
import type { PodSecurityLevel, PodSecurityProps } from './pod-security-props';
import type { PriorityGrantProps } from './priority-props';
import type {
  ImagesProps,
  SchedulingProps,
  ServiceAccountProps,
  StorageProps,
} from './workload-props';

/** Settings that every level takes: platform, tier, tenant, shared service and environment. */
export interface SettingsProps {
  /**
   * The [Pod Security Standard](https://kubernetes.io/docs/concepts/security/pod-security-standards/) that pods must meet.
   * A map can add narrow exceptions, and say which standard is only warned of.
   *
   * @default baseline
   */
  readonly podSecurity?: PodSecurityLevel | PodSecurityProps;
  /**
   * How far each environment is apart from those of other tenants. A map says more of a virtual cluster. Shared services
   * are always namespaces.
   *
   * @default namespace
   * @example "virtual-cluster"
   */
  readonly isolation?: IsolationLevel | IsolationProps;
  /**
   * Lets pods labelled `cdk8s-tenancy/api-access: "true"` reach the API server over the network. Needs
   * `network.apiServer`.
   *
   * @default false
   */
  readonly apiAccess?: boolean;
  /**
   * Requires a token of everybody who calls the dashboard of a Ray cluster: `authOptions: {mode: token}`. Needs KubeRay 1.6
   * and Ray 2.52, or newer.
   *
   * @default false
   */
  readonly rayTokens?: boolean;
  /**
   * Extra labels of the namespaces. `null` removes an inherited one.
   *
   * @default - none
   * @example {"example.com/team": "perception"}
   */
  readonly labels?: Record<LabelKey, LabelValue | null>;
  /**
   * Extra annotations of the namespaces. `null` removes an inherited one.
   *
   * @default - none
   * @example {"example.com/on-call": "robotics-primary"}
   */
  readonly annotations?: Record<AnnotationKey, TextValue | null>;
  /**
   * Who may talk to whom.
   *
   * @default - open: pods of the same environment, DNS and public addresses
   */
  readonly network?: NetworkProps;
  /**
   * What a container gets that states no resources.
   *
   * @default - a request of 100m cpu and 512Mi memory, and no limit
   */
  readonly containers?: ContainersProps;
  /**
   * How many objects of a kind each namespace may hold.
   *
   * @default - generous caps that protect etcd
   */
  readonly objects?: ObjectsProps;
  /**
   * [Priority classes](https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/) that pods may
   * name. Every other class is refused, including those that somebody creates later.
   *
   * A map can bound what pods of one class request. It adds to what is inherited, and `null` removes a class from it; a
   * list replaces what is inherited.
   *
   * @default - none: pods run without a priority class
   * @example ["ml-batch"]
   * @example {"ml-batch": {}, "ml-urgent": {quota: {gpu: 2}}}
   */
  readonly priorities?:
    readonly PriorityClassName[] | Record<PriorityClassName, PriorityGrantProps | null>;
  /**
   * Devices that are not accelerators, and huge pages, that may be used without a quota. `objects.hard` can bound them.
   *
   * @default - none
   * @example ["rdma/hca", "hugepages-2Mi"]
   */
  readonly extendedResources?: readonly GrantableResource[];
  /**
   * Accounts for workloads that call the API server or a cloud, by name, with the rights and the annotations that they
   * need. Admins of a tenant can make accounts too, but cannot give them either.
   *
   * @default - none beside `default`, which has no token
   */
  readonly serviceAccounts?: Record<PlainName, ServiceAccountProps | null>;
  /**
   * Secrets with which `default` and all `serviceAccounts` pull images, by name. You create the Secrets themselves.
   *
   * @default - none
   * @example ["registry"]
   */
  readonly imagePullSecrets?: readonly ObjectName[];
  /**
   * What pods may ask of the scheduler and of nodes.
   *
   * @default - the default scheduler, no runtime class, and no toleration but that of a granted accelerator
   */
  readonly scheduling?: SchedulingProps;
  /**
   * Where images come from.
   *
   * @default - from anywhere
   */
  readonly images?: ImagesProps;
  /**
   * Which storage may be used.
   *
   * @default - every storage class, no volume by name, and no driver's volume without a claim
   */
  readonly storage?: StorageProps;
  /**
   * Whether everybody who works in a namespace can read which accelerators it was granted, in the ConfigMap `gpu-pools`:
   * product, number, labels of the nodes, and the lines of a pod that asks for one. Tools that look at the nodes themselves
   * need `clusterReads`.
   *
   * @default false
   */
  readonly showPools?: boolean;
  /**
   * Who decides who works here: this file alone (`closed`), or the tenant's admins as well (`selfService`), who may then
   * bind others to the roles `tenant-admin`, `tenant-user` and `tenant-viewer`, and install charts that bring a Role for
   * their account.
   *
   * @default closed
   */
  readonly access?: AccessMode;
  /**
   * Further roles of people, groups and accounts here, by a name of your choice: ClusterRoles of the platform's own, such as
   * the one of a dashboard. `null` removes an inherited one.
   *
   * @default - none
   * @example {dashboards: {clusterRole: "dashboard-editor", to: ["users"]}}
   */
  readonly bindings?: Record<PlainName, BindingProps | null>;
  /**
   * Kinds of the whole cluster that the people of the namespace may read, such as nodes, beyond what all tenants choose
   * from. Entries that name other tenants come with a warning. Everybody who can log in, as a viewer, gets none of it. People
   * who only need the labels and taints of their own accelerators do without: `showPools`.
   *
   * @default - none
   * @example ["nodes", "resourceSlices"]
   */
  readonly clusterReads?: readonly ClusterRead[];
  /**
   * How the people of a tenant deploy from repositories of their own, with Flux or Argo CD. `null` takes it away from what
   * is below.
   *
   * @default - not at all: only people and pipelines that are named here deploy
   * @example {sources: ["https://git.example.com/vision/*"]}
   */
  readonly deploy?: DeployProps | null;
  /**
   * Admission policies, by name: each refuses, only warns, only writes to the audit log, or is off.
   *
   * @default - all of them refuse
   */
  readonly guardRails?: GuardRailModes;
  /**
   * Warnings that you accept, at this level and below. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}

/**
 * Kinds of the whole cluster that people may be let to read: `get`, `list` and `watch`.
 *
 * - `clusterQueues`: the queues of Kueue; they name other teams
 * - `csiDrivers`: the storage drivers of the cluster and of each node
 * - `customResourceDefinitions`: which kinds are installed, with their schemas
 * - `namespaces`: all namespaces; they name all tenants
 * - `nodeMetrics`: how busy each node is
 * - `nodes`: labels, taints, capacity and addresses of nodes, and the names of images on them
 * - `persistentVolumes`: all volumes; they name the claims of other tenants
 * - `resourceSlices`: the devices that drivers of Dynamic Resource Allocation offer
 *
 * @title Kinds of the cluster
 */
export type ClusterRead =
  | 'clusterQueues'
  | 'csiDrivers'
  | 'customResourceDefinitions'
  | 'namespaces'
  | 'nodeMetrics'
  | 'nodes'
  | 'persistentVolumes'
  | 'resourceSlices';

/**
 * Who decides who works in a namespace.
 *
 * - `closed`: tenants.yaml alone
 * - `selfService`: the tenant's admins as well, for the three roles of tenants, and for accounts of the namespace
 *
 * @title Access mode
 */
export type AccessMode = 'closed' | 'selfService';
