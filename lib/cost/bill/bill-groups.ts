import type { Fleet } from '../../fleet/model/fleet';
import { grouped } from '../../fleet/values/groups';
import { organizationsOf } from '../cost-groups';
import type { CostView } from '../cost-views';
import type { Bill } from './bill';
import {
  type BillBudget,
  type BudgetHolder,
  amountOf,
  billBudgets,
  forecastOf,
  linesBelow,
} from './bill-budgets';
import type { BillLine } from './bill-lines';
import type { ChargeSort } from './charges';

/** A row of a view. Amounts are in the smallest unit of the currency. */
export interface BillGroup {
  /** Null: what has no such name, such as what the platform pays for. */
  readonly name: string | null;
  readonly lines: readonly BillLine[];
  readonly amount: bigint;
  /** By why it is paid; credits count as own. */
  readonly of: Readonly<Record<Exclude<ChargeSort, 'credit'>, bigint>>;
  /** At the end of a running month. Null: the month is over. */
  readonly forecast: bigint | null;
  /** Of an organisation: its amount together with those of all organisations below it. */
  readonly withBelow?: bigint;
  readonly budget?: BillBudget;
}

const NAMES: Readonly<Record<CostView, (line: BillLine) => string | null>> = {
  environment: ({ holder }) => placeName(holder),
  tenant: ({ holder }) => holder.owner,
  department: ({ holder }) => holder.department,
  'cost-center': ({ holder }) => holder.costCenter,
  organization: ({ holder }) => holder.organization,
  cluster: ({ holder }) => holder.cluster,
  pool: ({ kind, pool }) => pool ?? kind,
};

const HOLDERS: Partial<Record<CostView, readonly BudgetHolder[]>> = {
  tenant: ['tenant', 'shared service'],
  'cost-center': ['cost center'],
  organization: ['organisation'],
};

/** `vision/prod`; with its cluster where there is one. */
function placeName({ owner, environment, cluster }: BillLine['holder']): string | null {
  if (owner === null) return null;
  return cluster === null ? `${owner}/${environment}` : `${owner}/${environment} on ${cluster}`;
}

/** The rows of a view in the order of their names; what has no name comes last. They add up to the total. */
export function billGroups(bill: Bill, by: CostView, fleets: readonly Fleet[]): BillGroup[] {
  const organizations = organizationsOf(fleets);
  const budgets = billBudgets(bill, fleets).filter(({ holder }) => HOLDERS[by]?.includes(holder));
  const lines = grouped(bill.lines, NAMES[by]);
  if (by === 'organization') {
    for (const name of Object.keys(organizations)) if (!lines.has(name)) lines.set(name, []);
  }
  return [...lines]
    .sort(([one], [other]) => inOrder(one, other))
    .map(([name, own]): BillGroup => {
      const budget = budgets.find((one) => one.name === name);
      const sum = (...sorts: readonly ChargeSort[]): bigint =>
        amountOf(own.filter(({ sort }) => sorts.includes(sort)));
      return {
        name,
        lines: own,
        amount: amountOf(own),
        of: { own: sum('own', 'credit'), idle: sum('idle'), shared: sum('shared') },
        forecast: bill.month.isRunning ? forecastOf(bill, own) : null,
        ...(by === 'organization' && name !== null
          ? { withBelow: amountOf(linesBelow(bill, name, organizations)) }
          : {}),
        ...(budget === undefined ? {} : { budget }),
      };
    });
}

function inOrder(one: string | null, other: string | null): number {
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
