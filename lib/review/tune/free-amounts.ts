import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetOrganization, FleetTenant } from '../../fleet/model/fleet';
import {
  type BudgetKey,
  budgetKeys,
  budgetOf,
  poolOf,
  quotaOf,
} from '../../fleet/organizations/budget-keys';
import { chainOf } from '../../fleet/values/organization-chain';
import { ONE } from '../../fleet/values/quantity';
import { organizationsOf } from '../../cost/cost-groups';

/** What is left somewhere, in billionths. */
export interface Room {
  readonly nano: bigint;
  /** The pool or the organisation. */
  readonly where: string;
}

/** What pools and organisations have left, while tenants take of it. */
export class FreeAmounts {
  private readonly taken = new Map<string, bigint>();
  private readonly organizations: Readonly<Record<string, FleetOrganization>>;

  constructor(private readonly fleets: readonly Fleet[]) {
    this.organizations = organizationsOf(fleets);
    for (const fleet of fleets) {
      const pools = Object.keys(fleet.platform.pools);
      const owners = [...fleet.tenants, ...Object.values(fleet.sharedServices)];
      for (const pool of pools) {
        const sum = owners.reduce((all, { quota }) => all + (quota.gpu[pool] ?? 0), 0);
        this.add(poolName(clusterOf(fleet), pool), BigInt(sum) * ONE);
      }
      for (const tenant of fleet.tenants) {
        for (const key of budgetKeys(pools)) {
          this.addAbove(tenant, key, quotaOf(tenant.quota, key)?.nano ?? 0n);
        }
      }
    }
  }

  /** The least that is left for a tenant. Undefined: nothing bounds it. */
  of(tenant: FleetTenant, key: BudgetKey, cluster: string | undefined): Room | undefined {
    const rooms = [this.inPool(key, cluster), ...this.inOrganizations(tenant, key)];
    return rooms.reduce<Room | undefined>(
      (least, room) =>
        room !== undefined && (least === undefined || room.nano < least.nano) ? room : least,
      undefined,
    );
  }

  /** A tenant takes some of it, or gives it back. */
  take(tenant: FleetTenant, key: BudgetKey, cluster: string | undefined, nano: bigint): void {
    const pool = poolOf(key);
    if (pool !== undefined) this.add(poolName(cluster, pool), nano);
    this.addAbove(tenant, key, nano);
  }

  private inPool(key: BudgetKey, cluster: string | undefined): Room | undefined {
    const pool = poolOf(key);
    if (pool === undefined) return undefined;
    const fleet = this.fleets.find((one) => clusterOf(one) === cluster)!;
    const { capacity, reserved = 0 } = fleet.platform.pools[pool]!;
    if (capacity === undefined) return undefined;
    const left = BigInt(capacity - reserved) * ONE - this.takenOf(poolName(cluster, pool));
    return { nano: left < 0n ? 0n : left, where: `the pool ${pool}` };
  }

  private inOrganizations({ organization }: FleetTenant, key: BudgetKey): Room[] {
    return chainOf(organization, this.organizations).flatMap(([name, { quota, overcommit }]) => {
      const budget = budgetOf(quota, key);
      if (budget === undefined || overcommit) return [];
      const left = budget.nano - this.takenOf(organizationName(name, key));
      return [{ nano: left < 0n ? 0n : left, where: `the organisation ${name}` }];
    });
  }

  /** Adds to what all organisations above a tenant hold. */
  private addAbove({ organization }: FleetTenant, key: BudgetKey, nano: bigint): void {
    for (const [name] of chainOf(organization, this.organizations)) {
      this.add(organizationName(name, key), nano);
    }
  }

  private takenOf(name: string): bigint {
    return this.taken.get(name) ?? 0n;
  }

  private add(name: string, nano: bigint): void {
    this.taken.set(name, this.takenOf(name) + nano);
  }
}

function poolName(cluster: string | undefined, pool: string): string {
  return JSON.stringify(['pool', cluster, pool]);
}

function organizationName(organization: string, key: BudgetKey): string {
  return JSON.stringify(['organization', organization, key]);
}
