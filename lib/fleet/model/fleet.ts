import type {
  AccessMode,
  DnsProfile,
  GuardRailSwitches,
  IdentityPreset,
  IntegrationName,
  KindAccess,
  LifecycleState,
  NamespacesMode,
  NetworkDefault,
  PodSecurityLevel,
  ReadAccess,
} from './props';

/**
 * The normal form of a fleet: every default applied, every name final, every quota split, every list sorted.
 *
 * It is plain data, and valid input that resolves to itself. A `null` means that the value of a built-in default was
 * removed. Quantities are canonical strings, subjects are objects, and tenants are sorted by name.
 */
export interface Fleet {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly platform: FleetPlatform;
  /** By name, in order. */
  readonly sharedServices: Record<string, FleetSharedService>;
  readonly tenants: readonly FleetTenant[];
}

/** What all tenants share. Settings that tenants inherit are in each environment instead. */
export interface FleetPlatform {
  readonly prefix: string;
  readonly kubernetesVersion: string;
  readonly admins: readonly FleetSubject[];
  readonly auditors: readonly FleetSubject[];
  readonly reconcilers: readonly FleetSubject[];
  readonly controllers: readonly FleetSubject[];
  readonly clusterNetworkPolicy: boolean;
  /** Always empty: in normal form, every tenant states its own environments. */
  readonly environments: Record<string, never>;
  readonly pools: Record<string, FleetPool>;
  readonly priorityClasses: Record<string, FleetPriorityClass>;
  readonly kinds: readonly FleetKind[];
  /** In the order in which they are called. */
  readonly extensions: readonly string[];
}

/** A kind of accelerator. */
export interface FleetPool {
  readonly resource: string;
  readonly product?: string;
  readonly capacity?: number;
  readonly default: boolean;
  readonly deviceClass?: string;
  readonly custom: boolean;
}

/** A PriorityClass to create. */
export interface FleetPriorityClass {
  readonly value: number;
  readonly preemptionPolicy: 'Never' | 'PreemptLowerPriority';
  readonly globalDefault: boolean;
  readonly description?: string;
}

/** A kind that the platform adds. */
export interface FleetKind {
  readonly group: string;
  readonly resource: string;
  readonly viewer: ReadAccess;
  readonly user: KindAccess;
  readonly admin: KindAccess;
  readonly cap?: number;
  readonly podTemplates: readonly string[];
}

/** Exactly one of the three. */
export interface FleetSubject {
  readonly user?: string;
  readonly group?: string;
  readonly serviceAccount?: string;
}

/** What a tenant and a shared service have in common. */
export interface FleetOwner {
  readonly displayName: string;
  readonly costCenter: string;
  readonly department?: string;
  readonly contact?: string;
  readonly state: LifecycleState;
  /** The total over all environments. */
  readonly quota: FleetQuota;
  readonly burst?: FleetBurst;
  /**
   * By name, in the order of the platform. A tenant with `namespaces: single` has one environment, `all`; a shared
   * service has one environment, `shared`.
   */
  readonly environments: Record<string, FleetEnvironment>;
}

/** One tenant. */
export interface FleetTenant extends FleetOwner {
  readonly name: string;
  readonly namespaces: NamespacesMode;
}

/** Something that several tenants use. */
export interface FleetSharedService extends FleetOwner {
  readonly ports: Record<string, FleetPort>;
  /** The names of the tenants that reach it. */
  readonly consumers: readonly string[];
}

/** How far limits exceed requests. */
export interface FleetBurst {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Amounts of a tenant, or of one of its environments. */
export interface FleetQuota {
  readonly cpu: string | null;
  readonly memory: string | null;
  readonly storage: string | null;
  readonly pods: string | null;
  readonly ephemeralStorage?: string;
  /** Devices by pool. A pool that is not listed is closed. */
  readonly gpu: Record<string, number>;
}

/** Amounts of one environment. */
export interface FleetEnvironmentQuota extends FleetQuota {
  /** Absent if the tenant has no burst. */
  readonly limits?: FleetResources;
}

/** Amounts of cpu and memory. */
export interface FleetResources {
  readonly cpu?: string;
  readonly memory?: string;
}

/** One environment of a tenant: one namespace. */
export interface FleetEnvironment {
  readonly share: string;
  readonly namespace: string;
  readonly state: LifecycleState;
  readonly quota: FleetEnvironmentQuota;
  readonly admins: readonly FleetSubject[];
  readonly users: readonly FleetSubject[];
  readonly viewers: readonly FleetSubject[];
  readonly podSecurity: PodSecurityLevel;
  readonly apiAccess: boolean;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly network: FleetNetwork;
  readonly containers: FleetContainers;
  readonly objects: FleetObjects;
  readonly priorities: readonly string[];
  readonly extendedResources: readonly string[];
  readonly serviceAccounts: Record<string, FleetServiceAccount>;
  readonly imagePullSecrets: readonly string[];
  readonly scheduling: FleetScheduling;
  readonly images: FleetImages;
  readonly storage: FleetStorage;
  readonly access: AccessMode;
  readonly guardRails: Required<GuardRailSwitches>;
}

/** What pods may ask of the scheduler and of nodes. */
export interface FleetScheduling {
  /** `null`: every scheduler. */
  readonly schedulers: readonly string[] | null;
  readonly runtimeClasses: readonly string[];
  readonly tolerations: readonly string[];
  /** Absent: the quota alone. */
  readonly maxGpusPerPod?: number;
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
  readonly volumes: readonly string[];
  readonly drivers: readonly string[];
}

/** An account for workloads. */
export interface FleetServiceAccount {
  readonly presets: readonly IdentityPreset[];
  readonly automountToken: boolean;
  readonly annotations: Record<string, string>;
  readonly apiAccess: boolean;
}

/** Who may talk to whom. */
export interface FleetNetwork {
  readonly reach: 'environment' | 'tenant';
  readonly default: NetworkDefault;
  readonly flows: Record<string, FleetFlow>;
  readonly dns: DnsProfile | FleetDns;
  readonly internet: boolean | FleetInternet;
  readonly ingress: Record<string, FleetPeer>;
  readonly egress: Record<string, FleetPeer>;
  readonly integrations: readonly FleetIntegration[];
  readonly hosts: readonly string[];
  /** Absent: every class. */
  readonly ingressClasses?: readonly string[];
  readonly tenantPolicies: boolean;
  readonly apiServer?: FleetApiServer;
}

/** An operator to work with, and where it runs. */
export interface FleetIntegration {
  readonly name: IntegrationName;
  readonly namespace: string;
}

/** Traffic from some pods to others, inside the reach. */
export interface FleetFlow {
  readonly from: Record<string, string>;
  readonly to: Record<string, string>;
  /** Absent: all ports. */
  readonly ports?: readonly FleetPort[];
}

/** DNS servers other than those of the built-in profiles. */
export interface FleetDns {
  readonly namespace: string;
  readonly podLabels: Record<string, string>;
  readonly ports: readonly number[];
}

/** Public addresses, except for some. */
export interface FleetInternet {
  readonly except: readonly string[];
}

/** Pods of a namespace, or an address range. */
export interface FleetPeer {
  readonly namespace?: string;
  readonly pods?: Record<string, string>;
  readonly cidr?: string;
  readonly except?: readonly string[];
  /** Absent: all ports. */
  readonly ports?: readonly FleetPort[];
}

/** A port, or a range of ports. */
export interface FleetPort {
  readonly port: number;
  readonly endPort?: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** Where the API server is. */
export interface FleetApiServer {
  readonly cidrs: readonly string[];
  readonly ports: readonly number[];
}

/** What a container gets that states no resources, and what bounds it. */
export interface FleetContainers {
  readonly defaultRequest: FleetDefaultRequest;
  readonly default?: FleetResources;
  readonly min?: FleetResources;
  readonly max?: FleetResources;
  readonly podMax?: FleetResources;
}

/** Requests of containers that state none. */
export interface FleetDefaultRequest {
  readonly cpu: string | null;
  readonly memory: string | null;
}

/** Caps per namespace; `null` if one was removed. */
export interface FleetObjects {
  readonly services: number | null;
  readonly persistentVolumeClaims: number | null;
  readonly loadBalancers: number | null;
  readonly nodePorts: number | null;
  readonly configMaps: number | null;
  readonly secrets: number | null;
  readonly jobs: number | null;
  readonly cronJobs: number | null;
  readonly deployments: number | null;
  readonly statefulSets: number | null;
  readonly serviceAccounts: number | null;
  readonly horizontalPodAutoscalers: number | null;
  readonly podDisruptionBudgets: number | null;
  readonly ingresses: number | null;
  readonly storedPods: number | null;
  readonly resourceClaims: number | null;
  readonly customResources: number | null;
  readonly hard: Record<string, string>;
}
