import type { Findings } from '../../findings/findings';
import { addQuotas } from '../clusters/add-quotas';
import type { ResolvedCluster } from '../clusters/cluster-input';
import type { FleetOrganization, FleetPool } from '../model/fleet';
import type { OrganizationEntry } from '../model/props';
import { writtenAt } from '../model/layers';
import { holdersOf } from '../owners/owners';
import { checkDefaultPool } from '../quota/gpu-counts';
import { entriesOf, sortedMap } from '../values/maps';
import { type BudgetInput, checkBudgets, checkBudgetsTogether } from './budget-checks';
import { organizationsOn, resolveOrganizations } from './fleet-organizations';
import { Holdings, type Member } from './holdings';

type Pools = Readonly<Record<string, FleetPool>>;

/** The organisations of an input. */
export interface ResolvedOrganizations {
  /** With their budgets on all clusters together. */
  readonly all: Readonly<Record<string, FleetOrganization>>;
  /** Those that a fleet has: all of them on the only cluster, or what its tenants hold on one of several. */
  readonly on: (cluster: ResolvedCluster) => Readonly<Record<string, FleetOrganization>>;
}

/** Brings organisations into normal form, and compares their budgets with what is held on all clusters together. */
export function resolveBudgets(
  written: Readonly<Record<string, OrganizationEntry>>,
  clusters: readonly ResolvedCluster[],
  findings: Findings,
): ResolvedOrganizations {
  const pools = poolsOfAll(clusters);
  for (const [name, { quota }] of entriesOf(written)) {
    const layer = { path: ['organizations', name], data: written[name] };
    const placeOf = (): (string | number)[] => [...writtenAt([layer], ['quota', 'gpu'])!];
    checkDefaultPool(quota?.gpu, pools, ['quota', 'gpu'], placeOf, findings);
  }
  const organizations = resolveOrganizations(written, pools);
  const members = membersOf(clusters);
  const holdings = new Holdings(organizations, members);
  const input: BudgetInput = { organizations, written, holdings, pools };
  checkBudgets(input, findings);
  checkTogether(input, members, clusters, findings);
  return {
    all: organizations,
    on: (cluster) =>
      clusters.length === 1
        ? organizations
        : organizationsOn(
            organizations,
            cluster.resolvedTenants.map(({ tenant }) => tenant),
            cluster.surroundings.platform.pools,
          ),
  };
}

/** Tenants with what they hold on all clusters together. */
function membersOf(clusters: readonly ResolvedCluster[]): Member[] {
  const members = new Map<string, Member>();
  for (const { tenant } of clusters.flatMap(({ resolvedTenants }) => resolvedTenants)) {
    const known = members.get(tenant.name);
    const quota = known === undefined ? tenant.quota : addQuotas(known.quota, tenant.quota);
    members.set(tenant.name, { ...tenant, quota });
  }
  return [...members.values()];
}

/** What tenants hold beyond the capacity has a finding of its own. */
function checkTogether(
  input: BudgetInput,
  members: readonly Member[],
  clusters: readonly ResolvedCluster[],
  findings: Findings,
): void {
  const services = clusters.flatMap(({ resolvedServices }) =>
    resolvedServices.map(({ tenant }) => tenant),
  );
  const countOf = (pool: string, owners: readonly Member[]): number =>
    holdersOf(pool, owners).reduce((sum, { count }) => sum + count, 0);
  const pools = Object.entries(input.pools).filter(
    ([pool, { capacity = 0 }]) => countOf(pool, [...members, ...services]) <= capacity,
  );
  checkBudgetsTogether(
    { ...input, pools: Object.fromEntries(pools) },
    (pool) => countOf(pool, services),
    findings,
  );
}

/** The pools of all clusters, each with its devices on all of them, if every cluster that has it says how many. */
function poolsOfAll(clusters: readonly ResolvedCluster[]): Pools {
  const all = clusters.map(({ surroundings }) => surroundings.platform.pools);
  const defaults = new Set(
    all.flatMap((pools) => Object.keys(pools).filter((name) => pools[name]!.default)),
  );
  const first: Pools = Object.assign({}, ...[...all].reverse()) as Pools;
  return sortedMap(first, (pool, name): FleetPool => {
    const capacities = all.flatMap((pools) =>
      Object.hasOwn(pools, name) ? [availableIn(pools[name]!)] : [],
    );
    return {
      ...pool,
      default: defaults.size === 1 && defaults.has(name),
      reserved: 0,
      capacity: sumOfKnown(capacities),
    };
  });
}

/** The devices of a pool without those that the platform keeps, if it says how many there are. */
function availableIn({ capacity, reserved = 0 }: FleetPool): number | undefined {
  return capacity === undefined ? undefined : capacity - reserved;
}

/** The sum, if all numbers are known. */
function sumOfKnown(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.every((number) => number !== undefined)
    ? numbers.reduce((sum, number) => sum + number, 0)
    : undefined;
}
