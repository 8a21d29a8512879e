import type {
  Fleet,
  FleetEnvironmentQuota,
  FleetQuota,
  FleetSubject,
} from '../../fleet/model/fleet';
import type { IsolationLevel, LifecycleState, PodSecurityLevel } from '../../fleet/model/props';
import type { Holder } from '../../fleet/owners/owners';
import type { TimedTerm } from '../../plan/timed-term';

/**
 * What `tenancy list --json` prints. New fields may be added; any other change of the shape comes with another
 * `apiVersion`. `null` means that something is not stated or not limited.
 */
export interface FleetSummary {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FleetSummary';
  /** The currency of all ceilings and budgets, by its code in ISO 4217. Absent if the file states no prices. */
  readonly currency?: string;
  /** By name. Absent if the file names no cluster. */
  readonly clusters?: readonly ClusterSummary[];
  /** By name. */
  readonly tenants: readonly TenantSummary[];
  /** By name. */
  readonly sharedServices: readonly SharedServiceSummary[];
  /** By name. */
  readonly pools: readonly PoolSummary[];
}

/** One cluster. */
export interface ClusterSummary {
  readonly name: string;
  readonly kubernetesVersion: string;
}

/** One tenant. */
export interface TenantSummary {
  readonly name: string;
  readonly displayName: string;
  readonly costCenter: string;
  readonly department: string | null;
  readonly contact: string | null;
  /** The organisation that it belongs to; `list --tree --json` has their tree. */
  readonly organization: string | null;
  readonly state: LifecycleState;
  /** What it may cost for a month, as a decimal. Absent if no budget is stated. */
  readonly budget?: string;
  /**
   * What it costs at most for a month of 730 hours, as a decimal: a ceiling, not a bill. `null` if nothing bounds it. Absent
   * if the file states no prices.
   */
  readonly monthlyCeiling?: string | null;
  /** Grants and people that count until a day. Absent: nothing ends. */
  readonly timed?: readonly TimedTerm[];
  /** The total over all clusters; `gpu` counts devices by pool. */
  readonly quota: FleetQuota;
  /** Cluster by cluster, in the order of the platform. */
  readonly environments: readonly EnvironmentSummary[];
}

/** A service that several tenants use. */
export interface SharedServiceSummary extends TenantSummary {
  /** The tenants that reach it. */
  readonly consumers: readonly string[];
}

/** One namespace. */
export interface EnvironmentSummary {
  readonly name: string;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly namespace: string;
  /** The later of its own state and that of the whole tenant. */
  readonly state: LifecycleState;
  /** The standard. */
  readonly podSecurity: PodSecurityLevel;
  /** Exceptions from the standard, such as `capabilities=IPC_LOCK`. */
  readonly podSecurityExceptions: readonly string[];
  readonly quota: FleetEnvironmentQuota;
  /**
   * What it costs at most for a month of 730 hours, as a decimal: a ceiling, not a bill. `null` if nothing bounds it. Absent
   * if the file states no prices, and if the environments of the owner share one total.
   */
  readonly monthlyCeiling?: string | null;
  /** The names of the objects that bound the namespace. */
  readonly policies: PolicyNames;
  /** The accounts for workloads that the file states, beside `default`. */
  readonly serviceAccounts: readonly string[];
  /** How far it is apart from those of others. */
  readonly isolation: IsolationLevel;
  /** The runtime class of pods that name none. */
  readonly runtimeClass: string | null;
  /** Who is bound to each role. */
  readonly subjects: {
    readonly admins: readonly FleetSubject[];
    readonly users: readonly FleetSubject[];
    readonly viewers: readonly FleetSubject[];
    readonly deployers: readonly FleetSubject[];
  };
  /** Further roles, by the name of the binding. */
  readonly bindings: readonly BindingSummary[];
}

/** The names of objects in one namespace, in order. */
export interface PolicyNames {
  readonly resourceQuotas: readonly string[];
  readonly limitRanges: readonly string[];
  readonly networkPolicies: readonly string[];
}

/** One further role in a namespace. */
export interface BindingSummary {
  readonly name: string;
  readonly clusterRole: string;
  /** Everybody who has it, those who have it by a list of people included. */
  readonly subjects: readonly FleetSubject[];
}

/** One kind of accelerator, and its holders. */
export interface PoolSummary {
  readonly name: string;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly resource: string;
  readonly product: string | null;
  readonly capacity: number | null;
  readonly granted: number;
  readonly free: number | null;
  /** Tenants and shared services, the largest holder first. */
  readonly holders: readonly Holder[];
}

/** The policies of each namespace of a fleet. */
export type PoliciesOf = (fleet: Fleet) => ReadonlyMap<string, PolicyNames>;

export const NO_POLICIES: PolicyNames = {
  resourceQuotas: [],
  limitRanges: [],
  networkPolicies: [],
};
