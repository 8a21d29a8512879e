import type { Bill } from '../../cost/bill/bill';
import { amountOf } from '../../cost/bill/bill-budgets';
import { type BillGroup, billGroups } from '../../cost/bill/bill-groups';
import type { BillLine } from '../../cost/bill/bill-lines';
import { billNotes } from '../../cost/bill/bill-notes';
import type { CostView } from '../../cost/cost-views';
import type { Fleet } from '../../fleet/model/fleet';
import { groupedAmount } from '../../fleet/prices/money';
import { ONE } from '../../fleet/values/quantity';
import { withThousands } from '../../fleet/values/thousands';
import { type CostTable, COST_HEADINGS } from './cost-table';

/** A view of a bill as a table with a total. */
export function billTable(bill: Bill, by: CostView, fleets: readonly Fleet[]): CostTable {
  const { currency } = bill;
  const groups = billGroups(bill, by, fleets);
  const money = (cents: bigint | null | undefined): string =>
    cents === null || cents === undefined ? '-' : groupedAmount(cents, currency);
  const columns = columnsOf(bill, groups, money);
  const sum = totalOf(bill, groups);
  const row = (name: string, group: BillGroup): string[] => [
    name,
    ...columns.map(({ cellOf }) => cellOf(group)),
  ];
  const unnamed = by === 'tenant' || by === 'environment' ? '(platform)' : '(none)';
  return {
    columns: [
      { heading: COST_HEADINGS[by] },
      ...columns.map(({ heading }) => ({ heading, numeric: true })),
    ],
    rows: [...groups.map((group) => row(group.name ?? unnamed, group)), row('total', sum)],
    notes: billNotes(bill),
  };
}

interface BillColumn {
  readonly heading: string;
  readonly cellOf: (group: BillGroup) => string;
}

type Money = (cents: bigint | null | undefined) => string;

/** Columns that hold something somewhere. */
function columnsOf(
  { month, currency }: Bill,
  groups: readonly BillGroup[],
  money: Money,
): BillColumn[] {
  const has = (test: (group: BillGroup) => boolean, ...columns: BillColumn[]): BillColumn[] =>
    groups.some(test) ? columns : [];
  return [
    ...has(({ lines }) => gpuHours(lines) > 0n, {
      heading: 'GPU HOURS',
      cellOf: ({ lines }) => hoursText(gpuHours(lines)),
    }),
    { heading: 'OWN', cellOf: ({ of }) => money(of.own) },
    ...has(({ of }) => of.idle !== 0n, { heading: 'IDLE', cellOf: ({ of }) => money(of.idle) }),
    ...has(({ of }) => of.shared !== 0n, {
      heading: 'SHARED',
      cellOf: ({ of }) => money(of.shared),
    }),
    { heading: `AMOUNT ${currency.code}`, cellOf: ({ amount }) => money(amount) },
    ...has(({ withBelow }) => withBelow !== undefined, {
      heading: 'WITH BELOW',
      cellOf: ({ withBelow }) => money(withBelow),
    }),
    ...(month.isRunning
      ? [{ heading: 'FORECAST', cellOf: ({ forecast }: BillGroup) => money(forecast) }]
      : []),
    ...has(({ budget }) => budget !== undefined, {
      heading: 'BUDGET',
      cellOf: ({ budget }) => money(budget?.budget),
    }),
  ];
}

function totalOf(bill: Bill, groups: readonly BillGroup[]): BillGroup {
  const sum = (amountIn: (group: BillGroup) => bigint): bigint =>
    groups.reduce((total, group) => total + amountIn(group), 0n);
  return {
    name: null,
    lines: bill.lines,
    amount: amountOf(bill.lines),
    of: {
      own: sum(({ of }) => of.own),
      idle: sum(({ of }) => of.idle),
      shared: sum(({ of }) => of.shared),
    },
    forecast: bill.month.isRunning ? sum(({ forecast }) => forecast ?? 0n) : null,
  };
}

/** GPU-hours that somebody used: what was idle does not count. */
function gpuHours(lines: readonly BillLine[]): bigint {
  return lines
    .filter(({ kind, sort }) => kind === 'gpu' && sort !== 'idle')
    .reduce((hours, { quantity }) => hours + (quantity ?? 0n), 0n);
}

/** With one decimal. */
function hoursText(nano: bigint): string {
  const tenths = (nano * 10n + ONE / 2n) / ONE;
  return withThousands(`${tenths / 10n}.${tenths % 10n}`);
}
