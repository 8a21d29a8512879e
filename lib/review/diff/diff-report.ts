import { type AmountChange, type AmountRow, amountRows, sumOf } from './amount-rows';
import { parseQuantity, unitsIn } from '../../fleet/values/quantity';
import { alignedSides } from './base/cluster-layout';
import { sideNotes } from './base/side-notes';
import type { TreeSide } from './base/tree-side';
import type { Change } from './change';
import { type CostChange, type CostChanges, costChanges, costText } from './cost-changes';
import { type DiffContext, type TopicReader, diffContext } from './diff-context';
import { treeChanges } from './objects/changed-objects';
import { ownedDevices } from './owned-devices';
import { type Place, placeOrder, placeText } from './place';
import { RISK_LEVELS, type RiskLevel, TOPICS } from './risk-rules';
import { accessChanges } from './topics/access-changes';
import { accountChanges } from './topics/account-changes';
import { contentChanges } from './topics/content-changes';
import { engineChanges } from './topics/engine-changes';
import { fleetChanges } from './topics/fleet-changes';
import { guardCoverageChanges } from './topics/guard-coverage-changes';
import { guardRailChanges } from './topics/guard-rail-changes';
import { identityChanges } from './topics/identity-changes';
import { immutableChanges } from './topics/immutable-changes';
import { keeperChanges } from './topics/keeper-changes';
import { limitRangeChanges } from './topics/limit-range-changes';
import { monitoringChanges } from './topics/monitoring-changes';
import { namespaceChanges } from './topics/namespace-changes';
import { networkChanges } from './topics/network-changes';
import { otherChanges } from './topics/other-changes';
import { podSecurityChanges } from './topics/pod-security-changes';
import { priceChanges } from './topics/price-changes';
import { priorityChanges } from './topics/priority-changes';
import { quotaChanges } from './topics/quota-changes';
import { roleChanges } from './topics/role-changes';
import { timedChanges } from './topics/timed-changes';

/** What changes between two trees. */
export interface DiffReport {
  readonly base: string;
  /** Whether the objects and the fleets behind them are the same. */
  readonly same: boolean;
  /** One line that says how carefully to read. */
  readonly verdict: string;
  /** What to know before reading. */
  readonly notes: readonly string[];
  /** By place: who has what, where something changes. */
  readonly rows: readonly ReportRow[];
  readonly totals: DiffTotals;
  /** What everything costs at most for a month. Absent: nothing has a price. */
  readonly cost?: CostChanges;
  /** By risk, topic and place. */
  readonly changes: readonly Change[];
}

/** A row of the table: a place where something changes. */
export interface ReportRow {
  readonly place: Place;
  readonly risk: RiskLevel;
  /** Absent: its quota is the same. */
  readonly amounts?: AmountRow;
  /** What it costs at most for a month. Absent: nothing has a price. */
  readonly cost?: CostChange;
}

export interface DiffTotals {
  readonly changes: Readonly<Record<RiskLevel, number>>;
  readonly objects: { readonly added: number; readonly removed: number; readonly changed: number };
  /** Over the namespaces whose quota changes; where queues lend devices, what all tenants have as their own. */
  readonly gpu: AmountChange;
  readonly cpu: AmountChange;
  readonly memory: AmountChange;
  readonly storage: AmountChange;
}

const READERS: readonly TopicReader[] = [
  namespaceChanges,
  accessChanges,
  roleChanges,
  accountChanges,
  networkChanges,
  guardRailChanges,
  guardCoverageChanges,
  podSecurityChanges,
  quotaChanges,
  limitRangeChanges,
  priorityChanges,
  engineChanges,
  monitoringChanges,
  identityChanges,
  immutableChanges,
  keeperChanges,
  fleetChanges,
  timedChanges,
  priceChanges,
];

/**
 * Compares two trees and the fleets behind them.
 *
 * @param notes - what is known about the trees beforehand
 */
export function diffReport(
  base: TreeSide,
  tree: TreeSide,
  notes: readonly string[] = [],
): DiffReport {
  const { before, after, notes: layout } = alignedSides(base, tree);
  const context = diffContext(before, after, treeChanges(before, after));
  const read = READERS.flatMap((reader) => reader(context));
  const told = [...read, ...contentChanges(context, read)];
  const changes = [...told, ...otherChanges(context, told)].sort(inOrder);
  const cost = costChanges(before, after, context.places);
  const rows = rowsOf(context, changes, cost);
  const totals = totalsOf(context, changes, rows);
  const all = [...notes, ...layout, ...sideNotes(before, after)];
  return {
    base: before.name,
    same: changes.length === 0,
    verdict: verdictOf(changes, rows, totals, cost, all.length > 0),
    ...(cost === undefined ? {} : { cost }),
    notes: all,
    rows,
    totals,
    changes,
  };
}

function inOrder(one: Change, other: Change): number {
  const order = (change: Change): string =>
    [
      RISK_LEVELS.indexOf(change.risk),
      String(TOPICS.indexOf(change.topic)).padStart(2, '0'),
      placeOrder(change.place),
      change.rule,
      change.says,
    ].join('\0');
  const [a, b] = [order(one), order(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowsOf(
  context: DiffContext,
  changes: readonly Change[],
  cost: CostChanges | undefined,
): ReportRow[] {
  const amounts = amountRows(context);
  const rows = new Map<string, ReportRow>();
  const costOf = (key: string): Pick<ReportRow, 'cost'> => {
    const found = cost?.byPlace.get(key);
    return found === undefined ? {} : { cost: found };
  };
  // Changes come with the worst first.
  for (const { place, risk } of changes) {
    const key = placeOrder(place);
    if (rows.has(key)) continue;
    const row = amounts.get(key);
    rows.set(key, { place, risk, ...(row === undefined ? {} : { amounts: row }), ...costOf(key) });
  }
  // A price changes what a place costs, and nothing else there.
  for (const [key, { before, after }] of cost?.byPlace ?? []) {
    if (before === after || rows.has(key)) continue;
    const [tenant = '', environment = '', cluster = ''] = key.split('\n');
    rows.set(key, { place: { tenant, environment, cluster }, risk: 'none', ...costOf(key) });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function totalsOf(
  { before, after, changes: { pairs } }: DiffContext,
  changes: readonly Change[],
  rows: readonly ReportRow[],
): DiffTotals {
  const count = (level: RiskLevel): number => changes.filter(({ risk }) => risk === level).length;
  const amounts = rows.flatMap((row) => row.amounts ?? []);
  const total = (of: (row: AmountRow) => readonly AmountChange[]): AmountChange => ({
    before: sumOf(amounts.flatMap(of).map((amount) => amount.before)),
    after: sumOf(amounts.flatMap(of).map((amount) => amount.after)),
  });
  return {
    changes: {
      high: count('high'),
      medium: count('medium'),
      low: count('low'),
      none: count('none'),
    },
    objects: {
      added: pairs.filter(({ before }) => before === undefined).length,
      removed: pairs.filter(({ after }) => after === undefined).length,
      changed: pairs.filter(({ before, after }) => before !== undefined && after !== undefined)
        .length,
    },
    gpu: ownedDevices(before, after) ?? total(({ gpu }) => Object.values(gpu)),
    cpu: total(({ cpu }) => [cpu]),
    memory: total(({ memory }) => [memory]),
    storage: total(({ storage }) => [storage]),
  };
}

const RISK_WORDS: Readonly<Record<RiskLevel, string>> = {
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
  none: 'No risk',
};

function verdictOf(
  changes: readonly Change[],
  rows: readonly ReportRow[],
  totals: DiffTotals,
  cost: CostChanges | undefined,
  hasNotes: boolean,
): string {
  const [worst] = changes;
  if (worst === undefined) {
    return hasNotes ? 'Nothing changes in the files, but read the note.' : 'Nothing changes.';
  }
  const counts = RISK_LEVELS.flatMap((level) =>
    totals.changes[level] === 0 ? [] : `${totals.changes[level]} ${level}`,
  );
  const owners = [
    ...new Set(rows.map(({ place }) => placeText({ ...place, environment: '', cluster: '' }))),
  ];
  const where = owners.length <= 3 ? owners.join(', ') : `${owners.length} owners`;
  const gpus = gpuText(totals.gpu);
  const money =
    cost === undefined || cost.total.before === cost.total.after
      ? ''
      : `; at most ${costText(cost.total, cost.currency)} ${cost.currency.code} a month`;
  const word = changes.length === 1 ? 'change' : 'changes';
  return `${RISK_WORDS[worst.risk]}: ${changes.length} ${word} (${counts.join(', ')}) in ${where}${gpus}${money}.`;
}

/** `; +4 accelerators`. Their number before is only known where something changes. */
function gpuText({ before, after }: AmountChange): string {
  const [old, next] = [before, after].map((amount) => parseQuantity(amount ?? '0')?.nano ?? 0n) as [
    bigint,
    bigint,
  ];
  const delta = unitsIn(next - old);
  if (delta === 0) return '';
  return `; ${delta > 0 ? '+' : ''}${delta} ${Math.abs(delta) === 1 ? 'accelerator' : 'accelerators'}`;
}
