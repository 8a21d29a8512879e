import type { ReportData, ReportOwner } from '../../data/report-data';
import { costOf, moneyWords, partsOfOwner } from '../../data/money-words';
import type { ReportScope } from '../../data/report-scope';
import { dataTable, type TableColumn } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { type Fact, section } from './view-parts';

/** What people may take a ceiling for. */
export const CEILING_NOTE =
  'The ceiling is what a month of 730 hours costs if everything that is granted is used all the time. It is not a bill.';

/** The ceiling of an owner, and its budget. Nothing where nothing has a price. */
export function costFacts(data: ReportData, owner: ReportOwner): Fact[] {
  const { costs } = data;
  if (costs === undefined) return [];
  const budget = costs.budgets.owners[owner.name];
  return [
    {
      label: 'Cost ceiling',
      value: moneyWords(costOf(data, partsOfOwner(owner)), costs),
      note:
        budget === undefined ? 'a month' : `a month, of a budget of ${moneyWords(budget, costs)}`,
    },
  ];
}

/** The ceilings of the environments of an owner, by resource. */
export function costTable({ data, namesClusters }: ReportScope, owner: ReportOwner): Child {
  const { costs } = data;
  if (costs === undefined) return null;
  const rows = costs.parts.filter(partsOfOwner(owner));
  const resources = [...new Set(rows.flatMap(({ lines }) => Object.keys(lines)))];
  return section(
    'Cost ceiling',
    h('p', { class: 'quiet' }, CEILING_NOTE),
    dataTable({
      caption: `Ceilings of a month in ${costs.currency}`,
      noun: 'ceilings',
      empty: 'Nothing that it has costs anything.',
      rows,
      columns: [
        {
          heading: 'Environment',
          cell: ({ environments, cluster }) =>
            `${environments.join(' and ')}${namesClusters && cluster !== undefined ? ` (${cluster})` : ''}`,
        },
        ...resources.map((resource) => ({
          heading: resource,
          numeric: true,
          cell: ({ lines }: (typeof rows)[number]) =>
            lines[resource] === undefined ? '–' : moneyWords(lines[resource], costs),
        })),
        { heading: 'Together', numeric: true, cell: ({ cost }) => moneyWords(cost, costs) },
      ],
    }),
  );
}

/** The column of ceilings. None where nothing has a price. */
export function ceilingColumn<Row>(
  { costs }: ReportData,
  costIn: (row: Row) => number | null,
): TableColumn<Row>[] {
  if (costs === undefined) return [];
  return [
    {
      heading: 'Cost ceiling',
      numeric: true,
      cell: (row) => moneyWords(costIn(row), costs),
      value: costIn,
    },
  ];
}

/** What may be spent, and how much of it the ceiling is. */
export function budgetCell(
  budget: number | undefined,
  ceiling: number | null,
  { costs }: ReportData,
): Child {
  if (budget === undefined || costs === undefined) return '–';
  const isOver = ceiling === null || ceiling > budget;
  return [
    moneyWords(budget, costs),
    isOver && [' ', h('span', { class: 'tag tag-alert' }, 'ceiling above')],
  ];
}
