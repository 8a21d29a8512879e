import type { ReportDanger, ReportGrant, ReportOwner, ReportRole } from '../../data/report-data';
import { howMany } from '../../data/amount-words';
import { environmentsIn, type ReportScope } from '../../data/report-scope';
import { dataTable, type TableFilter } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { distinct, ownerLink, section } from './view-parts';

/** A role that somebody has in namespaces of one owner, or beyond all of them. */
export interface AccessRow {
  readonly grant: ReportGrant;
  readonly role: ReportRole;
  /** Absent: it holds everywhere, or in namespaces of nobody. */
  readonly owner?: ReportOwner;
  /** In words. */
  readonly where: string;
}

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
          cell: ({ role }) => dangerCell(role, data.access.dangers),
          value: ({ role }) => role.dangers.map(({ title }) => title).join(', '),
        },
      ],
    }),
    dangerSection(scope, rows),
  ];
}

const KIND_WORDS = { User: 'user', Group: 'group', ServiceAccount: 'service account' } as const;

/** One row for each owner in whose namespaces somebody has a role. */
export function accessRows({ data }: ReportScope): AccessRow[] {
  const owners = new Map(
    environmentsIn(data).map(({ owner, environment: { namespace, cluster } }) => [
      keyOf(namespace, cluster),
      owner,
    ]),
  );
  return data.access.grants.flatMap((grant) => {
    const role = data.access.roles[grant.role]!;
    const wide = grant.everywhere === true ? [{ grant, role, where: 'everywhere' }] : [];
    const byOwner = new Map<ReportOwner | undefined, string[]>();
    for (const namespace of grant.namespaces) {
      const owner = owners.get(keyOf(namespace, grant.cluster));
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), namespace]);
    }
    const narrow = [...byOwner].map(([owner, namespaces]) => ({
      grant,
      role,
      ...(owner === undefined
        ? { where: namespaces.join(', ') }
        : { owner, where: environmentsText(owner, namespaces, grant.cluster) }),
    }));
    return [...wide, ...narrow];
  });
}

/** The environments of an owner in its own order, or that they are all of those that it has on the cluster. */
function environmentsText(
  { environments }: ReportOwner,
  namespaces: readonly string[],
  cluster: string | undefined,
): string {
  const there = environments.filter((one) => one.cluster === cluster);
  const held = there.filter(({ namespace }) => namespaces.includes(namespace));
  return held.length === there.length && there.length > 1
    ? 'all environments'
    : held.map(({ name }) => name).join(', ');
}

function keyOf(namespace: string, cluster = ''): string {
  return `${cluster}/${namespace}`;
}

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
        { heading: 'Why', cell: ({ reason }) => reason },
      ],
    }),
  );
}
