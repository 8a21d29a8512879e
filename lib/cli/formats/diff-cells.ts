import { type AmountChange } from '../../review/diff/amount-rows';
import { amountChange, amountWords } from '../../review/diff/changed-amounts';
import { costText } from '../../review/diff/cost-changes';
import type { DiffReport, ReportRow } from '../../review/diff/diff-report';

/** What a cell says where the quota is the same. */
const SAME = 'same';

/** The headings of the table of a difference. */
export function diffHeadings({ rows, cost }: DiffReport): string[] {
  return [
    'tenant',
    'environment',
    ...(hasClusters(rows) ? ['cluster'] : []),
    'GPUs',
    'cpu',
    'memory',
    'storage',
    ...(cost === undefined ? [] : [`at most ${cost.currency.code} a month`]),
    'risk',
  ];
}

/** The cells of the table: a row for each place where something changes. */
export function diffCells({ rows, cost: all }: DiffReport): string[][] {
  const withCluster = hasClusters(rows);
  return rows.map(({ place, risk, amounts, cost }) => [
    place.tenant || 'platform',
    place.environment || '-',
    ...(withCluster ? [place.cluster || '-'] : []),
    amounts === undefined ? SAME : devicesText(amounts.gpu),
    amounts === undefined ? SAME : amountText(amounts.cpu),
    amounts === undefined ? SAME : amountText(amounts.memory),
    amounts === undefined ? SAME : amountText(amounts.storage),
    ...(all === undefined ? [] : [cost === undefined ? '-' : costText(cost, all.currency)]),
    risk,
  ]);
}

function hasClusters(rows: readonly ReportRow[]): boolean {
  return rows.some(({ place }) => place.cluster !== '');
}

function devicesText(gpu: Readonly<Record<string, AmountChange>>): string {
  const texts = Object.entries(gpu).map(([pool, amount]) => `${pool} ${amountText(amount)}`);
  return texts.length === 0 ? '0' : texts.join(', ');
}

/** `8 → 12 (+4)`; the amount alone where it is the same. */
export function amountText({ before, after }: AmountChange): string {
  if (before === after) return before === null ? '-' : amountWords(before);
  if (before === null) return `none → ${amountWords(after)}`;
  if (after === null) return `${amountWords(before)} → none`;
  return amountChange(before, after);
}
