import type { Fleet } from '../../fleet/model/fleet';
import type { Currency } from '../../fleet/prices/money';
import { grouped } from '../../fleet/values/groups';
import { chainOf } from '../../fleet/values/organization-chain';
import { priceNano } from '../../fleet/values/price';
import { ONE } from '../../fleet/values/quantity';
import { organizationsOf } from '../cost-groups';
import type { Bill } from './bill';
import type { BillLine } from './bill-lines';

/** What a budget is for. */
export type BudgetHolder = 'tenant' | 'shared service' | 'cost center' | 'organisation';

/** `over`: the amount is above the budget already. `expected`: the forecast is. */
export type BudgetState = 'within' | 'expected' | 'over';

/** A budget, and the real amount. All in the smallest unit of the currency. */
export interface BillBudget {
  readonly holder: BudgetHolder;
  readonly name: string;
  readonly budget: bigint;
  readonly amount: bigint;
  /** At the end of the month. That of a month that is over is its amount. */
  readonly forecast: bigint;
  readonly state: BudgetState;
}

/** Every budget of the file with what was spent of it. That of an organisation is for all below it. */
export function billBudgets(bill: Bill, fleets: readonly Fleet[]): BillBudget[] {
  const organizations = organizationsOf(fleets);
  const budgets = new Map<string, BillBudget>();
  const add = (
    holder: BudgetHolder,
    name: string,
    { budget }: { readonly budget?: string },
    lines: readonly BillLine[] = [],
  ): void => {
    const key = `${holder} ${name}`;
    if (budget === undefined || budgets.has(key)) return;
    const [amount, forecast] = [amountOf(lines), forecastOf(bill, lines)];
    const allowed = wholeAmount(budget, bill.currency);
    const state = amount > allowed ? 'over' : forecast > allowed ? 'expected' : 'within';
    budgets.set(key, { holder, name, budget: allowed, amount, forecast, state });
  };
  const byOwner = grouped(bill.lines, ({ holder }) => holder.owner);
  const byService = grouped(bill.lines, serviceOf);
  const byCostCenter = grouped(bill.lines, ({ holder }) => holder.costCenter);
  for (const { tenants, sharedServices, costCenters = {} } of fleets) {
    for (const tenant of tenants) add('tenant', tenant.name, tenant, byOwner.get(tenant.name));
    for (const [name, service] of Object.entries(sharedServices)) {
      add('shared service', name, service, byService.get(name));
    }
    for (const [name, center] of Object.entries(costCenters)) {
      add('cost center', name, center, byCostCenter.get(name));
    }
  }
  for (const [name, organization] of Object.entries(organizations)) {
    add('organisation', name, organization, linesBelow(bill, name, organizations));
  }
  return [...budgets.values()];
}

/** The shared service that a line is about, also where its consumers pay: its budget is for what it costs. */
function serviceOf({ holder, service }: BillLine): string | null {
  return service ?? (holder.ownerKind === 'sharedService' ? holder.owner : null);
}

/** The lines of an organisation, and of all below it. */
export function linesBelow(
  { lines }: Bill,
  organization: string,
  organizations: ReturnType<typeof organizationsOf>,
): BillLine[] {
  return lines.filter(({ holder }) =>
    chainOf(holder.organization ?? undefined, organizations).some(
      ([above]) => above === organization,
    ),
  );
}

/** The sum of lines. */
export function amountOf(lines: readonly BillLine[]): bigint {
  return lines.reduce((sum, { amount }) => sum + amount, 0n);
}

/**
 * What lines come to at the end of the month if the days to come are like those with data: the amount ÷ the time with data
 * × the time of the month, cluster by cluster. A month that is over stays as it is, also with days without data.
 */
export function forecastOf({ month, clusters }: Bill, lines: readonly BillLine[]): bigint {
  if (!month.isRunning) return amountOf(lines);
  const whole = BigInt(month.whole.end - month.whole.start);
  return clusters.reduce((sum, { cluster, covered }) => {
    const amount = amountOf(lines.filter(({ holder }) => holder.cluster === cluster));
    if (covered <= 0 || amount <= 0n) return sum + amount;
    const time = BigInt(covered);
    return sum + (amount * whole * 2n + time) / (time * 2n);
  }, 0n);
}

/** A decimal text in the smallest unit; what is finer is left out. */
function wholeAmount(budget: string, { decimals }: Currency): bigint {
  return (priceNano(budget) * 10n ** BigInt(decimals)) / ONE;
}
