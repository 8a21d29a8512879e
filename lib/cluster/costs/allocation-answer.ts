import { grouped } from '../../fleet/values/groups';
import { jsonOf, shortText } from './asked-server';
import { type AllocationRow, allocationRow, mapAt } from './allocation-row';
import { type Period, gapsIn, merged, periodText } from './bill-month';
import { unknownNotes } from './unknown-notes';
import { dayText, timeText } from '../../fleet/values/dates';
import { CostSourceError, type MeasuredCosts, addedParts } from './measured-costs';

/** The words for answers that are not JSON. */
const OTHERS = {
  page: 'is a web page and not JSON; a proxy or a page to sign in may be in front of OpenCost',
  other: 'is not JSON',
} as const;

/** The rows of an answer: those of one step together. */
export type AllocationSet = readonly AllocationRow[];

/**
 * Reads an answer of OpenCost (`/allocation`) or Kubecost (`/model/allocation`), whole or only its data.
 *
 * @param where - what it is called in messages
 */
export function readAllocationAnswer(text: string, where: string): AllocationSet[] {
  const answer = jsonOf(text, where, OTHERS);
  const { code, message, data } = (
    Array.isArray(answer) ? { data: answer as unknown } : mapAt(answer, where)
  ) as { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
  if (typeof code === 'number' && code >= 400) {
    throw new CostSourceError(`${where} says: ${shortText(message ?? code)}`);
  }
  const sets = Array.isArray(data) ? (data as unknown[]) : [data];
  if (data === undefined) {
    throw new CostSourceError(
      `${where} has no data; this is not an answer of OpenCost's /allocation`,
    );
  }
  return sets.map((set) =>
    Object.entries(set === null ? {} : mapAt(set, where)).map(([key, row]) =>
      allocationRow(key, row, where),
    ),
  );
}

/** Adds up the sets of a period. */
export function measuredCosts(
  sets: readonly AllocationSet[],
  cluster: string | null,
  billed: Period,
  where: string,
): MeasuredCosts {
  const rows = sets.flat();
  checkWindows(sets, billed, where);
  const labels = new Map<string, Set<string>>();
  for (const { name, costCenterLabel } of rows) {
    if (costCenterLabel === undefined) continue;
    labels.set(name, (labels.get(name) ?? new Set()).add(costCenterLabel));
  }
  const clusters = rows.flatMap(({ sourceCluster }) => sourceCluster ?? []);
  return {
    cluster,
    sourceClusters: [...new Set(clusters)].sort(),
    rows: [...grouped(rows, ({ name }) => name)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, same]) => ({
        name,
        role: same[0]!.role,
        parts: addedParts(same.flatMap(({ parts }) => parts)),
      })),
    covered: merged(rows.map(({ ran }) => ran)),
    notes: [...unknownNotes(rows), ...idleNotes(rows, cluster)],
    costCenterLabels: labels,
  };
}

/** Days of which the source has nothing but idle nodes. It may have lost what ran there. */
function idleNotes(rows: readonly AllocationRow[], cluster: string | null): string[] {
  const periodsOf = (isIdle: boolean): Period[] =>
    merged(rows.filter(({ role }) => (role === 'idle') === isIdle).map(({ ran }) => ran));
  const used = periodsOf(false);
  const lonely = periodsOf(true).flatMap((period) => gapsIn(period, cutTo(period, used)));
  if (lonely.length === 0) return [];
  const of = cluster === null ? '' : ` of ${cluster}`;
  return [
    `Nothing but idle costs${of}: ${lonely.map(periodText).join(', ')}. Either nothing ran, or the source has no data of what ran; what was idle is billed.`,
  ];
}

/** The parts of periods that are in another one. */
function cutTo({ start, end }: Period, periods: readonly Period[]): Period[] {
  return periods
    .map((one) => ({ start: Math.max(one.start, start), end: Math.min(one.end, end) }))
    .filter((one) => one.start < one.end);
}

/** Refuses what is about another time, and what would be counted twice. */
function checkWindows(sets: readonly AllocationSet[], billed: Period, where: string): void {
  for (const { window } of sets.flat()) {
    if (window.start >= billed.start && window.end <= billed.end) continue;
    throw new CostSourceError(
      `${where} is about ${timesOf(window)}, and the bill about ${dayText(billed.start)} to ${dayText(billed.end)}; ask for that window`,
    );
  }
  let last: Period | undefined;
  const windows = sets.flatMap((rows) => (rows.length === 0 ? [] : [wholeWindow(rows)]));
  for (const window of windows.sort((one, other) => one.start - other.start)) {
    if (last !== undefined && window.start < last.end) {
      throw new CostSourceError(
        `${where} has two sets about ${timesOf(window)}, which would count twice`,
      );
    }
    last = window;
  }
}

/** From the first moment of the rows to the last. */
function wholeWindow(rows: AllocationSet): Period {
  return rows
    .map(({ window }) => window)
    .reduce((one, other) => ({
      start: Math.min(one.start, other.start),
      end: Math.max(one.end, other.end),
    }));
}

function timesOf({ start, end }: Period): string {
  return `${timeText(start)} to ${timeText(end)}`;
}
