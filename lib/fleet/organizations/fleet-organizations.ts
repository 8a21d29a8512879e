import type { FleetBudget, FleetOrganization, FleetPool } from '../model/fleet';
import { mergeOver } from '../model/layers';
import type { BudgetProps, OrganizationEntry, QueueProps } from '../model/props';
import { canonicalPrice } from '../values/price';
import { resolveGpus } from '../quota/gpu-counts';
import { SPLITS } from '../quota/portions';
import { resolveTenantQueue } from '../queues/queue';
import { canonicalAmount } from '../values/amounts';
import { sortedMap } from '../values/maps';
import { formatQuantity, unitsIn } from '../values/quantity';
import { resolveSubjects } from '../values/subjects';
import { budgetKeys, budgetOf, keysOfBudget, poolOf } from './budget-keys';
import { Holdings, type Member } from './holdings';
import { handedDown } from '../owners/inherited-from-organizations';

type Pools = Readonly<Record<string, FleetPool>>;
type Organizations = Readonly<Record<string, FleetOrganization>>;

/** Organisations in normal form, with what those above them hand down. */
export function resolveOrganizations(
  written: Readonly<Record<string, OrganizationEntry>>,
  pools: Pools,
): Record<string, FleetOrganization> {
  return sortedMap(written, (entry, name): FleetOrganization => {
    const { costCenter, department, contact } = handedDown(name, written);
    return {
      ...(entry.parent === undefined ? {} : { parent: entry.parent }),
      displayName: String(entry.displayName ?? name),
      quota: resolveBudget(entry.quota ?? {}, pools),
      ...(entry.budget === undefined ? {} : { budget: canonicalPrice(entry.budget) }),
      ...queueOf(entry, pools),
      overcommit: entry.overcommit ?? false,
      admins: resolveSubjects(entry.admins),
      viewers: resolveSubjects(entry.viewers),
      ...(costCenter === undefined ? {} : { costCenter: String(costCenter) }),
      ...(department === undefined ? {} : { department: String(department) }),
      ...(contact === undefined ? {} : { contact: String(contact) }),
    };
  });
}

function queueOf({ queue }: OrganizationEntry, pools: Pools): Pick<FleetOrganization, 'queue'> {
  if (queue === undefined || queue === null) return {};
  const merged = mergeOver<QueueProps, Record<never, never>>({}, queue);
  return { queue: resolveTenantQueue(merged, pools) };
}

function resolveBudget(quota: BudgetProps, pools: Pools): FleetBudget {
  const budget: { -readonly [Key in keyof FleetBudget]: FleetBudget[Key] } = {};
  for (const [key] of SPLITS) {
    const stated = quota[key];
    if (stated !== undefined) budget[key] = canonicalAmount(stated);
  }
  return quota.gpu === undefined ? budget : { ...budget, gpu: resolveGpus(quota.gpu, pools) };
}

/**
 * The organisations of the tenants on one of several clusters. Each has there what its tenants hold there: what nobody
 * holds is on no cluster.
 */
export function organizationsOn(
  organizations: Organizations,
  tenants: readonly Member[],
  pools: Pools,
): Record<string, FleetOrganization> {
  // What an organisation has on all clusters together is held on none of them.
  const parts = sortedMap(organizations, (organization) => ({ ...organization, quota: {} }));
  const holdings = new Holdings(parts, tenants);
  const here = Object.entries(organizations).filter(([name]) => holdings.hasMembers(name));
  return Object.fromEntries(
    here.map(([name, organization]): [string, FleetOrganization] => [
      name,
      { ...organization, quota: heldOf(organization, name, holdings, pools) },
    ]),
  );
}

/** What is held of everything that a budget bounds. */
function heldOf(
  { quota }: FleetOrganization,
  name: string,
  holdings: Holdings,
  pools: Pools,
): FleetBudget {
  const held: Record<string, string> = {};
  const gpu: Record<string, number> = {};
  for (const key of budgetKeys(Object.keys(pools))) {
    const sum = holdings.sumBelow(name, key);
    if (budgetOf(quota, key) === undefined || sum === undefined) continue;
    const pool = poolOf(key);
    if (pool === undefined) held[keysOfBudget(key)[0]!] = formatQuantity(sum);
    else if (sum.nano > 0n) gpu[pool] = unitsIn(sum.nano);
  }
  return { ...(held as FleetBudget), ...(quota.gpu === undefined ? {} : { gpu }) };
}
