import type { ReportEnvironment, ReportOwner } from '../../data/report-data';
import { bytesWords, coresWords, countWords, gpuWords } from '../../data/amount-words';
import type { TableColumn } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import { linkTo } from '../parts/page-route';
import { devicesIn } from '../../data/report-scope';
import type { ReportAmounts } from '../../data/report-data';

/** A part of a view with a heading of its own. */
export function section(heading: string, ...children: readonly Child[]): HTMLElement {
  return h('section', {}, h('h2', {}, heading), children);
}

/** What the address of an owner starts with. */
export const OWNER_VIEWS = { tenant: 'tenants', service: 'services' } as const;

/** A link to the page of a tenant or a shared service. */
export function ownerLink({ kind, name }: Pick<ReportOwner, 'kind' | 'name'>): HTMLElement {
  return h('a', { href: linkTo(OWNER_VIEWS[kind], name) }, name);
}

/** A link to an owner by its name; a text if there is no such owner. */
export function holderLink(owners: readonly ReportOwner[], name: string): Child {
  const owner = owners.find((one) => one.name === name);
  return owner === undefined ? name : ownerLink(owner);
}

/** A note of where something is in its life, unless it is active. */
export function stateNote({ state }: Pick<ReportOwner | ReportEnvironment, 'state'>): Child {
  return state !== undefined && [' ', h('span', { class: 'tag tag-alert' }, state)];
}

/** Columns for what something has. */
export function amountColumns<Row>(amountsOf: (row: Row) => ReportAmounts): TableColumn<Row>[] {
  return [
    {
      heading: 'GPUs',
      numeric: true,
      cell: (row) => gpuWords(amountsOf(row).gpu),
      value: (row) => devicesIn(amountsOf(row)),
    },
    amountColumn('CPU', (row) => amountsOf(row).cpu, coresWords),
    amountColumn('Memory', (row) => amountsOf(row).memory, bytesWords),
    amountColumn('Storage', (row) => amountsOf(row).storage, bytesWords),
    amountColumn('Pods', (row) => amountsOf(row).pods, countWords),
  ];
}

function amountColumn<Row>(
  heading: string,
  value: (row: Row) => number | null,
  words: (amount: number | null) => string,
): TableColumn<Row> {
  return { heading, numeric: true, value, cell: (row) => words(value(row)) };
}

/** A figure with what it counts. */
export interface Fact {
  readonly label: string;
  readonly value: Child;
  /** More about it. */
  readonly note?: string;
}

/** Figures side by side. */
export function facts(items: readonly Fact[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    items.map(({ label, value, note }) =>
      h(
        'div',
        {},
        h('dt', {}, label),
        h(
          'dd',
          {},
          h('span', { class: 'fact' }, value),
          note !== undefined && h('span', { class: 'quiet' }, note),
        ),
      ),
    ),
  );
}

/** Each value that some items have, once and in order. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Names with commas between them. */
export function joinChildren(items: readonly Child[]): Child {
  return items.map((item, index) => [index > 0 && ', ', item]);
}

/** A pool by its name, with that of its cluster where it takes one to tell pools apart. */
export function poolName(
  { name, cluster }: { readonly name: string; readonly cluster?: string },
  namesClusters: boolean,
): string {
  return namesClusters && cluster !== undefined ? `${name} (${cluster})` : name;
}
