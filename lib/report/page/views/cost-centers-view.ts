import type { ReportOwner } from '../../data/report-data';
import { barChart } from '../charts/bar-chart';
import { countWords, howMany } from '../../data/amount-words';
import { dataTable } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { linkTo } from '../parts/page-route';
import { devicesIn, type ReportScope, sumOf, totalOf } from '../../data/report-scope';
import { amountColumns, distinct, joinChildren, ownerLink, section } from './view-parts';

/** Who pays for what. */
export function costCentersView({ data }: ReportScope, query: URLSearchParams): Child {
  const rows = distinct(data.owners.map(({ costCenter }) => costCenter)).map((costCenter) => {
    const owners = data.owners.filter((owner) => owner.costCenter === costCenter);
    return { costCenter, owners, total: sumOf(owners.map(totalOf)) };
  });
  const bars = rows
    .map(({ costCenter, total }) => ({ name: costCenter, value: devicesIn(total) }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value);
  return [
    h('h1', { tabindex: '-1' }, 'Cost centers'),
    barChart({ title: 'Devices of all pools together, by cost center', bars, words: countWords }),
    section(
      'What each pays for',
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
          ...amountColumns<(typeof rows)[number]>(({ total }) => total),
        ],
      }),
    ),
  ];
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
