import { type BudgetKey, budgetKeys, poolOf } from '../../fleet/organizations/budget-keys';
import { Holdings, type Member } from '../../fleet/organizations/holdings';
import { addQuotas } from '../../fleet/clusters/add-quotas';
import type { Fleet, FleetOrganization } from '../../fleet/model/fleet';
import { subjectText } from '../../fleet/values/subjects';
import { amountsOfBudget, numberOf } from './report-amounts';
import type { ReportAmounts, ReportOrganization } from './report-data';

type Organizations = Readonly<Record<string, FleetOrganization>>;

/** All organisations, each followed by those below it. */
export function reportOrganizations(
  fleets: readonly Fleet[],
  organizations: Organizations = {},
): ReportOrganization[] {
  const holdings = new Holdings(organizations, membersOf(fleets));
  const pools = [...new Set(fleets.flatMap(({ platform }) => Object.keys(platform.pools)))].sort();
  const below = (parent: string | undefined, depth: number): ReportOrganization[] =>
    Object.keys(organizations)
      .filter((name) => organizations[name]!.parent === parent)
      .sort()
      .flatMap((name) => [
        {
          ...describe(name, organizations[name]!),
          depth,
          guaranteed: guaranteed(pools, (key) => holdings.sumBelow(name, key)),
        },
        ...below(name, depth + 1),
      ]);
  return below(undefined, 0);
}

function describe(
  name: string,
  organization: FleetOrganization,
): Omit<ReportOrganization, 'depth' | 'guaranteed'> {
  const { displayName, parent, costCenter, contact, admins, quota } = organization;
  return {
    name,
    displayName,
    ...(parent === undefined ? {} : { parent }),
    ...(costCenter === undefined ? {} : { costCenter }),
    ...(contact === undefined ? {} : { contact }),
    admins: admins.map(subjectText),
    budget: amountsOfBudget(quota),
  };
}

/** The tenants of all clusters, each with its total. */
function membersOf(fleets: readonly Fleet[]): Member[] {
  const byName = new Map<string, Member>();
  for (const { name, organization, quota } of fleets.flatMap(({ tenants }) => tenants)) {
    const known = byName.get(name);
    byName.set(name, {
      name,
      organization,
      quota: known === undefined ? quota : addQuotas(known.quota, quota),
    });
  }
  return [...byName.values()];
}

function guaranteed(
  pools: readonly string[],
  sumFor: (key: BudgetKey) => Parameters<typeof numberOf>[0] | undefined,
): ReportAmounts {
  const amount = (key: BudgetKey): number | null => {
    const sum = sumFor(key);
    return sum === undefined ? null : numberOf(sum);
  };
  const devices = budgetKeys(pools).flatMap((key) => {
    const pool = poolOf(key);
    const count = pool === undefined ? null : amount(key);
    return pool === undefined || count === null || count === 0 ? [] : [[pool, count] as const];
  });
  return {
    cpu: amount('cpu'),
    memory: amount('memory'),
    storage: amount('storage'),
    pods: amount('pods'),
    gpu: Object.fromEntries(devices),
  };
}
