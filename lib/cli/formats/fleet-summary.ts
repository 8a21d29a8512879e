import type {
  Fleet,
  FleetEnvironmentQuota,
  FleetQuota,
  FleetSubject,
} from '../../fleet/model/fleet';
import { addQuotas } from '../../fleet/clusters/add-quotas';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { IsolationLevel, LifecycleState, PodSecurityLevel } from '../../fleet/model/props';
import type { Holder, NamedOwner } from '../../fleet/owners/owners';
import { isolationLevel } from '../../fleet/settings/isolation/isolation-of';
import { exceptionTexts, podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import { boundSubjects } from '../../plan/bound-subjects';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan, type PoolView } from '../../plan/plan';
import { withCosts } from './summary-costs';

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
  /** Also `removed` if the whole tenant is. */
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

/** Fleets in the form that people and scripts look at. What is on several clusters is there once. */
export function summarize(
  fleets: readonly Fleet[],
  policiesOf: PoliciesOf = () => new Map(),
): FleetSummary {
  const all = fleets.map((fleet) => summarizeFleet(fleet, policiesOf(fleet)));
  const clusters = fleets.flatMap((fleet) => {
    const name = clusterOf(fleet);
    return name === undefined
      ? []
      : [{ name, kubernetesVersion: fleet.platform.kubernetesVersion }];
  });
  const summary: FleetSummary = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetSummary',
    ...(clusters.length === 0 ? {} : { clusters }),
    tenants: joinOwners(all.flatMap(({ tenants }) => tenants)),
    sharedServices: joinOwners(
      all.flatMap(({ sharedServices }) => sharedServices),
      (one, other) => ({
        consumers: [...new Set([...one.consumers, ...other.consumers])].sort(),
      }),
    ),
    pools: all.flatMap(({ pools }) => pools),
  };
  return withCosts(summary, fleets);
}

/** Owners of several clusters, by name: each with its total and all of its namespaces. */
function joinOwners<Summary extends TenantSummary>(
  owners: readonly Summary[],
  rest: (one: Summary, other: Summary) => Partial<Summary> = () => ({}),
): Summary[] {
  const byName = new Map<string, Summary>();
  for (const owner of owners) {
    const known = byName.get(owner.name);
    const joined =
      known === undefined
        ? owner
        : {
            ...known,
            ...rest(known, owner),
            state: known.state === 'removed' ? owner.state : known.state,
            quota: addQuotas(known.quota, owner.quota),
            environments: [...known.environments, ...owner.environments],
          };
    byName.set(owner.name, joined);
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function summarizeFleet(
  fleet: Fleet,
  policies: ReadonlyMap<string, PolicyNames>,
): Pick<FleetSummary, 'tenants' | 'sharedServices' | 'pools'> {
  const plan = new Plan(fleet);
  const name = clusterOf(fleet);
  const cluster = name === undefined ? {} : { cluster: name };
  return {
    tenants: Array.from(plan.tenants(), ({ spec, namespaces }) =>
      summarizeOwner(spec, namespaces, cluster, policies),
    ),
    sharedServices: Array.from(plan.sharedServices(), ({ name, spec, namespace }) => ({
      ...summarizeOwner({ ...spec, name }, [namespace], cluster, policies),
      consumers: spec.consumers,
    })),
    pools: plan.pools.map((pool) => summarizePool(pool, cluster)),
  };
}

/** The cluster, where the file names one. */
type OnCluster = Pick<PoolSummary, 'cluster'>;

function summarizeOwner(
  owner: NamedOwner,
  namespaces: readonly NamespaceView[],
  cluster: OnCluster,
  policies: ReadonlyMap<string, PolicyNames>,
): TenantSummary {
  return {
    name: owner.name,
    displayName: owner.displayName,
    costCenter: owner.costCenter,
    department: owner.department ?? null,
    contact: owner.contact ?? null,
    organization: owner.organization ?? null,
    state: owner.state,
    ...(owner.budget === undefined ? {} : { budget: owner.budget }),
    quota: owner.quota,
    environments: namespaces.map(({ environment, namespace, state, spec }) => ({
      name: environment,
      ...cluster,
      namespace,
      state,
      podSecurity: podSecurityOf(spec.podSecurity).standard,
      podSecurityExceptions: exceptionTexts(podSecurityOf(spec.podSecurity).allow),
      quota: spec.quota,
      policies: policies.get(namespace) ?? NO_POLICIES,
      serviceAccounts: Object.keys(spec.serviceAccounts).sort(),
      isolation: isolationLevel(spec.isolation),
      runtimeClass: spec.scheduling.runtimeClass ?? null,
      subjects: {
        admins: spec.admins,
        users: spec.users,
        viewers: spec.viewers,
        deployers: spec.deployers ?? [],
      },
      bindings: Object.entries(spec.bindings).map(([name, binding]) => ({
        name,
        clusterRole: binding.clusterRole,
        subjects: boundSubjects(binding, spec),
      })),
    })),
  };
}

function summarizePool(
  { name, spec, holders, granted, free }: PoolView,
  cluster: OnCluster,
): PoolSummary {
  return {
    name,
    ...cluster,
    resource: spec.resource,
    product: spec.product ?? null,
    capacity: spec.capacity ?? null,
    granted,
    free: free ?? null,
    holders,
  };
}
