import type { BillPageBudget, BillPageHead, BillPageSums } from '../../bill/bill-page-data';
import { decimalWords } from '../../data/money-words';
import type { TableColumn } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { type Fact, facts } from '../views/view-parts';

/** What a page shows. */
export interface BillView {
  readonly title: string;
  readonly content: Child;
}

/** What people must know to read the page. */
export function noteList({ notes }: BillPageHead): Child {
  return notes.map((note) => h('p', { class: 'quiet' }, note));
}

/** Until when the bill of a month goes that is not over. */
export function untilNote({ month, until }: BillPageHead): Child {
  return (
    until !== null &&
    h('p', { class: 'warning' }, `${month} is not over: the bill is up to ${until}.`)
  );
}

/** What is paid, and why, side by side. */
export function sumFacts(
  head: BillPageHead,
  sums: BillPageSums,
  budget: BillPageBudget | null = null,
): HTMLElement {
  const { currency } = head;
  const money = (amount: number): string => decimalWords(amount, head);
  const fact = (label: string, amount: number): Fact => ({
    label,
    value: money(amount),
    note: currency,
  });
  const items: Fact[] = [fact('Amount', sums.amount), fact('Own use', sums.own)];
  if (sums.idle !== 0) items.push(fact('Part of what was idle', sums.idle));
  if (sums.shared !== 0) items.push(fact('Part of shared services', sums.shared));
  if (sums.forecast !== null) items.push(fact('Forecast', sums.forecast));
  if (budget !== null) items.push(budgetFact(budget, sums, money, currency));
  return facts(items);
}

function budgetFact(
  { amount, state }: BillPageBudget,
  { amount: paid, forecast }: BillPageSums,
  money: (amount: number) => string,
  currency: string,
): Fact {
  const note = {
    within: `${money(amount - paid)} left`,
    expected: `the forecast is ${money((forecast ?? paid) - amount)} more`,
    over: `exceeded by ${money(paid - amount)}`,
  }[state];
  return { label: 'Budget', value: money(amount), note: `${currency}; ${note}` };
}

/** Columns for what is paid, and why. Columns without any amount are left out. */
export function sumColumns<Row extends BillPageSums>(
  head: BillPageHead,
  rows: readonly Row[],
): TableColumn<Row>[] {
  const column = (heading: string, amountOf: (row: Row) => number | null): TableColumn<Row>[] =>
    rows.some((row) => (amountOf(row) ?? 0) !== 0) ? [moneyColumn(head, heading, amountOf)] : [];
  return [
    ...column('Own use', ({ own }) => own),
    ...column('Idle', ({ idle }) => idle),
    ...column('Shared services', ({ shared }) => shared),
    moneyColumn(head, 'Amount', ({ amount }) => amount),
    ...column('Forecast', ({ forecast }) => forecast),
  ];
}

/** A column of amounts. */
export function moneyColumn<Row>(
  head: BillPageHead,
  heading: string,
  amountOf: (row: Row) => number | null,
): TableColumn<Row> {
  return {
    heading: `${heading} (${head.currency})`,
    numeric: true,
    cell: (row) => {
      const amount = amountOf(row);
      return amount === null ? '–' : decimalWords(amount, head);
    },
    value: amountOf,
  };
}
