import { costCeilings } from '../../cost/cost-ceilings';
import type { Fleet } from '../../fleet/model/fleet';
import { sumOfCosts } from '../../fleet/prices/ceiling-lines';
import type { CostPart } from '../../fleet/prices/priced-parts';
import { plainAmount } from '../../fleet/prices/money';
import { grouped } from '../../fleet/values/groups';
import type { EnvironmentSummary, FleetSummary, TenantSummary } from './fleet-summary';

/** The same summary with what everything costs at most for a month, where the file states prices. */
export function withCosts(summary: FleetSummary, fleets: readonly Fleet[]): FleetSummary {
  const ceilings = costCeilings(fleets);
  if (ceilings === undefined) return summary;
  const { currency, parts } = ceilings;
  const byOwner = grouped(parts, ({ owner }) => owner);
  const text = (cost: bigint | null): string | null =>
    cost === null ? null : plainAmount(cost, currency);
  const priced = <Owner extends TenantSummary>(owner: Owner): Owner => {
    const own = byOwner.get(owner.name) ?? [];
    return {
      ...owner,
      monthlyCeiling: text(sumOfCosts(own.map(({ cost }) => cost))),
      environments: owner.environments.map((environment) => {
        const part = own.find((one) => isOf(one, environment));
        return part === undefined
          ? environment
          : { ...environment, monthlyCeiling: text(part.cost) };
      }),
    };
  };
  const { apiVersion, kind, clusters, tenants, sharedServices, ...rest } = summary;
  return {
    apiVersion,
    kind,
    currency: currency.code,
    ...(clusters === undefined ? {} : { clusters }),
    tenants: tenants.map(priced),
    sharedServices: sharedServices.map(priced),
    ...rest,
  };
}

/** Whether a part is this environment alone. One that shares a total has no ceiling of its own. */
function isOf(
  { cluster, environments }: CostPart,
  { namespace, ...one }: EnvironmentSummary,
): boolean {
  return (
    environments.length === 1 && environments[0]!.namespace === namespace && cluster === one.cluster
  );
}
