import type {
  Fleet,
  FleetEnvironmentQuota,
  FleetQuota,
  FleetSubject,
} from '../../fleet/model/fleet';
import type { LifecycleState, PodSecurityLevel } from '../../fleet/model/props';
import type { Holder, NamedOwner } from '../../fleet/owners/owners';
import { exceptionTexts, podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import { boundSubjects } from '../../plan/bound-subjects';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan, type PoolView } from '../../plan/plan';

/**
 * What `tenancy list --json` prints. New fields may be added; any other change of the shape comes with another
 * `apiVersion`. `null` means that something is not stated or not limited.
 */
export interface FleetSummary {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FleetSummary';
  /** By name. */
  readonly tenants: readonly TenantSummary[];
  /** By name. */
  readonly sharedServices: readonly SharedServiceSummary[];
  /** By name. */
  readonly pools: readonly PoolSummary[];
}

/** One tenant. */
export interface TenantSummary {
  readonly name: string;
  readonly displayName: string;
  readonly costCenter: string;
  readonly department: string | null;
  readonly contact: string | null;
  readonly state: LifecycleState;
  /** The total; `gpu` counts devices by pool. */
  readonly quota: FleetQuota;
  /** In the order of the platform. */
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
  readonly namespace: string;
  /** Also `removed` if the whole tenant is. */
  readonly state: LifecycleState;
  /** The standard. */
  readonly podSecurity: PodSecurityLevel;
  /** Exceptions from the standard, such as `capabilities=IPC_LOCK`. */
  readonly podSecurityExceptions: readonly string[];
  readonly quota: FleetEnvironmentQuota;
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
  readonly resource: string;
  readonly product: string | null;
  readonly capacity: number | null;
  readonly granted: number;
  readonly free: number | null;
  /** Tenants and shared services, the largest holder first. */
  readonly holders: readonly Holder[];
}

/** A fleet in the form that people and scripts look at. */
export function summarize(fleet: Fleet): FleetSummary {
  const plan = new Plan(fleet);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetSummary',
    tenants: Array.from(plan.tenants(), ({ spec, namespaces }) => summarizeOwner(spec, namespaces)),
    sharedServices: Array.from(plan.sharedServices(), ({ name, spec, namespace }) => ({
      ...summarizeOwner({ ...spec, name }, [namespace]),
      consumers: spec.consumers,
    })),
    pools: plan.pools.map(summarizePool),
  };
}

function summarizeOwner(owner: NamedOwner, namespaces: readonly NamespaceView[]): TenantSummary {
  return {
    name: owner.name,
    displayName: owner.displayName,
    costCenter: owner.costCenter,
    department: owner.department ?? null,
    contact: owner.contact ?? null,
    state: owner.state,
    quota: owner.quota,
    environments: namespaces.map(({ environment, namespace, state, spec }) => ({
      name: environment,
      namespace,
      state,
      podSecurity: podSecurityOf(spec.podSecurity).standard,
      podSecurityExceptions: exceptionTexts(podSecurityOf(spec.podSecurity).allow),
      quota: spec.quota,
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

function summarizePool({ name, spec, holders, granted, free }: PoolView): PoolSummary {
  return {
    name,
    resource: spec.resource,
    product: spec.product ?? null,
    capacity: spec.capacity ?? null,
    granted,
    free: free ?? null,
    holders,
  };
}
