import type {
  Fleet,
  FleetEnvironmentQuota,
  FleetPool,
  FleetQuota,
  FleetTenant,
} from '../fleet/fleet';
import type { LifecycleState, PodSecurityLevel } from '../fleet/props';

/**
 * What `tenancy list --json` prints. Its shape changes only with `apiVersion`; fields may be added. `null` says that
 * something is not stated, or not bounded. It counts people and does not name them.
 */
export interface FleetSummary {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FleetSummary';
  /** By name. */
  readonly tenants: readonly TenantSummary[];
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

/** One namespace. */
export interface EnvironmentSummary {
  readonly name: string;
  readonly namespace: string;
  /** `removed` also where the whole tenant is. */
  readonly state: LifecycleState;
  readonly podSecurity: PodSecurityLevel;
  readonly quota: FleetEnvironmentQuota;
  /** How many subjects are bound to each role. */
  readonly subjects: { readonly admins: number; readonly users: number; readonly viewers: number };
}

/** One kind of accelerator, and who holds it. */
export interface PoolSummary {
  readonly name: string;
  readonly resource: string;
  readonly product: string | null;
  readonly capacity: number | null;
  readonly granted: number;
  readonly free: number | null;
  /** Who has most comes first. */
  readonly holders: readonly PoolHolder[];
}

/** How many devices of a pool a tenant has in all its environments. */
export interface PoolHolder {
  readonly tenant: string;
  readonly count: number;
}

/** A fleet as a person or a script looks at it. */
export function summarize(fleet: Fleet): FleetSummary {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetSummary',
    tenants: fleet.tenants.map(summarizeTenant),
    pools: Object.entries(fleet.platform.pools).map(([name, pool]) =>
      summarizePool(name, pool, fleet.tenants),
    ),
  };
}

function summarizeTenant(tenant: FleetTenant): TenantSummary {
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
  tenants: readonly FleetTenant[],
): PoolSummary {
  const holders = tenants
    .map((tenant) => ({ tenant: tenant.name, count: tenant.quota.gpu[name] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.tenant < b.tenant ? -1 : 1));
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
