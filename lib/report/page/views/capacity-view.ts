import type { ReportPool } from '../../data/report-data';
import { barChart } from '../charts/bar-chart';
import { poolChart } from '../charts/pool-chart';
import { countWords, percentWords } from '../../data/amount-words';
import { dataTable } from '../parts/data-table';
import { type Child, h } from '../parts/dom';
import type { ReportScope } from '../../data/report-scope';
import { holderLink, poolName, section } from './view-parts';

/** Every pool, and who holds its devices. */
export function capacityView(scope: ReportScope): Child {
  const { data, namesClusters } = scope;
  return [
    h('h1', { tabindex: '-1' }, 'Capacity'),
    poolChart(data.pools, (pool) => poolName(pool, namesClusters)),
    poolTable(scope),
    data.pools.map((pool) => section(poolName(pool, namesClusters), holders(scope, pool))),
  ];
}

function holders({ data, namesClusters }: ReportScope, pool: ReportPool): Child {
  const title = poolName(pool, namesClusters);
  const { capacity, granted, reserved = 0, resource, product } = pool;
  const free = capacity === undefined ? undefined : Math.max(0, capacity - reserved - granted);
  const whole = capacity ?? granted;
  return [
    h('p', { class: 'quiet' }, h('code', {}, resource), product !== undefined && ` · ${product}`),
    h(
      'div',
      { class: 'side-by-side' },
      barChart({
        title: `Devices of ${title} by holder`,
        words: countWords,
        bars: [
          ...pool.holders.map(({ name: holder, count }) => ({ name: holder, value: count })),
          ...(reserved > 0
            ? [{ name: 'kept by the platform', value: reserved, isRest: true }]
            : []),
          ...(free === undefined ? [] : [{ name: 'free', value: free, isRest: true }]),
        ],
      }),
      dataTable({
        caption: `Holders of ${title}`,
        noun: 'holders',
        empty: 'Nobody holds devices of this pool.',
        rows: pool.holders,
        columns: [
          { heading: 'Holder', cell: (holder) => holderLink(data.owners, holder.name) },
          { heading: 'Devices', numeric: true, cell: ({ count }) => countWords(count) },
          {
            heading: capacity === undefined ? 'Of what is granted' : 'Of the capacity',
            numeric: true,
            cell: ({ count }) => percentWords(count, whole),
          },
        ],
      }),
    ),
  ];
}

/** All pools with their figures. */
export function poolTable({ data, namesClusters }: ReportScope): Child {
  const isReserved = data.pools.some(({ reserved = 0 }) => reserved > 0);
  return dataTable({
    caption: 'Pools of accelerators',
    noun: 'pools',
    empty: 'The platform states no pool of accelerators.',
    rows: data.pools,
    columns: [
      { heading: 'Pool', cell: ({ name }) => name },
      ...(namesClusters
        ? [{ heading: 'Cluster', cell: ({ cluster }: ReportPool) => cluster }]
        : []),
      { heading: 'Resource', cell: ({ resource }) => h('code', {}, resource) },
      {
        heading: 'Capacity',
        numeric: true,
        cell: ({ capacity }) => (capacity === undefined ? 'not stated' : countWords(capacity)),
      },
      ...(isReserved
        ? [
            {
              heading: 'Kept by the platform',
              numeric: true,
              cell: ({ reserved = 0 }: ReportPool) => countWords(reserved),
            },
          ]
        : []),
      { heading: 'Held', numeric: true, cell: ({ granted }) => countWords(granted) },
      {
        heading: 'Free',
        numeric: true,
        cell: ({ capacity, reserved = 0, granted }) =>
          capacity === undefined ? '–' : countWords(Math.max(0, capacity - reserved - granted)),
      },
    ],
  });
}
