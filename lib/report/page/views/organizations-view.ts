import { budgetCell, ceilingColumn } from './ceiling-parts';
import type { ReportAmounts, ReportData, ReportOrganization } from '../../data/report-data';
import { bytesWords, coresWords, countWords, gpuWords, howMany } from '../../data/amount-words';
import { dataTable, type TableColumn } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import type { ReportScope } from '../../data/report-scope';
import { joinChildren, ownerLink, section } from './view-parts';

/** Organisations, their budgets, and what is left of them. */
export function organizationsView(scope: ReportScope): Child {
  const { data, cluster } = scope;
  const { organizations } = data;
  return [
    h('h1', { tabindex: '-1' }, 'Organisations'),
    organizations.length === 0
      ? h(
          'p',
          { class: 'quiet' },
          'The file has no organisations: all tenants are directly below the platform.',
        )
      : [
          cluster !== undefined &&
            h('p', { class: 'quiet' }, 'Budgets are those of all clusters together.'),
          dataTable({
            caption:
              'Budgets of organisations: what is guaranteed to what is directly below, of what they may hold',
            noun: 'organisations',
            rows: organizations,
            columns: [
              { heading: 'Organisation', cell: nameCell },
              { heading: 'Cost center', cell: ({ costCenter }) => costCenter ?? '–' },
              { heading: 'GPUs', cell: gpuCell },
              budgetColumn('CPU', (amounts) => amounts.cpu, coresWords),
              budgetColumn('Memory', (amounts) => amounts.memory, bytesWords),
              budgetColumn('Storage', (amounts) => amounts.storage, bytesWords),
              budgetColumn('Pods', (amounts) => amounts.pods, countWords),
              ...moneyColumns(data),
            ],
          }),
          organizations.map((organization) => describe(scope, organization)),
        ],
  ];
}

function nameCell({ name, displayName, depth }: ReportOrganization): Child {
  return h(
    'span',
    { class: `depth depth-${Math.min(depth, 5)}` },
    name,
    displayName !== name && h('span', { class: 'quiet block' }, displayName),
  );
}

function gpuCell({ budget, guaranteed }: ReportOrganization): Child {
  const pools = [...new Set([...Object.keys(budget.gpu), ...Object.keys(guaranteed.gpu)])].sort();
  if (pools.length === 0) return gpuWords({});
  return pools.map((pool) => {
    const given = guaranteed.gpu[pool] ?? 0;
    const has = budget.gpu[pool];
    return h(
      'span',
      { class: 'block' },
      `${pool} ${given}${has === undefined ? '' : ` of ${has}`}`,
    );
  });
}

function budgetColumn(
  heading: string,
  amountOf: (amounts: ReportAmounts) => number | null,
  words: (amount: number | null) => string,
): TableColumn<ReportOrganization> {
  return {
    heading,
    numeric: true,
    cell: ({ budget, guaranteed }) => {
      const [has, given] = [amountOf(budget), amountOf(guaranteed)];
      return has === null ? words(given) : `${words(given)} of ${words(has)}`;
    },
  };
}

/** Ceilings with all organisations below, and budgets, on all clusters together. */
function moneyColumns(data: ReportData): TableColumn<ReportOrganization>[] {
  const { costs } = data;
  if (costs === undefined) return [];
  const ceiling = ({ name }: ReportOrganization): number | null =>
    costs.organizations[name] ?? null;
  return [
    ...ceilingColumn(data, ceiling),
    {
      heading: 'Budget a month',
      numeric: true,
      cell: (organization) =>
        budgetCell(costs.budgets.organizations[organization.name], ceiling(organization), data),
    },
  ];
}

function describe(
  { data }: ReportScope,
  { name, displayName, contact, admins }: ReportOrganization,
): Child {
  const members = data.owners.filter(({ organization }) => organization === name);
  const parts = data.organizations.filter(({ parent }) => parent === name);
  return section(
    displayName,
    h(
      'dl',
      { class: 'about' },
      contact !== undefined && [h('dt', {}, 'Contact'), h('dd', {}, contact)],
      admins.length > 0 && [h('dt', {}, 'Admins'), h('dd', {}, admins.join(', '))],
      parts.length > 0 && [
        h('dt', {}, 'Organisations below'),
        h('dd', {}, parts.map((part) => part.displayName).join(', ')),
      ],
      h('dt', {}, 'Tenants'),
      h(
        'dd',
        {},
        members.length === 0 ? howMany(0, 'tenant') : joinChildren(members.map(ownerLink)),
      ),
    ),
  );
}
