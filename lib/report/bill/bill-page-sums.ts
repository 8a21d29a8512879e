import type { Bill } from '../../cost/bill/bill';
import { amountOf, forecastOf } from '../../cost/bill/bill-budgets';
import type { BillLine } from '../../cost/bill/bill-lines';
import type { ChargeSort } from '../../cost/bill/charges';
import type { BillPageSums } from './bill-page-data';

/** What lines add up to. */
export function sumsOf(bill: Bill, lines: readonly BillLine[]): BillPageSums {
  const sum = (...sorts: readonly ChargeSort[]): number =>
    Number(amountOf(lines.filter(({ sort }) => sorts.includes(sort))));
  return {
    amount: Number(amountOf(lines)),
    own: sum('own', 'credit'),
    idle: sum('idle'),
    shared: sum('shared'),
    forecast: bill.month.isRunning ? Number(forecastOf(bill, lines)) : null,
  };
}
