import type { FleetIsolation } from './fleet-isolation';
import type { FleetMonitoring } from './fleet-monitoring';
import type {
  AccessMode,
  BudgetEngine,
  Capability,
  ClusterNetworkPolicyVersion,
  ClusterRead,
  CreatedClusterState,
  DeliveryEngine,
  DeliveryForm,
  DnsProfile,
  DscpClass,
  GuardRailModes,
  IdentityPreset,
  IdleBilling,
  IntegrationName,
  KindAccess,
  KindSubresource,
  LifecycleState,
  NamespacesMode,
  NetworkDefault,
  MigStrategy,
  NetworkEngine,
  PeopleList,
  PodSecurityLevel,
  PoolServer,
  PoolTolerator,
  QueueEngine,
  QueueLimitWord,
  QueueReclaim,
  ReadAccess,
  SharedBilling,
  SliceGateway,
  TaintEffect,
  VariableValue,
  WindowKind,
} from './props';

/**
 * The normal form of a fleet on one cluster: every default applied, every name final, every quota split, every list sorted.
 *
 * It is plain data, and valid input that resolves to itself. A `null` means that the value of a built-in default was
 * removed. Quantities are canonical strings, subjects are objects, and tenants are sorted by name.
 */
export interface Fleet {
  /** The version of the format. */
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  /**
   * The cluster that the fleet is for, by its name, with nothing to say: what differs there is in the other keys. Absent:
   * the input names no cluster.
   */
  readonly clusters?: Record<string, Record<string, never>>;
  /** What all tenants share. */
  readonly platform: FleetPlatform;
  /** What things cost for an hour. Absent: nothing has a price. */
  readonly prices?: FleetPrices;
  /** Who pays for what nobody asked for. Absent: nothing is stated. */
  readonly billing?: FleetBilling;
  /** What is agreed with cost centers that tenants, services and organisations of the fleet have, in order. Absent: nothing. */
  readonly costCenters?: Record<string, FleetCostCenter>;
  /** By name, in order. Absent: there are none. */
  readonly organizations?: Record<string, FleetOrganization>;
  /** By name, in order. */
  readonly sharedServices: Record<string, FleetSharedService>;
  /** All tenants, in order of their names. */
  readonly tenants: readonly FleetTenant[];
}

/** What things cost for an hour. Prices are decimal texts; what is absent costs nothing. */
export interface FleetPrices {
  /** The code of the currency, such as `EUR`. */
  readonly currency: string;
  /** Of one unit of a pool by the pool, in order: what a tenant is granted as 1. */
  readonly pools: Record<string, string>;
  /** Of a core. */
  readonly cpu?: string;
  /** Of a GiB of memory. */
  readonly memory?: string;
  /** Of a GiB of node-local disk. */
  readonly ephemeralStorage?: string;
  /** Of a GiB of storage. */
  readonly storage?: string;
  /** Of a GiB by storage class, in order. Absent: all classes cost the same. */
  readonly storageClasses?: Record<string, string>;
}

/** Who pays for what nobody asked for. */
export interface FleetBilling {
  /** Who pays for what is idle. */
  readonly idle: IdleBilling;
  /** How shared services are split over their consumers. Absent: each pays for itself. */
  readonly shared?: SharedBilling;
  /** The cost center of the platform. Absent: it has none. */
  readonly costCenter?: string;
}

/** What is agreed with a cost center. */
export interface FleetCostCenter {
  /** What it may cost for a month, on all clusters together. Absent: not stated. */
  readonly budget?: string;
}

/** What all tenants share. Settings that tenants inherit are in each environment instead. */
export interface FleetPlatform {
  /** The first part of every derived namespace; empty for none. */
  readonly prefix: string;
  /** The oldest API server that must accept the output, such as `1.34`: 1.30 or newer. */
  readonly kubernetesVersion: string;
  /** Subjects with cluster-admin, in order. */
  readonly admins: readonly FleetSubject[];
  /** Subjects that may read everything except Secrets, in order. */
  readonly auditors: readonly FleetSubject[];
  /** The accounts that deliver the output and may change it, in order. Empty: everybody who has the rights may. */
  readonly reconcilers: readonly FleetSubject[];
  /** How the output gets into the cluster. Absent: not stated. */
  readonly delivery?: FleetDelivery;
  /** What watches the cluster. Absent: nothing of ours. */
  readonly monitoring?: FleetMonitoring;
  /** What the cluster manages for others. Absent: nothing. */
  readonly manages?: FleetManages;
  /** Operators that change workloads of tenants with rights in single namespaces, in order. */
  readonly controllers: readonly FleetSubject[];
  /** The version of ClusterNetworkPolicy that the cluster enforces; false for none. */
  readonly clusterNetworkPolicy: false | ClusterNetworkPolicyVersion;
  /** What enforces the network policies. What they say is in each environment. */
  readonly network: FleetClusterNetwork;
  /** The addresses of the cluster. Absent: not stated. */
  readonly clusterRanges?: FleetClusterRanges;
  /** Always empty: in normal form, every tenant states its own environments. */
  readonly environments: Record<string, never>;
  /** Accelerators by the name of their pool, in order. */
  readonly pools: Record<string, FleetPool>;
  /** Where NVIDIA's software reads how cards are shared. Absent: none are. */
  readonly gpuOperator?: FleetGpuOperator;
  /** What holds budgets while the cluster runs. Absent: nothing does. */
  readonly budget?: FleetBudgetEngine;
  /** How work is queued. Absent: not at all. */
  readonly queueing?: FleetQueueing;
  /** The PriorityClasses to create by name, in order. */
  readonly priorityClasses: Record<string, FleetPriorityClass>;
  /** Custom resources that tenants may use besides the built-in list, in order. */
  readonly kinds: readonly FleetKind[];
  /** ClusterRoles of the platform's own by name, in order. */
  readonly roles: Record<string, FleetRole>;
  /** In the order in which they are called. */
  readonly extensions: readonly string[];
}

/** How the output gets into the cluster. */
export interface FleetDelivery {
  /** What applies the output. */
  readonly engine: DeliveryEngine;
  /** The URL of the repository: `https://`, `ssh://`, or `oci://` for an OCI artifact. */
  readonly repository: string;
  /** The branch. Absent: the tag says what is delivered. */
  readonly branch?: string;
  /** The tag. Absent: the branch says what is delivered. */
  readonly tag?: string;
  /** The output folder, from the root of the repository. */
  readonly path: string;
  /** The namespace of the engine. */
  readonly namespace: string;
  /** The Secret with which the repository is read. Absent: none. */
  readonly secret?: string;
  /** The service account that applies the output. Absent: the controller's own. */
  readonly serviceAccount?: string;
  /** How the stages of tenants are written. Absent for Argo CD. */
  readonly as?: DeliveryForm;
  /** How many ResourceSets share the tenants. Absent where there are none. */
  readonly sets?: number;
  /** How often the cluster is compared with the output, such as `10m`. Absent for Argo CD. */
  readonly interval?: string;
  /** How long one stage may take, such as `5m`. Absent for Argo CD. */
  readonly timeout?: string;
}

/** What enforces network policies in a cluster. */
export interface FleetClusterNetwork {
  /** The network plugin whose own policies are written besides NetworkPolicies. */
  readonly engine: NetworkEngine;
  /** Present where the borders are only tried. */
  readonly staged?: true;
}

/** What a cluster manages for others. */
export interface FleetManages {
  /** The clusters that Cluster API makes from here, by name and in order. */
  readonly clusters: Record<string, FleetCreatedCluster>;
  /** The Project of its slices. Absent: there are none. */
  readonly sliceProject?: FleetSliceProject;
  /** The slices by name, in order. */
  readonly slices: Record<string, FleetSlice>;
}

/** The Project of KubeSlice in which slices are. */
export interface FleetSliceProject {
  /** Its name. */
  readonly project: string;
  /** The namespace of the controller. */
  readonly namespace: string;
  /** The namespace of the slices. */
  readonly projectNamespace: string;
}

/** One network over several clusters. */
export interface FleetSlice {
  /** The clusters that it joins, in order. */
  readonly clusters: readonly string[];
  /** Its namespaces in order, and the clusters of each. */
  readonly namespaces: Record<string, readonly string[]>;
  /** A private range with the prefix /16. */
  readonly subnet: string;
  /** Amounts, or the name of a SliceQoSConfig. */
  readonly qos: string | FleetSliceQos;
  /** The most clusters that it may ever join: 2 to 32. */
  readonly maxClusters: number;
  /** What encrypts the traffic between the clusters. */
  readonly gateway: SliceGateway;
  /** Whether KubeSlice writes network policies of its own. */
  readonly isolated: boolean;
  /** Namespaces that those let in, in order. */
  readonly allowedNamespaces: readonly string[];
}

/** How much of the lines between clusters a slice gets. */
export interface FleetSliceQos {
  /** The most, in kilobits per second. */
  readonly ceilingKbps: number;
  /** What it gets in any case, in kilobits per second. */
  readonly guaranteedKbps: number;
  /** How its packets are marked. */
  readonly dscpClass: DscpClass;
  /** Its priority among slices. */
  readonly priority: number;
}

/** A cluster that Cluster API makes. */
export interface FleetCreatedCluster {
  /** The ClusterClass. */
  readonly class: string;
  /** The namespace of the ClusterClass. Absent: that of the Cluster. */
  readonly classNamespace?: string;
  /** The namespace of the Cluster. */
  readonly namespace: string;
  /** The version of its nodes, such as `1.36.2`. */
  readonly kubernetesVersion: string;
  /** The control plane. Absent: the class decides. */
  readonly controlPlane?: FleetControlPlane;
  /** The groups of nodes by name, in order. */
  readonly workers: Record<string, FleetWorkers>;
  /** Variables of the class by name, in order. */
  readonly variables: Record<string, VariableValue>;
  /** The ranges of pods, in order. Absent: the class decides. */
  readonly pods?: readonly string[];
  /** The ranges of Services, in order. Absent: the class decides. */
  readonly services?: readonly string[];
  /** `removed` if the cluster is to be deleted. */
  readonly state: CreatedClusterState;
}

/** The control plane of a cluster. */
export interface FleetControlPlane {
  /** How many machines it has: a whole number, 1 or more. */
  readonly replicas: number;
}

/** A group of nodes. */
export interface FleetWorkers {
  /** The class of machines. */
  readonly class: string;
  /** How many there are: a whole number, 0 or more. Absent: an autoscaler decides. */
  readonly replicas?: number;
}

/** The addresses of a cluster. Each list is in order; absent: not stated. */
export interface FleetClusterRanges {
  /** Ranges that nodes have addresses of. */
  readonly nodes?: readonly string[];
  /** Ranges that pods have addresses of. */
  readonly pods?: readonly string[];
  /** Ranges that Services have addresses of. */
  readonly services?: readonly string[];
}

/** A kind of accelerator. */
export interface FleetPool {
  /**
   * The extended resource that its nodes advertise, such as `nvidia.com/gpu`; or that by which pods ask for a device of its
   * class.
   */
  readonly resource: string;
  /** The product as the node label says it, such as `NVIDIA-H100-80GB-HBM3`. Absent: not stated. */
  readonly product?: string;
  /**
   * How many devices there are, or places on shared ones: a whole number, 0 or more. Absent: not stated, so nothing bounds
   * their sum.
   */
  readonly capacity?: number;
  /** How many nodes have such devices. Absent: not stated. */
  readonly nodes?: number;
  /** How many cards each node has. Absent: not stated. */
  readonly devicesPerNode?: number;
  /** How several pods share a card. Absent: they do not. */
  readonly sharing?: FleetSharing;
  /** Devices of the capacity that the platform keeps: a whole number, up to the capacity. Absent: none. */
  readonly reserved?: number;
  /** Whether a number of GPUs without a pool means this one. At most one pool is the default. */
  readonly default: boolean;
  /** The DeviceClass of its devices in Dynamic Resource Allocation. Absent: its devices cannot be claimed. */
  readonly deviceClass?: string;
  /** By which names its devices may be asked for: that of the resource, that of the class, or both. */
  readonly servedBy: PoolServer;
  /** Labels by which pods choose its nodes, in order of their keys. Absent: not stated. */
  readonly nodeLabels?: Record<string, string>;
  /** The taints of its nodes, in order of their keys and effects. Absent: none are stated. */
  readonly taints?: readonly FleetTaint[];
  /** What adds tolerations of these taints. Absent: there are none. */
  readonly toleratedBy?: PoolTolerator;
  /** The keys of node labels that say how near nodes are to each other, the widest first. Absent: not stated. */
  readonly topology?: readonly string[];
  /** Whether the resource is right although the catalogue does not know it. */
  readonly custom: boolean;
}

/** A taint of nodes. */
export interface FleetTaint {
  readonly key: string;
  /** Absent: it has none. */
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** How several pods share a card. Exactly one key says so, or `mig` and `timeSlicing` together. */
export interface FleetSharing {
  /** Pods take turns. */
  readonly timeSlicing?: FleetReplicas;
  /** Pods run at once by MPS. */
  readonly mps?: FleetReplicas;
  /** How many instances of each profile a card is cut into, in order of the profiles. */
  readonly mig?: Record<string, number>;
  /** The name of instances. Absent: there are none. */
  readonly strategy?: MigStrategy;
  /** The profile of this pool. Absent: the only one. */
  readonly profile?: string;
  /** Pods get memory and compute by HAMi. */
  readonly hami?: FleetHami;
  /** The name of the configuration of its nodes. Absent for HAMi. */
  readonly config?: string;
}

/** Where NVIDIA's software reads how cards are shared. */
export interface FleetGpuOperator {
  /** Its namespace. */
  readonly namespace: string;
  /** Whether there are values for its chart. */
  readonly values: boolean;
}

/** The pods that share a card. */
export interface FleetReplicas {
  /** How many: 2 or more. */
  readonly replicas: number;
}

/** How HAMi shares cards. */
export interface FleetHami {
  /** The resource by which pods ask for memory, in MB. */
  readonly memory: string;
  /** The resource by which pods ask for compute, in percent. */
  readonly cores: string;
  /** The shares of each card: 2 or more. */
  readonly shares: number;
  /** Memory that comes with a share, in MB. Absent: not bounded. */
  readonly memoryPerShare?: number;
  /** Compute that comes with a share, in percent of a card. */
  readonly coresPerShare: number;
}

/** What holds budgets while the cluster runs. */
export interface FleetBudgetEngine {
  /** What holds them. */
  readonly engine: BudgetEngine;
}

/** How work is queued. */
export interface FleetQueueing {
  /** What queues work. */
  readonly engine: QueueEngine;
  /** What all nodes have for queued work, beside devices. Absent: not stated. */
  readonly capacity?: FleetResources;
}

/** How a tenant or an environment shares what it is guaranteed. */
export interface FleetQueue {
  /** Its part of what is lent, against those of its siblings: a whole number from 1 to 65535. */
  readonly weight: number;
  /** What it may have beyond its guarantee. */
  readonly borrow: QueueLimitWord | FleetQueueAmounts;
  /** What others may have of its guarantee while it is idle. */
  readonly lend: QueueLimitWord | FleetQueueAmounts;
  /** Whose work is evicted so that it gets back what it lent. */
  readonly reclaim: QueueReclaim;
}

/** Amounts that a queue borrows or lends. What is absent is 0. */
export interface FleetQueueAmounts extends FleetResources {
  /** Devices by pool, in order. */
  readonly gpu?: Record<string, number>;
}

/** A PriorityClass to create. */
export interface FleetPriorityClass {
  /** A whole number from -2147483648 to 1000000000. Higher ones go first. */
  readonly value: number;
  /** Whether its pods evict pods of lower classes. */
  readonly preemptionPolicy: 'Never' | 'PreemptLowerPriority';
  /** Whether pods that name no class get this one. At most one class of the cluster is the default. */
  readonly globalDefault: boolean;
  /** What it is for. Absent: not stated. */
  readonly description?: string;
}

/** A kind that the platform adds. */
export interface FleetKind {
  /** The API group. */
  readonly group: string;
  /** The plural, in lower case. */
  readonly resource: string;
  /** What viewers may do with it. */
  readonly viewer: ReadAccess;
  /** What users may do with it. */
  readonly user: KindAccess;
  /** What admins may do with it. */
  readonly admin: KindAccess;
  /** How many each namespace may hold: a whole number, 0 or more. Absent: `objects.customResources`. */
  readonly cap?: number;
  /** What people who write it write besides. Absent: what we know of the kind, or `scale`. */
  readonly subresources?: readonly KindSubresource[];
  /** The paths of its pod templates, such as `spec.template`, in order. */
  readonly podTemplates: readonly string[];
}

/** Exactly one of the first three. */
export interface FleetSubject {
  /** A user, as the API server's authentication names it. */
  readonly user?: string;
  /** A group, as the API server's authentication names it. */
  readonly group?: string;
  /** A service account, as `namespace/name`. */
  readonly serviceAccount?: string;
  /** The last day on which it counts, such as `2026-12-24`. Absent: for good. */
  readonly until?: string;
  /** Why it counts for a time. */
  readonly why?: string;
}

/** How far a quota may be tuned. */
export interface FleetTuning {
  /** The least that the total may become. */
  readonly min?: FleetTunedAmounts;
  /** The most that the total may become. */
  readonly max?: FleetTunedAmounts;
  /** What totals are multiples of. */
  readonly step?: FleetTunedAmounts;
  /** A percentage such as `20%`. */
  readonly headroom?: string;
}

/** Amounts that tuning is about. */
export interface FleetTunedAmounts {
  /** Cores. */
  readonly cpu?: string;
  /** Bytes. */
  readonly memory?: string;
  /** Bytes of node-local disk. */
  readonly ephemeralStorage?: string;
  /** Bytes of all persistent volume claims together. */
  readonly storage?: string;
  /** Pods that have not finished. */
  readonly pods?: string;
  /** Devices of every pool, or by pool. */
  readonly gpu?: number | Record<string, number>;
}

/** What a tenant has for a time. Its total counts it already. */
export interface FleetGrant {
  /** The last day on which it counts, such as `2026-12-24`. */
  readonly until: string;
  /** The amounts that it adds. */
  readonly quota: FleetGrantQuota;
  /** The reason. */
  readonly why: string;
  /** Always true: the quota of the tenant counts it. */
  readonly included: true;
}

/** What a grant adds. What is absent is not raised. */
export interface FleetGrantQuota {
  /** Cores. */
  readonly cpu?: string;
  /** Bytes. */
  readonly memory?: string;
  /** Bytes of node-local disk. */
  readonly ephemeralStorage?: string;
  /** Bytes of all persistent volume claims together. */
  readonly storage?: string;
  /** Pods that have not finished. */
  readonly pods?: string;
  /** Devices by pool. */
  readonly gpu?: Record<string, number>;
}

/** What a tenant and a shared service have in common. */
export interface FleetOwner {
  /** The name that people read. The name by default. */
  readonly displayName: string;
  /** Who pays: text, which the label `cost-center` has in label form. */
  readonly costCenter: string;
  /** Text, which the label `department` has in label form. Absent: no label. */
  readonly department?: string;
  /** Where to write to. Absent: not stated. */
  readonly contact?: string;
  /** What it may cost for a month, on all clusters together. Absent: not stated. */
  readonly budget?: string;
  /** Former names, the oldest first. Absent: it was never renamed. */
  readonly renamedFrom?: readonly string[];
  /** Where it is in its life, with all of its environments. */
  readonly state: LifecycleState;
  /** The total over all environments. */
  readonly quota: FleetTotalQuota;
  /** How far limits exceed requests. Absent: no limits. */
  readonly burst?: FleetBurst;
  /**
   * By name, in the order of the platform. A tenant with `namespaces: single` has one environment, `all`; a shared
   * service has one environment, `shared`.
   */
  readonly environments: Record<string, FleetEnvironment>;
}

/** An organisation that tenants belong to. */
export interface FleetOrganization {
  /** The organisation above. Absent: it is directly below the platform. */
  readonly parent?: string;
  /** The name that people read. The name by default. */
  readonly displayName: string;
  /**
   * What its tenants may hold together. On one of several clusters, it is what they hold there: what nobody holds is on no
   * cluster.
   */
  readonly quota: FleetBudget;
  /** What it may cost for a month, on all clusters together. Absent: not stated. */
  readonly budget?: string;
  /** How it shares what it has. Absent: it lends all, and borrows none. */
  readonly queue?: FleetQueue;
  /** Whether what is directly below it may be given more. */
  readonly overcommit: boolean;
  /** Subjects that administer all namespaces of its tenants, in order. Those of the organisations above come on top. */
  readonly admins: readonly FleetSubject[];
  /** Subjects that look into them, in order. Those of the organisations above come on top. */
  readonly viewers: readonly FleetSubject[];
  /** Who pays. Absent: its tenants say it themselves. */
  readonly costCenter?: string;
  /** Absent: not stated. */
  readonly department?: string;
  /** Where to write to. Absent: not stated. */
  readonly contact?: string;
}

/** Amounts of an organisation. What is absent is not bounded. */
export interface FleetBudget {
  /** Cores, in steps of 1m. */
  readonly cpu?: string;
  /** Bytes. */
  readonly memory?: string;
  /** Bytes of node-local disk. */
  readonly ephemeralStorage?: string;
  /** Bytes of all persistent volume claims together. */
  readonly storage?: string;
  /** Pods that have not finished: a whole number. */
  readonly pods?: string;
  /** Devices by pool. A pool that is not listed is closed. */
  readonly gpu?: Record<string, number>;
}

/** One tenant. */
export interface FleetTenant extends FleetOwner {
  /** A DNS label, unique in the fleet. */
  readonly name: string;
  /** The organisation that it belongs to. Absent: it is directly below the platform. */
  readonly organization?: string;
  /** How far its quota may be tuned. Absent: nothing is stated. */
  readonly tuning?: FleetTuning;
  /** What it has for a time by name, in order. Absent: nothing. */
  readonly grants?: Record<string, FleetGrant>;
  /** Whether it has one namespace per environment, or a single one. */
  readonly namespaces: NamespacesMode;
  /** How it shares what it is guaranteed. Absent: nothing is queued. */
  readonly queue?: FleetQueue;
}

/** Something that several tenants use. */
export interface FleetSharedService extends FleetOwner {
  /** The ports that tenants reach by name, in order. */
  readonly ports: Record<string, FleetPort>;
  /** The names of the tenants that reach it. */
  readonly consumers: readonly string[];
}

/** How far limits exceed requests. */
export interface FleetBurst {
  /** A percentage such as `20%`. Absent: cpu has no limits. */
  readonly cpu?: string;
  /** A percentage such as `20%`. Absent: memory has no limits. */
  readonly memory?: string;
  /** A percentage such as `20%`. Absent: local disk has no limits. */
  readonly ephemeralStorage?: string;
}

/** Amounts of a tenant, or of one of its environments. */
export interface FleetQuota {
  /** Cores, in steps of 1m; `null` for no bound. */
  readonly cpu: string | null;
  /** Bytes; `null` for no bound. */
  readonly memory: string | null;
  /** Bytes of all persistent volume claims together; `null` for no bound. */
  readonly storage: string | null;
  /** Pods that have not finished: a whole number; `null` for no bound. */
  readonly pods: string | null;
  /** Bytes of node-local disk. Absent: no bound. */
  readonly ephemeralStorage?: string;
  /** Devices by pool. A pool that is not listed is closed. */
  readonly gpu: Record<string, number>;
}

/** Amounts of a tenant. */
export interface FleetTotalQuota extends FleetQuota {
  /** Present where the environments share the total, and each may have all of it. */
  readonly split?: false;
}

/** Amounts of one environment. */
export interface FleetEnvironmentQuota extends FleetQuota {
  /** Absent if the tenant has no burst. */
  readonly limits?: FleetResources;
}

/** Amounts of what containers use. */
export interface FleetResources {
  /** Cores, in steps of 1m. Absent: not stated. */
  readonly cpu?: string;
  /** Bytes. Absent: not stated. */
  readonly memory?: string;
  /** Bytes of the disk of the node. Absent: not stated. */
  readonly ephemeralStorage?: string;
}

/** One environment of a tenant: one namespace. */
export interface FleetEnvironment {
  /** Its part of what no environment has exact amounts of, weighed against those of the others, such as `30%`. */
  readonly share: string;
  /** The name of its namespace: a DNS label, unique in the fleet. */
  readonly namespace: string;
  /** Former names, the oldest first. Absent: it was never renamed. */
  readonly renamedFrom?: readonly string[];
  /** The namespace that it had before. Absent: it did not move. */
  readonly movedFrom?: string;
  /** Where it is in its life: as late as its owner, or later. */
  readonly state: LifecycleState;
  /** Its part of the owner's quota. */
  readonly quota: FleetEnvironmentQuota;
  /** How it shares what it is guaranteed; `none` if it is not queued. Absent: nothing is queued. */
  readonly queue?: FleetQueue | 'none';
  /** Subjects that administer the namespace, in order. */
  readonly admins: readonly FleetSubject[];
  /** Subjects that work in it, in order. */
  readonly users: readonly FleetSubject[];
  /** Subjects that look and never see a Secret, in order. */
  readonly viewers: readonly FleetSubject[];
  /** Subjects that write what users write, without a shell or Secrets, in order. Absent: nobody. */
  readonly deployers?: readonly FleetSubject[];
  /** The Pod Security Standard that is enforced; a map where more than that is stated. */
  readonly podSecurity: PodSecurityLevel | FleetPodSecurity;
  /** How far it is apart from the environments of others. */
  readonly isolation: FleetIsolation;
  /** Whether pods with the label `cdk8s-tenancy/api-access: "true"` may reach the API server. */
  readonly apiAccess: boolean;
  /** Whether each Ray cluster must ask for a token. */
  readonly rayTokens: boolean;
  /** Extra labels of the namespace, in order of their keys. */
  readonly labels: Record<string, string>;
  /** Extra annotations of the namespace, in order of their keys. */
  readonly annotations: Record<string, string>;
  /** Who may talk to whom. */
  readonly network: FleetNetwork;
  /** What containers get that state no resources, and what bounds them. */
  readonly containers: FleetContainers;
  /** Caps on objects. */
  readonly objects: FleetObjects;
  /** Priority classes that pods may name, in order: a map where one of them has a quota. */
  readonly priorities: readonly string[] | FleetPriorities;
  /** Extended resources that need no quota, in order; accelerators are in `quota.gpu`. */
  readonly extendedResources: readonly string[];
  /** Accounts for workloads by name, in order, in addition to `default`. */
  readonly serviceAccounts: Record<string, FleetServiceAccount>;
  /** Names of Secrets with which images are pulled, in order. */
  readonly imagePullSecrets: readonly string[];
  /** What pods may ask of the scheduler and of nodes. */
  readonly scheduling: FleetScheduling;
  /** Where images come from. */
  readonly images: FleetImages;
  /** Which storage may be used. */
  readonly storage: FleetStorage;
  /** Whether people can read which accelerators the namespace was granted. */
  readonly showPools: boolean;
  /** Whether admins of the namespace may bind others to its roles. */
  readonly access: AccessMode;
  /** Further roles by name, in order. */
  readonly bindings: Record<string, FleetBinding>;
  /** Kinds of the whole cluster that its people read, in order. */
  readonly clusterReads: readonly ClusterRead[];
  /** How its people deploy from repositories of their own. Absent: not at all. */
  readonly deploy?: FleetDeploy;
  /** Every guard rail, and its mode. */
  readonly guardRails: FleetGuardRails;
}

/** How the people of a namespace deploy from repositories of their own. */
export interface FleetDeploy {
  /** What applies the repositories. */
  readonly engine: DeliveryEngine;
  /** Where the repositories may be, in order: URLs, or their start and `/*`. Never empty. */
  readonly sources: readonly string[];
  /** What is applied by name, in order. */
  readonly repositories: Record<string, FleetDeployRepository>;
  /** When deployments may happen, as written. Empty: at any time. */
  readonly windows: readonly FleetDeployWindow[];
  /** Whether people may write the engine's own objects. */
  readonly selfService: boolean;
}

/** A repository that is applied in a namespace. */
export interface FleetDeployRepository {
  /** Its URL: `https://`, `ssh://`, or `oci://` for an OCI artifact. */
  readonly url: string;
  /** The folder that is applied. */
  readonly path: string;
  /** The branch. Absent: a tag or a range says what is applied. */
  readonly branch?: string;
  /** The tag. Absent: a branch or a range says what is applied. */
  readonly tag?: string;
  /** The range of versions. Absent: a branch or a tag says what is applied. */
  readonly semver?: string;
  /** The Secret of the namespace with which it is read. Absent: none. */
  readonly secret?: string;
  /** How often the namespace is compared with it, such as `10m`. Absent for Argo CD. */
  readonly interval?: string;
  /** How long its objects may take to be ready, such as `5m`. Absent for Argo CD. */
  readonly timeout?: string;
}

/** When deployments may happen, or when they may not. */
export interface FleetDeployWindow {
  /** `allow`: only in such a window. `deny`: not in it. */
  readonly kind: WindowKind;
  /** When it begins: five fields of cron. */
  readonly schedule: string;
  /** How long it lasts, such as `60h`. */
  readonly duration: string;
  /** The name of its time zone. */
  readonly timeZone: string;
  /** Whether people may deploy by hand although it does not let it happen. */
  readonly manualSync: boolean;
}

/** A Pod Security Standard, and exceptions from it. */
export interface FleetPodSecurity {
  /** The standard. With an exception, the guard rail `podSecurity` enforces it. */
  readonly standard: PodSecurityLevel;
  /** What pods may do although the standard refuses it. */
  readonly allow: FleetPodSecurityExceptions;
  /** The standard that warnings are about. */
  readonly warn: PodSecurityLevel;
  /** The standard that entries of the audit log are about. */
  readonly audit: PodSecurityLevel;
}

/** Exceptions from a Pod Security Standard. Each list is in order; absent: no exception of that sort. */
export interface FleetPodSecurityExceptions {
  /** Linux capabilities that containers may add. */
  readonly capabilities?: readonly Capability[];
  /** `Unconfined`, if containers may run without a seccomp profile. */
  readonly seccomp?: readonly 'Unconfined'[];
  /** `Unconfined`, if containers may run without an AppArmor profile. */
  readonly appArmor?: readonly 'Unconfined'[];
  /** SELinux types that containers may name. */
  readonly seLinuxTypes?: readonly string[];
  /** Paths of the node that containers may mount, to read. */
  readonly hostPaths?: readonly string[];
  /** True if pods may share memory with processes of the node. */
  readonly hostIPC?: boolean;
  /** Kernel settings that pods may change. */
  readonly sysctls?: readonly string[];
  /** Ports of the node that containers may listen on: 1 to 65535. */
  readonly hostPorts?: readonly number[];
  /** `Unmasked`, if containers may see all of `/proc`. */
  readonly procMount?: readonly 'Unmasked'[];
}

/** The mode of every guard rail. */
export type FleetGuardRails = {
  readonly [Rail in Exclude<keyof GuardRailModes, 'default'>]-?: NonNullable<GuardRailModes[Rail]>;
};

/** What pods may ask of the scheduler and of nodes. */
export interface FleetScheduling {
  /** `null`: every scheduler. */
  readonly schedulers: readonly string[] | null;
  /** The RuntimeClass of every pod that names none. Absent: the usual runtime of the node. */
  readonly runtimeClass?: string;
  /** RuntimeClasses that pods may name, in order. */
  readonly runtimeClasses: readonly string[];
  /** Taints that pods may tolerate, in order: `key`, or `key=value` for that value alone. */
  readonly tolerations: readonly string[];
  /** Queues that workloads may name, in order. */
  readonly queues: readonly string[];
  /** WorkloadPriorityClasses of Kueue that workloads may name, in order. */
  readonly queuePriorities: readonly string[];
  /** Labels and annotations that workloads may have, in order: a key, or its start and a `*`. */
  readonly metadata: readonly string[];
  /** The priority class of pods that name none. Absent: none. */
  readonly defaultPriority?: string;
  /** Where every pod runs, and no pod of others. Absent: on nodes that tenants share. */
  readonly nodes?: FleetNodes;
  /** Absent: the quota alone. */
  readonly maxGpusPerPod?: number;
  /** Accelerators that one container may ask for. Absent: as many as one pod. */
  readonly maxGpusPerContainer?: number;
  /** Seconds for which a pod with accelerators may run. Absent: any time. */
  readonly maxGpuPodSeconds?: number;
  /** The most seconds that a pod may take to end. */
  readonly maxGracePeriodSeconds: number;
}

/** Nodes of one tenant. */
export interface FleetNodes {
  /** Labels that only they have, in order of their keys. Never empty. */
  readonly selector: Record<string, string>;
  /** The taint that keeps others off: `key=value`, or `key`. */
  readonly taint: string;
}

/** Where images come from. */
export interface FleetImages {
  /** Absent: anywhere. */
  readonly registries?: readonly string[];
  /** Absent: any. */
  readonly pullPolicy?: 'Always';
}

/** Which storage may be used. */
export interface FleetStorage {
  /** Absent: every class. */
  readonly classes?: readonly string[];
  /** VolumeAttributesClasses that claims may name, in order. */
  readonly attributesClasses: readonly string[];
  /** PersistentVolumes that claims may name, in order. */
  readonly volumes: readonly string[];
  /** CSI drivers whose volumes pods may declare inline, in order. */
  readonly drivers: readonly string[];
  /** Bytes that each claim asks for at least. Absent: no bound. */
  readonly minClaim?: string;
  /** Bytes that each claim may ask for. Absent: no bound. */
  readonly maxClaim?: string;
}

/** An account for workloads. */
export interface FleetServiceAccount {
  /** Engines whose rights it has, in order. */
  readonly presets: readonly IdentityPreset[];
  /** What else it may do in its namespace, as written: a finding names a rule by its place. Absent: nothing. */
  readonly rules?: readonly FleetRule[];
  /** Whether its pods get a token. */
  readonly automountToken: boolean;
  /** Annotations of the account, in order of their keys. */
  readonly annotations: Record<string, string>;
  /** Whether the pods that run with it may reach the API server. */
  readonly apiAccess: boolean;
}

/** A further role for some of those who are in a namespace. */
export interface FleetBinding {
  /** The ClusterRole. */
  readonly clusterRole: string;
  /** The lists of people who have it, in order. */
  readonly to: readonly PeopleList[];
  /** Others who have it, in order. */
  readonly subjects: readonly FleetSubject[];
  /** Accounts of the namespace that have it, in order. */
  readonly accounts: readonly string[];
}

/** A ClusterRole of the platform's own. */
export interface FleetRole {
  /** As written: a finding names a rule by its place. */
  readonly rules: readonly FleetRule[];
}

/** What an account may do with some kinds of objects. Each list is in order. */
export interface FleetRule {
  /** API groups; `''` for the core group. */
  readonly apiGroups: readonly string[];
  /** Plurals, and subresources such as `pods/log`. */
  readonly resources: readonly string[];
  /** Verbs, none of which is a wildcard. */
  readonly verbs: readonly string[];
  /** The only objects that it is about. Absent: all of them. */
  readonly resourceNames?: readonly string[];
}

/** Who may talk to whom. */
export interface FleetNetwork {
  /** Whether pods talk inside of their namespace, or inside of all namespaces of the tenant with the same reach. */
  readonly reach: 'environment' | 'tenant';
  /** Whether all traffic inside the reach is open, or only the flows. */
  readonly default: NetworkDefault;
  /** Openings inside the reach by name, in order. */
  readonly flows: Record<string, FleetFlow>;
  /** The DNS servers: a built-in profile, or others. */
  readonly dns: DnsProfile | FleetDns;
  /** Whether pods reach public addresses; with a map, all except for some. */
  readonly internet: boolean | FleetInternet;
  /** Peers that may come in by name, in order. */
  readonly ingress: Record<string, FleetPeer>;
  /** Peers that pods may go to by name, in order. */
  readonly egress: Record<string, FleetPeer>;
  /** Operators to work with, in order. */
  readonly integrations: readonly FleetIntegration[];
  /** Host names that routes may use, such as `ml.example.com` or `*.ml.example.com`, in order. */
  readonly hosts: readonly string[];
  /** Absent: every class. */
  readonly ingressClasses?: readonly string[];
  /** Whether admins may write NetworkPolicies. */
  readonly tenantPolicies: boolean;
  /** Where the API server is. Absent: not stated. */
  readonly apiServer?: FleetApiServer;
}

/** An operator to work with, and where it runs. */
export interface FleetIntegration {
  /** The operator. */
  readonly name: IntegrationName;
  /** The namespace that it runs in. */
  readonly namespace: string;
}

/** Traffic from some pods to others, inside the reach. */
export interface FleetFlow {
  /** Labels of the pods that call. */
  readonly from: Record<string, string>;
  /** Labels of the pods that are called. */
  readonly to: Record<string, string>;
  /** Absent: all ports. */
  readonly ports?: readonly FleetPort[];
  /** The HTTP requests that pass. Absent: all traffic. */
  readonly http?: readonly FleetHttpRule[];
}

/** HTTP requests. A key that is absent says nothing about them; there is at least one. */
export interface FleetHttpRule {
  /** Methods with `|` between them. */
  readonly method?: string;
  /** A regular expression that the whole path matches. */
  readonly path?: string;
  /** The host that the request names. */
  readonly host?: string;
  /** Headers with the values that they must have, in order of their names. */
  readonly headers?: Record<string, string>;
}

/** DNS servers other than those of the built-in profiles. */
export interface FleetDns {
  /** The namespace that they run in. Absent, with the next two: pods labelled `k8s-app: kube-dns` in kube-system. */
  readonly namespace?: string;
  /** Labels of their pods. */
  readonly podLabels?: Record<string, string>;
  /** Their ports: 1 to 65535, in order. */
  readonly ports?: readonly number[];
  /** Addresses of a cache on the node, in order. Absent: there is none. */
  readonly nodeLocal?: readonly string[];
}

/** Public addresses, except for some. */
export interface FleetInternet {
  /** Address ranges that are left out, in order. */
  readonly except: readonly string[];
}

/** Pods of a namespace, or an address range. */
export interface FleetPeer {
  /** The namespace of the peer. Absent: it is a range of addresses. */
  readonly namespace?: string;
  /** Labels of its pods. Absent: all pods of the namespace. */
  readonly pods?: Record<string, string>;
  /** Labels of the namespace's own pods that it is for. Absent: all of them. */
  readonly for?: Record<string, string>;
  /** An address range such as `10.20.0.0/16`. Absent: the peer is a namespace. */
  readonly cidr?: string;
  /** Ranges inside of `cidr` that are left out, in order. Absent: none. */
  readonly except?: readonly string[];
  /** Absent: all ports. */
  readonly ports?: readonly FleetPort[];
  /** The HTTP requests that are let in. Absent: all traffic. */
  readonly http?: readonly FleetHttpRule[];
  /** Hosts by their names, in order. Absent: the peer is a namespace or a range. */
  readonly hosts?: readonly string[];
}

/** A port, or a range of ports. */
export interface FleetPort {
  /** The port, or the first one of a range: 1 to 65535. A text is the name of a container's port. */
  readonly port: number | string;
  /** The last port of a range: `port` to 65535. Absent: a single port. */
  readonly endPort?: number;
  /** The protocol. */
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** Priority classes that pods may name, and what their pods may request, in order of their names. */
export type FleetPriorities = Record<string, FleetPriorityGrant>;

/** What pods may do with a priority class. */
export interface FleetPriorityGrant {
  /** Absent: as much as the quota of the environment. */
  readonly quota?: FleetPriorityQuota;
}

/** What all pods of a class in one namespace may request together. Never empty. */
export interface FleetPriorityQuota {
  /** Cores, in steps of 1m. Absent: no bound of its own. */
  readonly cpu?: string;
  /** Bytes. Absent: no bound of its own. */
  readonly memory?: string;
  /** Pods that have not finished: a whole number. Absent: no bound of its own. */
  readonly pods?: string;
  /** Devices by pool, in order. A pool that is not listed has no bound of its own. Absent: none has. */
  readonly gpu?: Record<string, number>;
}

/** Where the API server is. */
export interface FleetApiServer {
  /** Its address ranges, in order. */
  readonly cidrs: readonly string[];
  /** Its ports: 1 to 65535, in order. */
  readonly ports: readonly number[];
}

/** What a container gets that states no resources, and what bounds it. */
export interface FleetContainers {
  /** Requests of containers that state none. */
  readonly defaultRequest: FleetDefaultRequest;
  /** Limits of containers that state none. Absent: no limits. */
  readonly default?: FleetResources;
  /** The least that a container may request. Absent: no bound. */
  readonly min?: FleetResources;
  /** The most that a container may ask for. Absent: no bound. */
  readonly max?: FleetResources;
  /** The most that all containers of a pod may ask for together. Absent: no bound. */
  readonly podMax?: FleetResources;
  /** How many times its request the limit of a container may be. Absent: no bound. */
  readonly maxLimitRequestRatio?: FleetRatios;
}

/** Ratios of limits to requests: 1 or more, in steps of a thousandth (`1500m`). */
export interface FleetRatios {
  /** Absent: no bound. */
  readonly cpu?: string;
  /** Absent: no bound. */
  readonly memory?: string;
}

/** Requests of containers that state none. */
export interface FleetDefaultRequest {
  /** Cores, in steps of 1m; `null` for no default. */
  readonly cpu: string | null;
  /** Bytes; `null` for no default. */
  readonly memory: string | null;
  /** Bytes of the disk of the node. Absent: no default, because nothing counts or bounds it. */
  readonly ephemeralStorage?: string;
}

/** Caps per namespace; `null` if one was removed. */
export interface FleetObjects {
  /** Services. */
  readonly services: number | null;
  /** PersistentVolumeClaims. */
  readonly persistentVolumeClaims: number | null;
  /** Services of type LoadBalancer. */
  readonly loadBalancers: number | null;
  /** Node ports of all Services together. */
  readonly nodePorts: number | null;
  /** ConfigMaps. */
  readonly configMaps: number | null;
  /** Secrets. */
  readonly secrets: number | null;
  /** Jobs. */
  readonly jobs: number | null;
  /** CronJobs. */
  readonly cronJobs: number | null;
  /** Deployments. */
  readonly deployments: number | null;
  /** StatefulSets. */
  readonly statefulSets: number | null;
  /** ServiceAccounts. */
  readonly serviceAccounts: number | null;
  /** HorizontalPodAutoscalers. */
  readonly horizontalPodAutoscalers: number | null;
  /** PodDisruptionBudgets. */
  readonly podDisruptionBudgets: number | null;
  /** Ingresses. */
  readonly ingresses: number | null;
  /** Pods, including those that have finished. */
  readonly storedPods: number | null;
  /** ResourceClaims, and as many ResourceClaimTemplates, if a pool is granted. */
  readonly resourceClaims: number | null;
  /** Objects of each kind of custom resource that has no cap of its own. */
  readonly customResources: number | null;
  /** Bytes of an object that people write. */
  readonly maxSize: string | null;
  /** Bytes of a ConfigMap or a Secret. */
  readonly maxDataSize: string | null;
  /** Further entries of the quota: canonical quantities by quota key, in order. */
  readonly hard: Record<string, string>;
}
