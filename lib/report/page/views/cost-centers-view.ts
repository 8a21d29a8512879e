import type { ReportAmounts, ReportData, ReportOwner } from '../../data/report-data';
import { barChart } from '../charts/bar-chart';
import { countWords, howMany } from '../../data/amount-words';
import { dataTable, type TableColumn } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { linkTo } from '../parts/page-route';
import { devicesIn, type ReportScope, sumOf, totalOf } from '../../data/report-scope';
import { costOf, roundMoneyWords } from '../../data/money-words';
import { budgetCell, CEILING_NOTE, ceilingColumn } from './cost-parts';
import { amountColumns, distinct, joinChildren, ownerLink, section } from './view-parts';

/** A cost center, and what it pays for. */
interface CostCenterRow {
  readonly costCenter: string;
  readonly owners: readonly ReportOwner[];
  readonly total: ReportAmounts;
  readonly cost: number | null;
}

/** Who pays for what. */
export function costCentersView({ data }: ReportScope, query: URLSearchParams): Child {
  const rows: CostCenterRow[] = distinct(data.owners.map(({ costCenter }) => costCenter)).map(
    (costCenter) => {
      const owners = data.owners.filter((owner) => owner.costCenter === costCenter);
      const cost = costOf(data, (part) => part.costCenter === costCenter);
      return { costCenter, owners, total: sumOf(owners.map(totalOf)), cost };
    },
  );
  const bars = rows
    .map(({ costCenter, total }) => ({ name: costCenter, value: devicesIn(total) }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value);
  return [
    h('h1', { tabindex: '-1' }, 'Cost centers'),
    h(
      'div',
      { class: 'side-by-side' },
      barChart({ title: 'Devices of all pools together, by cost center', bars, words: countWords }),
      costChart(data, rows),
    ),
    section(
      'What each pays for',
      data.costs !== undefined && h('p', { class: 'quiet' }, CEILING_NOTE),
      dataTable({
        caption: 'Cost centers and the quotas that they pay for',
        noun: 'cost centers',
        rows,
        search: { query },
        columns: [
          {
            heading: 'Cost center',
            cell: ({ costCenter }) => costCenter,
            value: ({ costCenter }) => costCenter,
          },
          {
            heading: 'Pays for',
            cell: ({ owners }) => ownersCell(owners),
            value: ({ owners }) => owners.map(({ name }) => name).join(' '),
          },
          ...ceilingColumn<CostCenterRow>(data, ({ cost }) => cost),
          ...budgetColumn(data),
          ...amountColumns<CostCenterRow>(({ total }) => total),
        ],
      }),
    ),
  ];
}

/** The budget of a cost center. No column where none has one. */
function budgetColumn(data: ReportData): TableColumn<CostCenterRow>[] {
  const budgets = data.costs?.budgets.costCenters ?? {};
  if (Object.keys(budgets).length === 0) return [];
  return [
    {
      heading: 'Budget',
      numeric: true,
      cell: ({ costCenter, cost }) => budgetCell(budgets[costCenter], cost, data),
      value: ({ costCenter }) => budgets[costCenter] ?? null,
    },
  ];
}

function costChart({ costs }: ReportData, rows: readonly CostCenterRow[]): Child {
  if (costs === undefined) return null;
  return barChart({
    title: `Cost ceilings of a month in ${costs.currency}, by cost center`,
    bars: rows
      .flatMap(({ costCenter, cost }) => (cost === null ? [] : [{ name: costCenter, value: cost }]))
      .sort((one, other) => other.value - one.value),
    words: (amount) => roundMoneyWords(amount, costs),
  });
}

/** How many owners a cell of the table names. */
const NAMED = 6;

function ownersCell(owners: readonly ReportOwner[]): Child {
  const more = owners.length - NAMED;
  if (more <= 1) return joinChildren(owners.map(ownerLink));
  const { costCenter } = owners[0]!;
  return [
    joinChildren(owners.slice(0, NAMED).map(ownerLink)),
    ' and ',
    h('a', { href: linkTo('tenants', undefined, { pays: costCenter }) }, howMany(more, 'other')),
  ];
}
