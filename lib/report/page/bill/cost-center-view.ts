import type {
  BillPageItem,
  BillPageLine,
  BillPageOwner,
  CostCenterPage,
} from '../../bill/bill-page-data';
import { withThousands } from '../../../fleet/values/thousands';
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

const KINDS: Readonly<Record<string, string>> = {
  gpu: 'GPUs',
  cpu: 'CPU',
  memory: 'memory',
  storage: 'storage',
  network: 'network',
  other: 'other',
};

/** What one cost center pays for, down to each line of the bill. */
export function costCenterView(page: CostCenterPage): BillView {
  const name = page.name ?? 'the platform';
  return {
    title: `${name} – bill of ${page.month}`,
    content: [
      h('h1', { tabindex: '-1' }, `${name} in ${page.month}`),
      untilNote(page),
      sumFacts(page, page.sums, page.budget),
      section('Who and what', ownerTable(page), itemTable(page)),
      section('Every line', lineTable(page)),
      section('How to read it', noteList(page)),
    ],
  };
}

function ownerTable(page: CostCenterPage): HTMLElement {
  return dataTable<BillPageOwner>({
    caption: 'By tenant and shared service',
    noun: 'tenants',
    rows: page.owners,
    columns: [
      { heading: 'Name', cell: ({ owner }) => owner ?? 'the platform' },
      ...sumColumns(page, page.owners),
    ],
  });
}

function itemTable(page: CostCenterPage): HTMLElement {
  return dataTable<BillPageItem>({
    caption: 'By what it was paid for',
    noun: 'items',
    rows: page.items,
    columns: [
      { heading: 'What', cell: whatWords },
      moneyColumn(page, 'Amount', ({ amount }) => amount),
    ],
  });
}

function lineTable(page: CostCenterPage): HTMLElement {
  const clusters = page.lines.some(({ cluster }) => cluster !== null);
  return dataTable<BillPageLine>({
    caption: 'The lines of the bill; they add up to the amount',
    noun: 'lines',
    rows: page.lines,
    search: { query: new URLSearchParams() },
    columns: [
      {
        heading: 'Namespace',
        cell: ({ namespace }) => namespace,
        value: ({ namespace }) => namespace,
      },
      ...(clusters
        ? [
            {
              heading: 'Cluster',
              cell: ({ cluster }: BillPageLine) => cluster ?? '–',
              value: ({ cluster }: BillPageLine) => cluster,
            },
          ]
        : []),
      { heading: 'What', cell: whatWords, value: whatWords },
      { heading: 'Why', cell: whyWords, value: whyWords },
      {
        heading: 'Quantity',
        numeric: true,
        cell: ({ quantity, unit }) =>
          quantity === null || quantity === '0'
            ? '–'
            : `${withThousands(rounded(quantity))} ${unit}`,
        value: ({ quantity }) => (quantity === null ? null : Number(quantity)),
      },
      moneyColumn(page, 'Amount', ({ amount }) => amount),
    ],
  });
}

function whatWords({ kind, pool }: Pick<BillPageLine, 'kind' | 'pool'>): string {
  const words = KINDS[kind] ?? kind;
  return pool === null ? words : `${words} of ${pool}`;
}

function whyWords({ why, service }: BillPageLine): string {
  if (service !== null) return `part of ${service}`;
  return { own: 'own use', idle: 'part of what was idle', shared: 'shared', credit: 'correction' }[
    why
  ];
}

/** With at most three decimals. */
function rounded(decimal: string): string {
  return String(Math.round(Number(decimal) * 1000) / 1000);
}
