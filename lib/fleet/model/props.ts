/**
 * What may be written in tenants.yaml, and given to the constructs. This is the one declaration: the JSON Schema,
 * its checks and the reference page are generated from it (`npm run generate`).
 *
 * Everywhere: a map is merged by key over what it inherits, a scalar or a list replaces it, and `null` removes it.
 * Layers, later wins: built-in defaults, platform, tier, tenant, environment.
 */

/** A Kubernetes quantity such as `100m`, `1.5`, `200Gi` or `64G`. Exact: nothing is rounded on reading. */
export type QuantityValue = string | number;

/** Free text. A number need not be quoted: it is taken as it is written. */
export type TextValue = string | number;

/** A percentage such as `30%`. */
export type PercentValue = string | number;

/** The whole of tenants.yaml. */
export interface FleetProps {
  /** The version of this format. */
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  /**
   * Files that hold more tenants, as patterns relative to this file, e.g. `tenants.d/*.yaml`. Each holds `tenants:`
   * and nothing else, so that every tenant can have an owner in CODEOWNERS.
   *
   * @default - this file is the whole fleet
   */
  readonly include?: string | readonly string[];
  /**
   * What all tenants share: names, environments, accelerators, defaults.
   *
   * @default - the built-in defaults
   */
  readonly platform?: PlatformEntry;
  /**
   * Named defaults that a tenant may start from with `tier: NAME`.
   *
   * @default - no tiers
   */
  readonly tiers?: Record<string, TierEntry>;
  /**
   * What several tenants use, by name: each in a namespace of its own, open to exactly the tenants that it names.
   *
   * @default - none
   */
  readonly sharedServices?: Record<string, SharedServiceEntry>;
  /** The tenants. Their order does not matter. */
  readonly tenants: readonly TenantEntry[];
}

/** Settings that may stand at any level: platform, tier, tenant, environment. */
export interface SettingsProps {
  /**
   * The Pod Security Standard that is enforced. Warnings and audit entries are always those of `restricted`.
   *
   * @default baseline
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * Whether pods labelled `cdk8s-tenancy/api-access: "true"` may reach the API server over the network. Needs
   * `network.apiServer`.
   *
   * @default false
   */
  readonly apiAccess?: boolean;
  /**
   * Extra labels for the namespaces.
   *
   * @default - none
   */
  readonly labels?: Record<string, TextValue | null>;
  /**
   * Extra annotations for the namespaces.
   *
   * @default - none
   */
  readonly annotations?: Record<string, TextValue | null>;
  /**
   * Who may talk to whom.
   *
   * @default - the own environment, DNS and public addresses
   */
  readonly network?: NetworkProps;
  /**
   * What a container gets that states no resources (the LimitRange).
   *
   * @default - a request of 100m cpu and 512Mi memory, and no limit
   */
  readonly containers?: ContainersProps;
  /**
   * How many objects of a kind each namespace may hold. Not split: every namespace gets the same cap.
   *
   * @default - generous caps that protect etcd, not budgets
   */
  readonly objects?: ObjectsProps;
  /**
   * Priority classes that pods may name. Every other class is refused, those that are made later by others too.
   *
   * @default - none: pods run without a priority class
   */
  readonly priorities?: readonly string[];
  /**
   * Extended resources that are no accelerators and may be used without a quota, such as `rdma/hca`; and huge pages, such
   * as `hugepages-2Mi`, which `objects.hard` can bound.
   *
   * @default - none
   */
  readonly extendedResources?: readonly string[];
  /**
   * Accounts for workloads that call the API server or a cloud, by name: with the rights and the annotations that they
   * need. Admins of a tenant make accounts of their own, and give them neither.
   *
   * @default - none beside `default`, which has no token
   */
  readonly serviceAccounts?: Record<string, ServiceAccountProps | null>;
  /**
   * Names of Secrets with which images are pulled, for `default` and all `serviceAccounts`. The Secrets themselves come
   * from elsewhere.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * What pods may ask of the scheduler and of nodes.
   *
   * @default - the default scheduler, no runtime class, no toleration but that of a GPU for pods with a GPU
   */
  readonly scheduling?: SchedulingProps;
  /**
   * Where images come from.
   *
   * @default - from anywhere
   */
  readonly images?: ImagesProps;
  /**
   * Which storage may be used. How much is said by `quota.storage`.
   *
   * @default - every storage class, no volume by name, no volume of a driver inside a pod
   */
  readonly storage?: StorageProps;
  /**
   * Who says who works here: this file alone, or the tenant's admins too, who may then bind others to the roles
   * `tenant-admin`, `tenant-user` and `tenant-viewer`.
   *
   * @default closed
   */
  readonly access?: AccessMode;
  /**
   * Admission policies, by name, that can be switched off.
   *
   * @default - all on
   */
  readonly guardRails?: GuardRailSwitches;
  /**
   * Warnings that are meant, where they stand or below. `tenancy list --accepted` shows them.
   *
   * @default - none
   */
  readonly accept?: readonly AcceptProps[];
}

/** What all tenants share. */
export interface PlatformEntry extends SettingsProps {
  /**
   * First part of every derived namespace: `<prefix>-<tenant>-<environment>`.
   *
   * @default - no prefix: `<tenant>-<environment>`
   */
  readonly prefix?: string;
  /**
   * The oldest API server that must accept the output, as `1.34`. 1.30 or newer.
   *
   * @default "1.34"
   */
  readonly kubernetesVersion?: string;
  /**
   * Who gets cluster-admin.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who may read everything but secrets.
   *
   * @default - nobody
   */
  readonly auditors?: readonly SubjectValue[];
  /**
   * Who delivers what we write, and may change it beside cluster administrators: the accounts with which Flux, Argo CD
   * or a pipeline applies it. An empty list lets everybody change it who has the rights to.
   *
   * @default - the accounts of Flux's kustomize-controller and of Argo CD's application controller
   */
  readonly reconcilers?: readonly SubjectValue[];
  /**
   * Operators that change tenants' workloads with rights in single namespaces. Those with rights in the whole cluster
   * need no entry.
   *
   * @default - none
   */
  readonly controllers?: readonly SubjectValue[];
  /**
   * Whether the cluster has the CRD ClusterNetworkPolicy of policy.networking.k8s.io, in v1alpha2, and a network plugin
   * that enforces it. Where admins write NetworkPolicies (`network.tenantPolicies`), one then keeps the border of the tenant.
   *
   * @default false
   */
  readonly clusterNetworkPolicy?: boolean;
  /**
   * The environments of every tenant, by name, in order. They replace the built-in ones.
   *
   * @default - dev 30%, staging 20%, prod 50%
   */
  readonly environments?: Record<string, EnvironmentEntry>;
  /**
   * One namespace per environment, or a single one per tenant.
   *
   * @default perEnvironment
   */
  readonly namespaces?: NamespacesMode;
  /**
   * Kinds of accelerator, by a name of your choice.
   *
   * @default - none
   */
  readonly pools?: Record<string, PoolProps>;
  /**
   * Priority classes to create, by name. Their value and preemption policy cannot be changed later: Kubernetes keeps
   * them immutable, so give a changed class a new name.
   *
   * @default - none
   */
  readonly priorityClasses?: Record<string, PriorityClassProps>;
  /**
   * Kinds of your own (custom resources) that tenants may use.
   *
   * @default - none beyond the built-in list
   */
  readonly kinds?: readonly KindProps[];
  /**
   * Modules of your own that add objects: paths relative to this file, such as `./extend.js`. Each exports
   * `tenant(tenant)`, `platform(platform)` or both, which are called after construction.
   *
   * @default - none
   */
  readonly extensions?: readonly string[];
  /**
   * The total of a tenant that states none.
   *
   * @default - see `TenantEntry.quota`
   */
  readonly quota?: QuotaProps;
  /**
   * How far limits exceed requests.
   *
   * @default - no limits at all
   */
  readonly burst?: PercentValue | BurstProps | null;
}

/** Named defaults that a tenant may start from. */
export interface TierEntry extends SettingsProps {
  /** @default - inherited from the platform */
  readonly namespaces?: NamespacesMode;
  /** @default - inherited from the platform */
  readonly quota?: QuotaProps;
  /** @default - inherited from the platform */
  readonly burst?: PercentValue | BurstProps | null;
  /**
   * Overrides by environment.
   *
   * @default - none
   */
  readonly environments?: Record<string, EnvironmentEntry | null>;
  /** @default - nobody */
  readonly admins?: readonly SubjectValue[] | null;
  /** @default - nobody */
  readonly users?: readonly SubjectValue[] | null;
  /** @default - nobody */
  readonly viewers?: readonly SubjectValue[] | null;
}

/** What a tenant and a shared service have in common. */
export interface OwnerProps extends SettingsProps {
  /** Who pays, e.g. `ENG-001`. Becomes the label `cost-center`. */
  readonly costCenter: TextValue;
  /**
   * The name that people read.
   *
   * @default - the name
   */
  readonly displayName?: TextValue;
  /**
   * Free text. The label `department` carries it in label form (`Data Science` becomes `data-science`).
   *
   * @default - no label
   */
  readonly department?: TextValue;
  /**
   * Whom to write to: an address, a channel, a page.
   *
   * @default - none
   */
  readonly contact?: TextValue;
  /**
   * The tier whose defaults this starts from.
   *
   * @default - none
   */
  readonly tier?: string;
  /**
   * Who administers the namespaces.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[] | null;
  /**
   * Who works in them.
   *
   * @default - nobody
   */
  readonly users?: readonly SubjectValue[] | null;
  /**
   * Who looks, and never sees a secret.
   *
   * @default - nobody
   */
  readonly viewers?: readonly SubjectValue[] | null;
  /**
   * The namespace, where there is a single one.
   *
   * @default - `<prefix>-<name>`
   */
  readonly namespace?: string;
  /**
   * The total. A tenant's is always split over its environments by their share.
   *
   * @default - cpu 10, memory 40Gi, storage 500Gi, pods 100, no GPU
   */
  readonly quota?: QuotaProps;
  /**
   * How far limits exceed requests, for cpu and memory: `20%`, or `{memory: 20%}`. With a burst, limits join the quota
   * and every container gets a default limit.
   *
   * @default - no limits at all: the scheduler guarantees requests, and who exceeds them is evicted first
   */
  readonly burst?: PercentValue | BurstProps | null;
  /**
   * Overrides by environment; `null` leaves one out; a new name with a `share` adds one.
   *
   * @default - the environments of the platform
   */
  readonly environments?: Record<string, EnvironmentEntry | null>;
  /**
   * `removed` gives it up: its objects lose the annotations that keep Flux and Argo CD from deleting them, and the
   * entry may be deleted with the next commit.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** One tenant: a team that shares the cluster. */
export interface TenantEntry extends OwnerProps {
  /** DNS label, unique in the fleet. It is part of every namespace, so it does not change later. */
  readonly name: string;
  /** @default perEnvironment */
  readonly namespaces?: NamespacesMode;
}

/** Something that several tenants use: a feature store, a model registry. It has one namespace of its own. */
export interface SharedServiceEntry extends OwnerProps {
  /** The ports that tenants reach, by name. Numbers are TCP. */
  readonly ports: Record<string, PortValue>;
  /** Which tenants reach it, from all of their namespaces: `all`, or their names. */
  readonly consumers: 'all' | readonly string[];
}

/** One environment of the platform, a tier or a tenant. */
export interface EnvironmentEntry extends SettingsProps {
  /**
   * The part of the tenant's quota that goes here, e.g. `30%`. Shares are ratios: they are weighed against those of the
   * tenant's other environments.
   *
   * @default - the platform's
   */
  readonly share?: PercentValue;
  /**
   * The namespace.
   *
   * @default - `<prefix>-<tenant>-<environment>`
   */
  readonly namespace?: string;
  /**
   * Exact amounts instead of a share. They come off the total first.
   *
   * @default - split by share
   */
  readonly quota?: EnvironmentQuotaProps;
  /** @default - the tenant's */
  readonly admins?: readonly SubjectValue[] | null;
  /** @default - the tenant's */
  readonly users?: readonly SubjectValue[] | null;
  /** @default - the tenant's */
  readonly viewers?: readonly SubjectValue[] | null;
  /** @default active */
  readonly state?: LifecycleState;
}

/** What a tenant may request in all its environments together. */
export interface QuotaProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default 10
   */
  readonly cpu?: QuantityValue | null;
  /**
   * Bytes.
   *
   * @default 40Gi
   */
  readonly memory?: QuantityValue | null;
  /**
   * Bytes of node-local disk.
   *
   * @default - not bounded
   */
  readonly ephemeralStorage?: QuantityValue | null;
  /**
   * Whole devices: a number for the only or the default pool, or numbers by pool.
   *
   * @default 0
   */
  readonly gpu?: number | Record<string, number | null> | null;
  /**
   * Bytes of all persistent volume claims.
   *
   * @default 500Gi
   */
  readonly storage?: QuantityValue | null;
  /**
   * Pods that have not finished.
   *
   * @default 100
   */
  readonly pods?: QuantityValue | null;
}

/** Exact amounts for one environment. */
export interface EnvironmentQuotaProps extends QuotaProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - its share of the tenant's
   */
  readonly cpu?: QuantityValue | null;
  /**
   * Bytes.
   *
   * @default - its share of the tenant's
   */
  readonly memory?: QuantityValue | null;
  /**
   * Bytes of node-local disk.
   *
   * @default - its share of the tenant's
   */
  readonly ephemeralStorage?: QuantityValue | null;
  /**
   * Whole devices: a number for the only or the default pool, or numbers by pool.
   *
   * @default - its share of the tenant's, of each pool
   */
  readonly gpu?: number | Record<string, number | null> | null;
  /**
   * Bytes of all persistent volume claims.
   *
   * @default - its share of the tenant's
   */
  readonly storage?: QuantityValue | null;
  /**
   * Pods that have not finished.
   *
   * @default - its share of the tenant's
   */
  readonly pods?: QuantityValue | null;
  /**
   * Limits, where the tenant has a burst.
   *
   * @default - the requests plus the burst
   */
  readonly limits?: LimitsProps;
}

/** Limits of cpu and memory. */
export interface LimitsProps {
  /** @default - not limited */
  readonly cpu?: QuantityValue | null;
  /** @default - not limited */
  readonly memory?: QuantityValue | null;
}

/** How far limits exceed requests. */
export interface BurstProps {
  /** @default - cpu is not limited */
  readonly cpu?: PercentValue | null;
  /** @default - memory is not limited */
  readonly memory?: PercentValue | null;
}

/** A kind of accelerator. */
export interface PoolProps {
  /** The name that its nodes advertise, e.g. `nvidia.com/gpu` or `nvidia.com/mig-1g.10gb`. */
  readonly resource: string;
  /**
   * The product as the node label `nvidia.com/gpu.product` says it, e.g. `NVIDIA-H100-80GB-HBM3`.
   *
   * @default - not stated
   */
  readonly product?: string;
  /**
   * Whole devices in the cluster. Tenants together may not hold more.
   *
   * @default - not checked
   */
  readonly capacity?: number;
  /**
   * Whether `gpu: 10` means this pool.
   *
   * @default - true for the only pool
   */
  readonly default?: boolean;
  /**
   * The DeviceClass, where the pool is backed by Dynamic Resource Allocation. Its quota keys get the pool's ceiling.
   *
   * @default - the pool is advertised by a device plugin
   */
  readonly deviceClass?: string;
  /**
   * Says that `resource` is meant as written although it resembles a known name.
   *
   * @default false
   */
  readonly custom?: boolean;
}

/** A PriorityClass to create. */
export interface PriorityClassProps {
  /** Higher goes first. -2147483648 to 1000000000. */
  readonly value: number;
  /**
   * Whether its pods may evict others.
   *
   * @default Never
   */
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority';
  /**
   * Whether pods that name no class get this one. It is then allowed everywhere. At most one class in a cluster.
   *
   * @default false
   */
  readonly globalDefault?: boolean;
  /**
   * What it is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A kind that tenants may use, in roles and caps alike. */
export interface KindProps {
  /** The API group, `""` for the core group. */
  readonly group: string;
  /** The plural, e.g. `experiments`. */
  readonly resource: string;
  /** @default read */
  readonly viewer?: ReadAccess;
  /** @default write */
  readonly user?: KindAccess;
  /** @default write */
  readonly admin?: KindAccess;
  /**
   * How many each namespace may hold.
   *
   * @default - `objects.customResources`
   */
  readonly cap?: number;
  /**
   * Where its pod templates stand, e.g. `spec.template`. For rules that judge templates before pods exist.
   *
   * @default - none
   */
  readonly podTemplates?: readonly string[];
}

/** Who may talk to whom. Everything that is not said here is closed. */
export interface NetworkProps {
  /**
   * Who may talk inside a tenant: pods of one environment, or of all environments that say `tenant`.
   *
   * @default environment
   */
  readonly reach?: 'environment' | 'tenant';
  /**
   * What is open inside the reach: everything, or only the `flows`.
   *
   * @default reach
   */
  readonly default?: NetworkDefault;
  /**
   * Traffic inside the reach by pod labels, by name. Each opens both directions and nothing else.
   *
   * @default - none
   */
  readonly flows?: Record<string, FlowProps | null>;
  /**
   * How pods reach DNS.
   *
   * @default kube-dns
   */
  readonly dns?: DnsProfile | DnsProps;
  /**
   * Whether public addresses may be reached. Never private ranges, never metadata services.
   *
   * @default true
   */
  readonly internet?: boolean | InternetProps;
  /**
   * Who may come in, by name.
   *
   * @default - nobody
   */
  readonly ingress?: Record<string, PeerProps | null>;
  /**
   * Where pods may go, by name.
   *
   * @default - nowhere else
   */
  readonly egress?: Record<string, PeerProps | null>;
  /**
   * Operators to work with, by name: each opens exactly what it needs to reach in the environment, and what the
   * environment's pods need of it. With a namespace where it does not run in the usual one; for `kserve`, that of the
   * gateway's pods. Other gateways through which requests come are entries of `ingress`. Meshes are meant with sidecars.
   *
   * @default - none
   */
  readonly integrations?: readonly IntegrationValue[];
  /**
   * Host names of which routes may be made: `ml.example.com`, or `*.ml.example.com` for all below it.
   *
   * @default - none: Ingresses and routes are refused
   */
  readonly hosts?: readonly string[];
  /**
   * Classes that an Ingress may name, and the class of those that name none.
   *
   * @default - every class
   */
  readonly ingressClasses?: readonly string[] | null;
  /**
   * Whether the tenant's admins may write NetworkPolicies. Policies are a union: each opens something.
   *
   * @default false
   */
  readonly tenantPolicies?: boolean;
  /**
   * Where the API server is, for `apiAccess` and for workflows.
   *
   * @default - not stated
   */
  readonly apiServer?: ApiServerProps | null;
}

/** An operator that does not run in the usual namespace. */
export interface IntegrationProps {
  /** Which one. */
  readonly name: IntegrationName;
  /**
   * The namespace that it runs in.
   *
   * @default - the one into which its project installs it
   */
  readonly namespace?: string;
}

/** Traffic from some pods to others, inside the reach. Both `from` and `to` are needed. */
export interface FlowProps {
  /**
   * Labels of the pods that call.
   *
   * @default - none
   */
  readonly from?: Record<string, TextValue>;
  /**
   * Labels of the pods that are called.
   *
   * @default - none
   */
  readonly to?: Record<string, TextValue>;
  /**
   * Ports: numbers are TCP.
   *
   * @default - all ports
   */
  readonly ports?: readonly PortValue[];
}

/** DNS servers that are none of the built-in profiles. */
export interface DnsProps {
  /** The namespace they run in. */
  readonly namespace: string;
  /** The labels of their pods. */
  readonly podLabels: Record<string, TextValue>;
  /**
   * The ports they listen on, UDP and TCP alike.
   *
   * @default - 53
   */
  readonly ports?: readonly number[];
}

/** Public addresses, but for some. */
export interface InternetProps {
  /** Public ranges of your own that tenants must not reach. */
  readonly except: readonly string[];
}

/** Somebody to talk to: pods of a namespace, or an address range. */
export interface PeerProps {
  /**
   * The namespace. Either this or `cidr`.
   *
   * @default - none
   */
  readonly namespace?: string;
  /**
   * Labels of the pods there.
   *
   * @default - all pods of the namespace
   */
  readonly pods?: Record<string, TextValue>;
  /**
   * The address range. Either this or `namespace`.
   *
   * @default - none
   */
  readonly cidr?: string;
  /**
   * Ranges inside `cidr` that are left out.
   *
   * @default - none
   */
  readonly except?: readonly string[];
  /**
   * Ports: numbers are TCP.
   *
   * @default - all ports
   */
  readonly ports?: readonly PortValue[];
}

/** A port, or a range of ports. */
export interface PortProps {
  /** 1 to 65535. */
  readonly port: number;
  /**
   * The last port of a range.
   *
   * @default - `port` alone
   */
  readonly endPort?: number;
  /** @default TCP */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** An account for workloads, with the rights that an engine needs. */
export interface ServiceAccountProps {
  /**
   * What runs with it: `argo-executor` for workflows, `spark-driver`, `ray-autoscaler`, `kfp-runner` for Kubeflow
   * Pipelines. Each binds a closed ClusterRole in the namespace.
   *
   * @default - nothing that needs rights
   */
  readonly presets?: readonly IdentityPreset[];
  /**
   * Whether pods get its token.
   *
   * @default - true with a preset or `apiAccess`, else false
   */
  readonly automountToken?: boolean;
  /**
   * Annotations, such as the role of a cloud: `eks.amazonaws.com/role-arn`, `iam.gke.io/gcp-service-account`,
   * `azure.workload.identity/client-id`.
   *
   * @default - none
   */
  readonly annotations?: Record<string, TextValue | null>;
  /**
   * Whether the pods that the presets run may reach the API server over the network; without a preset, pods labelled
   * `cdk8s-tenancy/api-access: "true"`. Needs `network.apiServer`.
   *
   * @default false
   */
  readonly apiAccess?: boolean;
}

/** Where the API server is. */
export interface ApiServerProps {
  /**
   * Its endpoint and service addresses: most network plugins judge a packet once the Service is translated to an
   * endpoint, some before. Cilium matches the addresses of nodes only with `policy-cidr-match-mode: nodes`.
   */
  readonly cidrs: readonly string[];
  /**
   * Its TCP ports.
   *
   * @default - 443 and 6443
   */
  readonly ports?: readonly number[];
}

/** What a container gets that states no resources. */
export interface ContainersProps {
  /**
   * Requests of containers that state none.
   *
   * @default - cpu 100m, memory 512Mi
   */
  readonly defaultRequest?: ResourcesProps | null;
  /**
   * Limits of containers that state none. Refuses every container that requests more than it.
   *
   * @default - none; with a burst, defaultRequest × (1 + burst)
   */
  readonly default?: ResourcesProps | null;
  /**
   * The least that a container may request. Refuses smaller ones.
   *
   * @default - none
   */
  readonly min?: ResourcesProps | null;
  /**
   * The most that a container may have. Refuses larger ones, and those without a limit.
   *
   * @default - none
   */
  readonly max?: ResourcesProps | null;
  /**
   * The most that all containers of a pod may have together. Refuses larger ones.
   *
   * @default - none
   */
  readonly podMax?: ResourcesProps | null;
}

/** Amounts of cpu and memory. */
export interface ResourcesProps {
  /** @default - not stated */
  readonly cpu?: QuantityValue | null;
  /** @default - not stated */
  readonly memory?: QuantityValue | null;
}

/** How many objects of a kind each namespace may hold; `null` removes a cap. */
export interface ObjectsProps {
  /** @default 100 */
  readonly services?: number | null;
  /** @default 100 */
  readonly persistentVolumeClaims?: number | null;
  /** @default 0 */
  readonly loadBalancers?: number | null;
  /** @default 0 */
  readonly nodePorts?: number | null;
  /** @default 200 */
  readonly configMaps?: number | null;
  /** @default 200 */
  readonly secrets?: number | null;
  /**
   * Finished ones count until they are deleted.
   *
   * @default 1000
   */
  readonly jobs?: number | null;
  /** @default 100 */
  readonly cronJobs?: number | null;
  /** @default 100 */
  readonly deployments?: number | null;
  /** @default 100 */
  readonly statefulSets?: number | null;
  /**
   * `default` and those of `serviceAccounts` count, and those that operators make for their workloads.
   *
   * @default 200
   */
  readonly serviceAccounts?: number | null;
  /** @default 100 */
  readonly horizontalPodAutoscalers?: number | null;
  /** @default 100 */
  readonly podDisruptionBudgets?: number | null;
  /** @default 100 */
  readonly ingresses?: number | null;
  /**
   * Pods that exist, finished ones included. The quota's `pods` bounds those that have not finished.
   *
   * @default 10000
   */
  readonly storedPods?: number | null;
  /**
   * Claims of Dynamic Resource Allocation, and their templates. Always 0 where no pool is granted.
   *
   * @default 100
   */
  readonly resourceClaims?: number | null;
  /**
   * Every other kind that tenants may write, each.
   *
   * @default 100
   */
  readonly customResources?: number | null;
  /**
   * Entries for `spec.hard` as they are, e.g. `count/rayclusters.ray.io: 5` or
   * `fast.storageclass.storage.k8s.io/requests.storage: 1Ti`. Keys that the API server never counts are errors.
   *
   * @default - none
   */
  readonly hard?: Record<string, QuantityValue | null>;
}

/** A warning that is meant. */
export interface AcceptProps {
  /** The code of the warning, e.g. `GPU_ZERO`. Errors cannot be accepted. */
  readonly code: string;
  /** Why it is meant, for whoever reads it next year. */
  readonly why: string;
}

/** What pods may ask of the scheduler and of nodes. */
export interface SchedulingProps {
  /**
   * Schedulers that pods may name.
   *
   * @default - default-scheduler
   */
  readonly schedulers?: readonly string[] | null;
  /**
   * Runtime classes that pods may name.
   *
   * @default - none
   */
  readonly runtimeClasses?: readonly string[];
  /**
   * Taints that pods may tolerate: `key`, or `key=value` for that value alone. A granted accelerator's own taint may be
   * tolerated by pods that ask for it, without an entry.
   *
   * @default - none
   */
  readonly tolerations?: readonly string[];
  /**
   * The most accelerators that one pod may ask for, 0 or more.
   *
   * @default - the quota alone
   */
  readonly maxGpusPerPod?: number | null;
}

/** Where images come from. */
export interface ImagesProps {
  /**
   * What the name of an image starts with: a registry, or a registry and a path, such as `registry.example.com/ml`.
   *
   * @default - anywhere
   */
  readonly registries?: readonly string[] | null;
  /**
   * The pull policy of every container: `Always` asks the registry each time, so that nobody runs an image that somebody
   * else has pulled.
   *
   * @default - any
   */
  readonly pullPolicy?: 'Always' | null;
}

/** Which storage may be used. */
export interface StorageProps {
  /**
   * Storage classes that claims may name. The class of the cluster must be among them if claims are to name none.
   *
   * @default - every class
   */
  readonly classes?: readonly string[] | null;
  /**
   * Volumes that claims may ask for by name: shared datasets that the platform made.
   *
   * @default - none
   */
  readonly volumes?: readonly string[];
  /**
   * CSI drivers whose volumes may stand inside a pod, such as `secrets-store.csi.k8s.io`.
   *
   * @default - none
   */
  readonly drivers?: readonly string[];
}

/** Admission policies that can be switched off. */
export interface GuardRailSwitches {
  /**
   * Refuses extended resources, huge pages and device classes that a namespace was not granted, and claims with admin access.
   *
   * @default true
   */
  readonly acceleratorNames?: boolean;
  /**
   * Refuses pods that make all GPUs of a node visible by a variable, and those above `scheduling.maxGpusPerPod`.
   *
   * @default true
   */
  readonly acceleratorUse?: boolean;
  /**
   * Refuses annotations of service accounts that may choose an identity in a cloud.
   *
   * @default true
   */
  readonly accountAnnotations?: boolean;
  /**
   * Raises a default limit to the request of the container, where there is a `burst`, and takes default amounts away that
   * do not fit into what a pod states as a whole. Kubernetes 1.36 or newer.
   *
   * @default true
   */
  readonly burstLimits?: boolean;
  /**
   * Lets only `platform.reconcilers` and cluster administrators change what we write.
   *
   * @default true
   */
  readonly managedObjects?: boolean;
  /**
   * Lets users change and delete their own workloads only; admins those of everybody. Who made one is known on Kubernetes
   * 1.36 or newer.
   *
   * @default true
   */
  readonly ownWork?: boolean;
  /**
   * Refuses images from elsewhere than `images.registries`, and pull policies other than `images.pullPolicy`.
   *
   * @default true
   */
  readonly podImages?: boolean;
  /**
   * Refuses node names, and tolerations, schedulers, runtime classes and priority classes that are not listed.
   *
   * @default true
   */
  readonly podScheduling?: boolean;
  /**
   * Refuses volumes that a pod mounts by an address or by a driver which is not listed.
   *
   * @default true
   */
  readonly podVolumes?: boolean;
  /**
   * Refuses Roles and RoleBindings by tenants, and with `access: selfService` all but those to our roles.
   *
   * @default true
   */
  readonly roleBindings?: boolean;
  /**
   * Refuses Ingresses and routes for hosts that are not listed, and annotations that configure the proxy.
   *
   * @default true
   */
  readonly routeHosts?: boolean;
  /**
   * Refuses external addresses and names of Services, and node ports and load balancers that are not granted.
   *
   * @default true
   */
  readonly serviceExposure?: boolean;
  /**
   * Refuses tokens of service accounts that live longer than a day.
   *
   * @default true
   */
  readonly tokenLifetime?: boolean;
  /**
   * Refuses Secrets that hold a token without an end.
   *
   * @default true
   */
  readonly tokenSecrets?: boolean;
  /**
   * Refuses claims of volumes by name, of classes that are not listed, and of foreign snapshots.
   *
   * @default true
   */
  readonly volumeClaims?: boolean;
  /**
   * Refuses workloads that keep more than a hundred old versions of themselves.
   *
   * @default true
   */
  readonly workloadHistory?: boolean;
}

/** Who: exactly one of the three. */
export interface SubjectProps {
  /**
   * A user, as the API server's authentication names it.
   *
   * @default - none
   */
  readonly user?: string;
  /**
   * A group, as the API server's authentication names it.
   *
   * @default - none
   */
  readonly group?: string;
  /**
   * A service account, as `namespace/name`.
   *
   * @default - none
   */
  readonly serviceAccount?: string;
}

/** Who: a string is a user. */
export type SubjectValue = string | SubjectProps;

/** An operator in the usual namespace, or in another. */
export type IntegrationValue = IntegrationName | IntegrationProps;

/** A TCP port, or more exactly said. */
export type PortValue = number | PortProps;

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';
export type NamespacesMode = 'perEnvironment' | 'single';
export type LifecycleState = 'active' | 'removed';
export type AccessMode = 'closed' | 'selfService';
export type NetworkDefault = 'reach' | 'flowsOnly';
export type IdentityPreset = 'argo-executor' | 'kfp-runner' | 'ray-autoscaler' | 'spark-driver';
export type IntegrationName =
  | 'argo-workflows'
  | 'istio'
  | 'katib'
  | 'knative'
  | 'kserve'
  | 'kubeflow-pipelines'
  | 'kuberay'
  | 'linkerd'
  | 'notebooks'
  | 'vault';
export type DnsProfile = 'kube-dns' | 'node-local' | 'gke-cloud-dns' | 'openshift';
export type ReadAccess = 'none' | 'read';
export type KindAccess = 'none' | 'read' | 'write';
