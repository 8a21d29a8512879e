import type { ReportDanger, ReportRole } from '../../data/report-data';
import { howMany } from '../../data/amount-words';
import { type AccessRow, accessRows } from '../../data/access-rows';
import type { ReportScope } from '../../data/report-scope';
import { dataTable, type TableFilter } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { distinct, ownerLink, section } from './view-parts';

/** Who may do what and where, to be searched and filtered. */
export function accessView(scope: ReportScope, query: URLSearchParams): Child {
  const { data } = scope;
  const rows = accessRows(scope);
  return [
    h('h1', { tabindex: '-1' }, 'Access'),
    h(
      'p',
      { class: 'quiet' },
      'As the roles and bindings grant it. Guard rails can refuse what a role allows. Who is in a group, only your identity provider knows.',
    ),
    dataTable({
      caption: 'Who has which role, and which dangerous rights it gives',
      noun: 'grants',
      empty: 'Nobody has a role.',
      rows,
      search: { query, filters: accessFilters(scope, rows) },
      columns: [
        { heading: 'Who', cell: ({ grant }) => grant.subject, value: ({ grant }) => grant.subject },
        {
          heading: 'Kind',
          cell: ({ grant }) => KIND_WORDS[grant.kind],
          value: ({ grant }) => KIND_WORDS[grant.kind],
        },
        { heading: 'Role', cell: ({ role }) => roleCell(role), value: ({ role }) => role.name },
        {
          heading: 'Owner',
          cell: ({ owner }) => (owner === undefined ? '–' : ownerLink(owner)),
          value: ({ owner }) => owner?.name ?? '',
        },
        {
          heading: 'Where',
          cell: ({ where }) => where,
          value: ({ where, grant }) => `${where} ${grant.cluster ?? ''}`,
        },
        ...(scope.namesClusters
          ? [
              {
                heading: 'Cluster',
                cell: ({ grant }: AccessRow) => grant.cluster,
                value: ({ grant }: AccessRow) => grant.cluster ?? '',
              },
            ]
          : []),
        {
          heading: 'Dangerous rights',
          prose: true,
          cell: ({ role }) => dangerCell(role, data.access.dangers),
          value: ({ role }) => role.dangers.map(({ title }) => title).join(', '),
        },
      ],
    }),
    dangerSection(scope, rows),
  ];
}

export const KIND_WORDS = {
  User: 'user',
  Group: 'group',
  ServiceAccount: 'service account',
} as const;

function accessFilters(
  { data }: ReportScope,
  rows: readonly AccessRow[],
): TableFilter<AccessRow>[] {
  const filters: TableFilter<AccessRow>[] = [
    {
      key: 'kind',
      label: 'Kind',
      choices: distinct(rows.map(({ grant }) => KIND_WORDS[grant.kind])),
      keeps: ({ grant }, choice) => KIND_WORDS[grant.kind] === choice,
    },
    {
      key: 'role',
      label: 'Role',
      choices: distinct(rows.map(({ role }) => role.name)),
      keeps: ({ role }, choice) => role.name === choice,
    },
    {
      key: 'owner',
      label: 'Owner',
      choices: distinct(rows.flatMap(({ owner }) => owner?.name ?? [])),
      keeps: ({ owner }, choice) => owner?.name === choice,
    },
    {
      key: 'may',
      label: 'May',
      choices: data.access.dangers.map(({ title }) => title),
      keeps: ({ role }, choice) => role.dangers.some(({ title }) => title === choice),
    },
  ];
  return filters.filter(({ choices }) => choices.length > 1);
}

/** The name of a role, and what is special about it. */
export function roleCell({ name, isMissing }: ReportRole): Child {
  return [
    h('code', {}, name),
    isMissing === true && [' ', h('span', { class: 'tag tag-alert' }, 'does not exist here')],
  ];
}

/** The dangerous rights of a role: the high ones by their names, the others on demand. */
export function dangerCell(role: ReportRole, dangers: readonly ReportDanger[]): Child {
  const risky = new Set(dangers.filter(({ risk }) => risk === 'high').map(({ title }) => title));
  const high = role.dangers.filter(({ title }) => risky.has(title));
  const ordinary = role.dangers.filter(({ title }) => !risky.has(title));
  if (role.dangers.length === 0) return h('span', { class: 'quiet' }, 'none');
  return [
    high.length > MOST_NAMED
      ? h(
          'details',
          {},
          h('summary', {}, howMany(high.length, 'right'), ' of high risk'),
          list(high),
        )
      : high.length > 0 && list(high),
    ordinary.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, howMany(ordinary.length, 'right'), ' of ordinary work'),
        list(ordinary),
      ),
  ];
}

/** How many rights a cell shows without being asked. */
const MOST_NAMED = 4;

function list(rights: ReportRole['dangers']): Child {
  return h(
    'ul',
    { class: 'plain' },
    rights.map(({ title, names }) =>
      h('li', {}, names === undefined ? title : `${title}: only ${names.join(', ')}`),
    ),
  );
}

function dangerSection({ data }: ReportScope, rows: readonly AccessRow[]): Child {
  return section(
    'What makes rights dangerous',
    dataTable({
      caption: 'Dangerous rights, how many grants give each, and why it matters',
      noun: 'dangerous rights',
      empty: 'No role gives a dangerous right.',
      rows: data.access.dangers,
      columns: [
        { heading: 'May', cell: ({ title }) => title },
        {
          heading: 'Risk',
          cell: ({ risk }) =>
            risk === 'high' ? h('span', { class: 'tag tag-alert' }, 'high') : 'ordinary work',
        },
        {
          heading: 'Grants',
          numeric: true,
          cell: ({ title }) =>
            rows.filter(({ role }) => role.dangers.some((danger) => danger.title === title)).length,
        },
        { heading: 'Why', prose: true, cell: ({ reason }) => reason },
      ],
    }),
  );
}
