import type { Fleet, FleetOrganization } from '../../fleet/model/fleet';
import {
  type BudgetKey,
  budgetKeys,
  budgetOf,
  poolOf,
} from '../../fleet/organizations/budget-keys';
import { type Holding, Holdings } from '../../fleet/organizations/holdings';
import {
  ONE,
  addQuantities,
  formatQuantity,
  subtractQuantity,
  unitsIn,
} from '../../fleet/values/quantity';
import type { ParsedQuantity } from '../../fleet/values/quantity';
import type { EnvironmentSummary, TenantSummary } from './fleet-summary';
import { summarize } from './summarize-fleet';

/** Amounts by what is counted. What is absent is not bounded. */
export interface TreeAmounts {
  /** Cores. */
  readonly cpu?: string;
  /** Bytes. */
  readonly memory?: string;
  /** Bytes of node-local disk. */
  readonly ephemeralStorage?: string;
  /** Bytes of persistent volume claims. */
  readonly storage?: string;
  /** Pods. */
  readonly pods?: string;
  /** Devices by pool. */
  readonly gpu: Readonly<Record<string, number>>;
}

/** Somebody who holds something, and what is below. */
export interface FleetTree {
  /** What it is. A service is one that tenants share. */
  readonly level: 'platform' | 'organization' | 'tenant' | 'service' | 'environment';
  /** Empty for the platform. */
  readonly name: string;
  /** Environments alone have one. */
  readonly namespace?: string;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  /** The budget of an organisation, the quota of a tenant or an environment, the devices of the platform. */
  readonly has: TreeAmounts;
  /** What is guaranteed to what is directly below. Absent for tenants and environments. */
  readonly guaranteed?: TreeAmounts;
  /** What is not guaranteed to anybody, as far as `has` bounds it. Absent for tenants and environments. */
  readonly free?: TreeAmounts;
  readonly children: readonly FleetTree[];
}

type Organizations = Readonly<Record<string, FleetOrganization>>;

/** The platform, its organisations, tenants and environments as a tree, over all clusters. */
export function treeOf(fleets: readonly Fleet[], organizations: Organizations = {}): FleetTree {
  const { tenants, sharedServices } = summarize(fleets);
  const members = new Map(
    fleets.flatMap((fleet) => fleet.tenants.map((tenant) => [tenant.name, tenant.organization])),
  );
  const belongsTo = (tenant: TenantSummary): string | undefined => members.get(tenant.name);
  const holdings = new Holdings(
    organizations,
    tenants.map((tenant) => ({ ...tenant, organization: belongsTo(tenant) })),
  );
  const pools = [...new Set(fleets.flatMap(({ platform }) => Object.keys(platform.pools)))].sort();
  const keys = budgetKeys(pools);
  const ownerNode = (level: 'tenant' | 'service', owner: TenantSummary): FleetTree => ({
    level,
    name: owner.name,
    has: amountsOf(owner.quota),
    children: owner.environments.map(environmentNode),
  });
  const below = (parent: string | undefined): FleetTree[] => [
    ...Object.keys(organizations)
      .filter((name) => organizations[name]!.parent === parent)
      .sort()
      .map(organizationNode),
    ...tenants
      .filter((tenant) => belongsTo(tenant) === parent)
      .map((tenant) => ownerNode('tenant', tenant)),
  ];
  const organizationNode = (name: string): FleetTree => {
    const { quota } = organizations[name]!;
    const has = collect(keys, (key) => budgetOf(quota, key));
    const guaranteed = collect(keys, (key) => holdings.sumBelow(name, key));
    const free = collect(keys, (key) => leftOf(budgetOf(quota, key), holdings.sumBelow(name, key)));
    return { level: 'organization', name, has, guaranteed, free, children: below(name) };
  };
  const services = sharedServices.map((service) => ownerNode('service', service));
  const held = (key: BudgetKey): ParsedQuantity | undefined =>
    sum([
      ...holdings.below(undefined, key),
      ...sharedServices.map(({ name, quota }): Holding => ({
        kind: 'tenant',
        name,
        amount: devices(quota.gpu[poolOf(key) ?? ''] ?? 0),
      })),
    ]);
  const ofPools = keys.filter((key) => poolOf(key) !== undefined);
  const capacity = (key: BudgetKey): ParsedQuantity | undefined => capacityOf(fleets, poolOf(key)!);
  return {
    level: 'platform',
    name: '',
    has: collect(ofPools, capacity),
    guaranteed: collect(ofPools, held),
    free: collect(ofPools, (key) => leftOf(capacity(key), held(key))),
    children: [...below(undefined), ...services],
  };
}

function environmentNode({ name, namespace, cluster, quota }: EnvironmentSummary): FleetTree {
  return {
    level: 'environment',
    name,
    namespace,
    ...(cluster === undefined ? {} : { cluster }),
    has: amountsOf(quota),
    children: [],
  };
}

/** The devices of a pool on all clusters, without those that the platform keeps. Undefined if one does not say. */
function capacityOf(fleets: readonly Fleet[], pool: string): ParsedQuantity | undefined {
  const all = fleets.flatMap(({ platform }) => platform.pools[pool] ?? []);
  const counts = all.flatMap(({ capacity, reserved = 0 }) =>
    capacity === undefined ? [] : [capacity - reserved],
  );
  return counts.length < all.length ? undefined : devices(counts.reduce((a, b) => a + b, 0));
}

function devices(count: number): ParsedQuantity {
  return { nano: BigInt(count) * ONE, format: 'decimal' };
}

function sum(holdings: readonly Holding[]): ParsedQuantity | undefined {
  const amounts = holdings.flatMap(({ amount }) => amount ?? []);
  return amounts.length < holdings.length ? undefined : addQuantities(devices(0), ...amounts);
}

/** What is left of something that is bounded. Where more was given away than there is, nothing is. */
function leftOf(
  has: ParsedQuantity | undefined,
  given: ParsedQuantity | undefined,
): ParsedQuantity | undefined {
  if (has === undefined || given === undefined) return undefined;
  const left = subtractQuantity(has, given);
  return left.nano < 0n ? devices(0) : left;
}

function collect(
  keys: readonly BudgetKey[],
  amountFor: (key: BudgetKey) => ParsedQuantity | undefined,
): TreeAmounts {
  const amounts: Record<string, string> = {};
  const gpu: Record<string, number> = {};
  for (const key of keys) {
    const amount = amountFor(key);
    if (amount === undefined) continue;
    const pool = poolOf(key);
    if (pool === undefined) amounts[key] = formatQuantity(amount);
    else gpu[pool] = unitsIn(amount.nano);
  }
  return { ...amounts, gpu };
}

/** A quota without what has no bound. */
function amountsOf({
  cpu,
  memory,
  ephemeralStorage,
  storage,
  pods,
  gpu,
}: TenantSummary['quota']): TreeAmounts {
  const all = { cpu, memory, ephemeralStorage, storage, pods };
  const bounded = Object.entries(all).filter(([, amount]) => (amount ?? null) !== null);
  return { ...(Object.fromEntries(bounded) as Record<string, string>), gpu };
}
