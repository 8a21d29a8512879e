import { percentOf } from '../../cluster/usage/quota-state';
import type { PoolUsage } from '../../cluster/usage/usage-groups';
import type { UsageReport } from '../../cluster/usage/usage-report';
import type { UsageView } from '../../cluster/usage/usage-views';
import type { UsageAmounts } from '../../cluster/usage/usage-snapshot';
import { amount } from '../../fleet/values/amounts';
import { formatQuantity, subtractQuantity } from '../../fleet/values/quantity';
import { bytesText, coresText } from '../../fleet/values/human-amounts';
import type { Column } from '../printing/table';
import { plural } from '../printing/words';
import { type UsageRow, poolName, usageRows } from './usage-rows';

/** Usage as cells. */
export interface UsageTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** What must be known to read it, and what is amiss. */
  readonly notes: readonly string[];
}

const HEADINGS: Readonly<Record<Exclude<UsageView, 'pool'>, string>> = {
  namespace: 'NAMESPACE',
  tenant: 'TENANT',
  department: 'DEPARTMENT',
  'cost-center': 'COST CENTER',
  organization: 'ORGANISATION',
};

interface UsageColumn {
  readonly heading: string;
  /** Whether nobody has any, so that the column says nothing. */
  readonly isEmpty?: (rows: readonly UsageRow[]) => boolean;
  readonly cellOf: (row: UsageRow) => string;
}

type AmountKey = 'pods' | 'cpu' | 'memory' | 'gpu' | 'storage';

/** An amount, in brackets what of it waits for a node, and the cap that a quota sets. */
function amountColumn(
  key: AmountKey,
  textOf: (quantity: string) => string,
  capOf?: string,
): UsageColumn {
  return {
    heading: key.toUpperCase(),
    isEmpty: (rows) =>
      key === 'gpu' && rows.every(({ requested, hard }) => requested.gpu === '0' && !hasGpus(hard)),
    cellOf: ({ requested, running, hard }) => {
      const pending = waiting(requested, running, key);
      const cap = capOf === undefined ? undefined : hard[capOf];
      return [
        textOf(running[key]),
        ...(pending === '0' ? [] : [`(+${textOf(pending)})`]),
        ...(cap === undefined ? [] : [`of ${textOf(cap)}`]),
      ].join(' ');
    },
  };
}

function waiting(requested: UsageAmounts, running: UsageAmounts, key: AmountKey): string {
  return formatQuantity(subtractQuantity(amount(requested[key]), amount(running[key])));
}

function hasGpus(hard: Readonly<Record<string, string>>): boolean {
  return Object.entries(hard).some(
    ([key, cap]) => /^requests\.[^/]+\/|deviceclass\./.test(key) && cap !== '0',
  );
}

const plain = (quantity: string): string => quantity;

const COLUMNS: readonly UsageColumn[] = [
  amountColumn('pods', plain, 'pods'),
  amountColumn('cpu', coresText, 'requests.cpu'),
  amountColumn('memory', bytesText, 'requests.memory'),
  amountColumn('gpu', plain),
  amountColumn('storage', bytesText, 'requests.storage'),
  {
    heading: 'REALLY USED',
    isEmpty: (rows) => rows.every(({ real }) => real === null),
    cellOf: ({ real }) =>
      real === null ? '-' : `${coresText(real.cpu)} cpu, ${bytesText(real.memory)}`,
  },
  {
    heading: 'FULLEST',
    cellOf: ({ fullest }) =>
      fullest === null
        ? '-'
        : `${fullest.percent} % ${fullest.key.replace(/^(?:requests\.|count\/)/, '')}`,
  },
];

/** A view as a table. */
export function usageTable(report: UsageReport): UsageTable {
  const { by, pools } = report;
  const table = by === 'pool' ? poolTable(pools) : rowTable(report, by);
  return {
    ...table,
    notes: notesOf(
      report,
      table.rows.flat().some((cell) => cell.includes('(+')),
    ),
  };
}

function rowTable(report: UsageReport, by: Exclude<UsageView, 'pool'>): Omit<UsageTable, 'notes'> {
  const rows = usageRows(report);
  const columns = COLUMNS.filter(({ isEmpty }) => isEmpty?.(rows) !== true);
  return {
    columns: [
      { heading: HEADINGS[by] },
      ...columns.map(({ heading }) => ({ heading, numeric: heading !== 'FULLEST' })),
    ],
    rows: rows.map((row) => [row.name, ...columns.map(({ cellOf }) => cellOf(row))]),
  };
}

function poolTable(pools: readonly PoolUsage[]): Omit<UsageTable, 'notes'> {
  const sorted = [...pools].sort((one, other) => fullness(other) - fullness(one));
  return {
    columns: [
      { heading: 'POOL' },
      ...['RUNNING', 'GRANTED', 'CAPACITY', 'FULL'].map((heading) => ({ heading, numeric: true })),
    ],
    rows: sorted.map((pool) => {
      const pending = subtractQuantity(amount(pool.requested), amount(pool.running));
      const wait = pending.nano === 0n ? '' : ` (+${formatQuantity(pending)})`;
      const percent = fullness(pool);
      return [
        poolName(pool),
        `${pool.running}${wait}`,
        pool.granted,
        pool.capacity ?? '-',
        percent < 0 ? '-' : `${percent} %`,
      ];
    }),
  };
}

function fullness({ requested, capacity }: PoolUsage): number {
  return capacity === null ? -1 : (percentOf(requested, capacity) ?? -1);
}

function notesOf(report: UsageReport, isWaiting: boolean): string[] {
  const { namespaces, missing, clusterQueues } = report;
  const strangers = namespaces.filter(({ tenant }) => tenant === null);
  const ending = namespaces.filter(({ terminating }) => terminating);
  const list = (names: readonly string[]): string => names.join(', ');
  const borrowed = (clusterQueues ?? []).flatMap(({ name, borrowed: amounts }) =>
    Object.entries(amounts).map(([resource, quantity]) => `${name} ${quantity} ${resource}`),
  );
  return [
    ...(isWaiting ? ['In brackets: what pods ask for that wait for a node.'] : []),
    ...(borrowed.length > 0 ? [`Borrowed in Kueue: ${list(borrowed)}.`] : []),
    ...(missing.length > 0
      ? [
          `The file has ${plural(missing.length, 'namespace')} that the cluster does not have: ${list(missing)}.`,
        ]
      : []),
    ...(strangers.length > 0
      ? [
          `The cluster has ${plural(strangers.length, 'namespace')} with our label that the file does not have: ${list(
            strangers.map(({ namespace }) => namespace),
          )}.`,
        ]
      : []),
    ...(ending.length > 0
      ? [`Deleted, and still there: ${list(ending.map(({ namespace }) => namespace))}.`]
      : []),
  ];
}
