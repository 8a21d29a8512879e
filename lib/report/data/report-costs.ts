import { type CostCeilings, costCeilings } from '../../cost/cost-ceilings';
import { resourceName } from '../../cost/cost-groups';
import type { CostGroup } from '../../cost/cost-groups';
import type { CostView } from '../../cost/cost-views';
import type { Fleet } from '../../fleet/model/fleet';
import { ONE, parseQuantity } from '../../fleet/values/quantity';
import type { ReportCosts } from './report-data';

/** What everything costs at most. Undefined where nothing has a price. */
export function reportCosts(fleets: readonly Fleet[]): ReportCosts | undefined {
  const ceilings = costCeilings(fleets);
  if (ceilings === undefined) return undefined;
  const { currency, parts, by } = ceilings;
  const numberOrNull = (cost: bigint | null): number | null =>
    cost === null ? null : Number(cost);
  return {
    currency: currency.code,
    decimals: currency.decimals,
    parts: parts.map(({ cluster, owner, ownerKind, costCenter, environments, cost, lines }) => ({
      ...(cluster === undefined ? {} : { cluster }),
      kind: ownerKind === 'tenant' ? 'tenant' : 'service',
      owner,
      costCenter,
      environments: environments.map(({ name }) => name),
      cost: numberOrNull(cost),
      lines: Object.fromEntries(
        lines.map((line) => [resourceName(line.kind, line.name), numberOrNull(line.cost)]),
      ),
    })),
    organizations: Object.fromEntries(
      by.organization.flatMap(({ name, withBelow = null }) =>
        name === undefined ? [] : [[name, numberOrNull(withBelow)]],
      ),
    ),
    budgets: {
      owners: budgetsIn(ceilings, 'tenant'),
      costCenters: budgetsIn(ceilings, 'cost-center'),
      organizations: budgetsIn(ceilings, 'organization'),
    },
  };
}

/** What may be spent in a month, by the names of a view. */
function budgetsIn({ by, currency }: CostCeilings, view: CostView): Record<string, number> {
  return Object.fromEntries(
    by[view].flatMap(({ name, budget }: CostGroup) =>
      name === undefined || budget === undefined
        ? []
        : [[name, unitsOf(budget, currency.decimals)]],
    ),
  );
}

/** An amount of money in the smallest unit of its currency. What is finer is cut off: a budget is not raised. */
function unitsOf(text: string, decimals: number): number {
  const { nano } = parseQuantity(text)!;
  return Number((nano * 10n ** BigInt(decimals)) / ONE);
}
