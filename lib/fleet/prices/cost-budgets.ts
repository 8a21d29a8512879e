import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { Fleet } from '../model/fleet';
import type { FleetProps, MoneyPerMonth, OrganizationEntry } from '../model/props';
import type { Written } from '../model/written';
import { eachEntry, entriesOf } from '../values/maps';
import { chainOf } from '../values/organization-chain';
import { reportBudget } from './budget-report';
import { type CostPart, costParts } from './priced-parts';
import { currencyOf } from './money';
import { costCentersOf } from './resolve-prices';

/** A budget as it was written, and what it pays for. */
interface Budget {
  readonly path: FindingPath;
  /** Whom it is for: `` `vision` `` */
  readonly holder: string;
  readonly amount: MoneyPerMonth;
  readonly pays: (part: CostPart) => boolean;
}

/** Compares budgets with ceilings on all clusters together. */
export function checkCostBudgets(
  written: Written<FleetProps>,
  fleets: readonly Fleet[],
  findings: Findings,
): void {
  checkCostCenters(written, fleets, findings);
  const budgets = budgetsOf(written);
  if (budgets.length === 0) return;
  const prices = fleets.find((fleet) => fleet.prices !== undefined)?.prices;
  if (prices === undefined) {
    for (const { path, holder } of budgets) {
      findings.add(
        'BUDGET_WITHOUT_PRICES',
        path,
        `Nothing has a price, so nothing can be compared with the budget of ${holder}.`,
        'State prices at the top of the file, such as `prices: {currency: EUR, cpu: 0.03}`, or remove the budget.',
      );
    }
    return;
  }
  const parts = fleets.flatMap(costParts);
  const currency = currencyOf(prices.currency);
  for (const { path, holder, amount, pays } of budgets) {
    reportBudget({ path, holder, amount, parts: parts.filter(pays), currency }, findings);
  }
}

/** All budgets. What is below an organisation counts in its budget. */
function budgetsOf(written: Written<FleetProps>): Budget[] {
  const budgets: Budget[] = [];
  const add = (
    path: FindingPath,
    holder: string,
    entry: Written<{ readonly budget?: MoneyPerMonth }>,
    pays: Budget['pays'],
  ): void => {
    if (entry.budget === undefined) return;
    budgets.push({ path: [...path, 'budget'], holder, amount: entry.budget, pays });
  };
  const organizations = (written.organizations ?? {}) as Readonly<
    Record<string, OrganizationEntry>
  >;
  for (const [name, entry] of entriesOf(written.costCenters)) {
    add(
      ['costCenters', name],
      `the cost center \`${name}\``,
      entry,
      ({ costCenter }) => costCenter === name,
    );
  }
  for (const [name, entry] of entriesOf(written.organizations)) {
    add(['organizations', name], `the organisation \`${name}\``, entry, ({ organization }) =>
      chainOf(organization, organizations).some(([above]) => above === name),
    );
  }
  for (const [name, entry] of entriesOf(written.sharedServices)) {
    add(['sharedServices', name], `\`${name}\``, entry, ({ owner }) => owner === name);
  }
  eachEntry(written.tenants, (entry, index) => {
    add(['tenants', index], `\`${entry.name!}\``, entry, ({ owner }) => owner === entry.name);
  });
  return budgets;
}

/** Reports cost centers that nobody has. */
function checkCostCenters(
  { costCenters }: Written<FleetProps>,
  fleets: readonly Fleet[],
  findings: Findings,
): void {
  const used = costCentersOf(fleets);
  for (const [name] of entriesOf(costCenters)) {
    if (used.has(name)) continue;
    const near = nearest(name, [...used]);
    findings.add(
      'COST_CENTER_UNKNOWN',
      ['costCenters', name],
      `No tenant, shared service or organisation has the cost center \`${name}\`, so this entry does nothing.`,
      near === undefined
        ? 'Write it as `costCenter` of a tenant says it, or remove the entry.'
        : `Did you mean \`${near}\`?`,
    );
  }
}
