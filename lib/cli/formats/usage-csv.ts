import { percentOf } from '../../cluster/usage/quota-state';
import type { UsageReport } from '../../cluster/usage/usage-report';
import type { UsageAmounts } from '../../cluster/usage/usage-snapshot';
import { csvText } from '../../cost/csv-text';
import { amount } from '../../fleet/values/amounts';
import { MILLI, ONE } from '../../fleet/values/quantity';
import { poolName, usageRows } from './usage-rows';

/** Usage for a spreadsheet: cores as decimals, bytes and devices as whole numbers. */
export function usageCsv(report: UsageReport): string {
  return csvText(report.by === 'pool' ? poolLines(report) : rowLines(report));
}

const AMOUNTS = ['pods', 'cpu', 'memory', 'gpu', 'storage'] as const;

const CAPS: readonly (readonly [column: string, key: string])[] = [
  ['pods', 'pods'],
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['storage', 'requests.storage'],
];

function rowLines(report: UsageReport): string[][] {
  const isNamespace = report.by === 'namespace';
  const headings = [
    isNamespace ? 'namespace' : report.by,
    ...(isNamespace ? ['tenant', 'environment'] : []),
    ...AMOUNTS.map((key) => `requested_${key}`),
    ...AMOUNTS.map((key) => `running_${key}`),
    ...CAPS.flatMap(([column]) => [`hard_${column}`, `used_${column}`, `percent_${column}`]),
    'real_cpu',
    'real_memory',
    'fullest_key',
    'fullest_percent',
  ];
  const amounts = (of: UsageAmounts): string[] => AMOUNTS.map((key) => number(of[key]));
  const rows = usageRows(report).map((row) => [
    row.name,
    ...(isNamespace ? [row.namespace?.tenant ?? '', row.namespace?.environment ?? ''] : []),
    ...amounts(row.requested),
    ...amounts(row.running),
    ...CAPS.flatMap(([, key]) => capCells(row.hard[key], row.used[key])),
    ...(row.real === null ? ['', ''] : [number(row.real.cpu), number(row.real.memory)]),
    row.fullest?.key ?? '',
    String(row.fullest?.percent ?? ''),
  ]);
  return [headings, ...rows];
}

function capCells(hard: string | undefined, used = '0'): string[] {
  if (hard === undefined) return ['', '', ''];
  return [number(hard), number(used), String(percentOf(used, hard) ?? '')];
}

function poolLines({ pools }: UsageReport): string[][] {
  const rows = pools.map((pool) => [
    poolName(pool),
    number(pool.requested),
    number(pool.running),
    number(pool.granted),
    pool.capacity === null ? '' : number(pool.capacity),
  ]);
  return [['pool', 'requested', 'running', 'granted', 'capacity'], ...rows];
}

/** A quantity as an exact decimal. */
function number(quantity: string): string {
  const { nano } = amount(quantity);
  const digits = nano % MILLI === 0n ? 3 : 9;
  const fraction = String(nano % ONE)
    .padStart(9, '0')
    .slice(0, digits)
    .replace(/0+$/, '');
  return fraction === '' ? String(nano / ONE) : `${nano / ONE}.${fraction}`;
}
