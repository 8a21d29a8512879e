import type { Fleet, FleetEnvironmentQuota, FleetPool, FleetQuota } from '../../fleet/model/fleet';
import { type Holder, type NamedOwner, holdersOf, ownersOf } from '../../fleet/owners/owners';
import type { LifecycleState, PodSecurityLevel } from '../../fleet/model/props';

/**
 * What `tenancy list --json` prints. New fields may be added; any other change of the shape comes with another
 * `apiVersion`. `null` means that something is not stated or not limited. People are counted, not named.
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
  readonly podSecurity: PodSecurityLevel;
  readonly quota: FleetEnvironmentQuota;
  /** How many subjects are bound to each role. */
  readonly subjects: { readonly admins: number; readonly users: number; readonly viewers: number };
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
  const owners = ownersOf(fleet);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetSummary',
    tenants: fleet.tenants.map(summarizeOwner),
    sharedServices: Object.entries(fleet.sharedServices).map(([name, service]) => ({
      ...summarizeOwner({ name, ...service }),
      consumers: service.consumers,
    })),
    pools: Object.entries(fleet.platform.pools).map(([name, pool]) =>
      summarizePool(name, pool, owners),
    ),
  };
}

function summarizeOwner(tenant: NamedOwner): TenantSummary {
  return {
    name: tenant.name,
    displayName: tenant.displayName,
    costCenter: tenant.costCenter,
    department: tenant.department ?? null,
    contact: tenant.contact ?? null,
    state: tenant.state,
    quota: tenant.quota,
    environments: Object.entries(tenant.environments).map(([name, environment]) => ({
      name,
      namespace: environment.namespace,
      state: tenant.state === 'removed' ? 'removed' : environment.state,
      podSecurity: environment.podSecurity,
      quota: environment.quota,
      subjects: {
        admins: environment.admins.length,
        users: environment.users.length,
        viewers: environment.viewers.length,
      },
    })),
  };
}

function summarizePool(
  name: string,
  { resource, product, capacity }: FleetPool,
  owners: readonly NamedOwner[],
): PoolSummary {
  const holders = holdersOf(name, owners);
  const granted = holders.reduce((sum, { count }) => sum + count, 0);
  return {
    name,
    resource,
    product: product ?? null,
    capacity: capacity ?? null,
    granted,
    free: capacity === undefined ? null : capacity - granted,
    holders,
  };
}
