import type { BillIndexCenter, BillIndexPage } from '../../bill/bill-page-data';
import { dataTable } from '../parts/data-table';
import { h } from '../parts/dom';
import { section } from '../views/view-parts';
import {
  type BillView,
  moneyColumn,
  noteList,
  sumColumns,
  sumFacts,
  untilNote,
} from './bill-parts';

const STATES = { within: null, expected: 'likely over', over: 'over' } as const;

/** All cost centers, with links to their pages. */
export function billIndexView(page: BillIndexPage): BillView {
  const title = `Bill of ${page.month}`;
  const { centers } = page;
  return {
    title,
    content: [
      h('h1', { tabindex: '-1' }, title),
      untilNote(page),
      sumFacts(page, page.total),
      dataTable<BillIndexCenter>({
        caption: 'Cost centers, and what each pays',
        noun: 'cost centers',
        rows: centers,
        search: { query: new URLSearchParams() },
        columns: [
          {
            heading: 'Cost center',
            cell: ({ name, file }) =>
              h('a', { href: encodeURIComponent(file) }, name ?? 'none (the platform)'),
            value: ({ name }) => name,
          },
          {
            heading: 'Pays for',
            cell: ({ owners }) => (owners.length === 0 ? 'the platform' : owners.join(', ')),
            value: ({ owners }) => owners.join(' '),
          },
          ...sumColumns(page, centers),
          ...budgetColumn(page),
        ],
      }),
      section('How to read it', noteList(page)),
    ],
  };
}

/** The budget of a cost center. No column where none has one. */
function budgetColumn(page: BillIndexPage): ReturnType<typeof moneyColumn<BillIndexCenter>>[] {
  if (page.centers.every(({ budget }) => budget === null)) return [];
  const column = moneyColumn<BillIndexCenter>(
    page,
    'Budget',
    ({ budget }) => budget?.amount ?? null,
  );
  return [
    {
      ...column,
      cell: (center) => {
        const state = STATES[center.budget?.state ?? 'within'];
        return [
          column.cell(center),
          state !== null && [' ', h('span', { class: 'tag tag-alert' }, state)],
        ];
      },
    },
  ];
}
