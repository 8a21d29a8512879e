import type { ReportOwner } from '../../data/report-data';
import { dataTable, type TableFilter } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { type ReportScope, totalOf } from '../../data/report-scope';
import { costOf, partsOfOwner } from '../../data/money-words';
import { ceilingColumn } from './ceiling-parts';
import { amountColumns, distinct, ownerLink, stateNote } from './view-parts';

const KINDS = { tenant: 'tenant', service: 'shared service' } as const;

/** All tenants and shared services, to be searched. */
export function tenantsView({ data }: ReportScope, query: URLSearchParams): Child {
  const { owners } = data;
  const ceilings = new Map(owners.map((owner) => [owner, costOf(data, partsOfOwner(owner))]));
  return [
    h('h1', { tabindex: '-1' }, 'Tenants'),
    dataTable({
      caption: 'Tenants and shared services with their total quotas',
      noun: 'tenants and services',
      rows: owners,
      search: { query, filters: filtersFor(owners) },
      columns: [
        {
          heading: 'Name',
          cell: (owner) => [ownerLink(owner), stateNote(owner)],
          value: ({ name }) => name,
        },
        {
          heading: 'Called',
          cell: ({ displayName }) => displayName,
          value: ({ displayName }) => displayName,
        },
        {
          heading: 'Cost center',
          cell: ({ costCenter }) => costCenter,
          value: ({ costCenter }) => costCenter,
        },
        {
          heading: 'Department',
          cell: ({ department }) => department ?? '–',
          value: ({ department = '' }) => department,
        },
        ...amountColumns<ReportOwner>(totalOf),
        ...ceilingColumn<ReportOwner>(data, (owner) => ceilings.get(owner) ?? null),
      ],
    }),
  ];
}

function filtersFor(owners: readonly ReportOwner[]): TableFilter<ReportOwner>[] {
  const filters: TableFilter<ReportOwner>[] = [
    {
      key: 'kind',
      label: 'Kind',
      choices: distinct(owners.map(({ kind }) => KINDS[kind])),
      keeps: ({ kind }, choice) => KINDS[kind] === choice,
    },
    textFilter('organisation', 'Organisation', owners, ({ organization }) => organization),
    textFilter('department', 'Department', owners, ({ department }) => department),
    textFilter('pays', 'Cost center', owners, ({ costCenter }) => costCenter),
  ];
  return filters.filter(({ choices }) => choices.length > 1);
}

function textFilter(
  key: string,
  label: string,
  owners: readonly ReportOwner[],
  valueOf: (owner: ReportOwner) => string | undefined,
): TableFilter<ReportOwner> {
  return {
    key,
    label,
    choices: distinct(owners.flatMap((owner) => valueOf(owner) ?? [])),
    keeps: (owner, choice) => valueOf(owner) === choice,
  };
}
