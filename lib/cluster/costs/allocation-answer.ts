import { grouped } from '../../fleet/values/groups';
import { jsonOf, shortText } from './asked-server';
import { type AllocationRow, allocationRow, mapAt } from './allocation-row';
import { type Period, merged } from './bill-month';
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
  const unknown = rows.filter((row) => row.unknown.length > 0);
  const labels = new Map<string, Set<string>>();
  for (const { name, costCenterLabel } of rows) {
    if (costCenterLabel === undefined) continue;
    labels.set(name, (labels.get(name) ?? new Set()).add(costCenterLabel));
  }
  return {
    cluster,
    rows: [...grouped(rows, ({ name }) => name)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, same]) => ({
        name,
        role: same[0]!.role,
        parts: addedParts(same.flatMap(({ parts }) => parts)),
      })),
    covered: merged(rows.filter(({ role }) => role !== 'idle').map(({ ran }) => ran)),
    notes: unknown.length === 0 ? [] : [unknownNote(unknown)],
    costCenterLabels: labels,
  };
}

function unknownNote(rows: readonly AllocationRow[]): string {
  const names = [...new Set(rows.map(({ name }) => name))].sort();
  const fields = [...new Set(rows.flatMap(({ unknown }) => unknown))].sort();
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `The source could not compute ${fields.join(', ')} of ${names.slice(0, 5).join(', ')}${more} and says null: it counts as 0.`;
}

/** Refuses what is about another time, and what would be counted twice. */
function checkWindows(sets: readonly AllocationSet[], billed: Period, where: string): void {
  let last: Period | undefined;
  const windows = sets.flatMap(([row]) => (row === undefined ? [] : [row.window]));
  for (const window of [...windows].sort((one, other) => one.start - other.start)) {
    const text = `${timeText(window.start)} to ${timeText(window.end)}`;
    if (window.start < billed.start || window.end > billed.end) {
      throw new CostSourceError(
        `${where} is about ${text}, and the bill about ${dayText(billed.start)} to ${dayText(billed.end)}; ask for that window`,
      );
    }
    if (last !== undefined && window.start < last.end) {
      throw new CostSourceError(`${where} has two sets about ${text}, which would count twice`);
    }
    last = window;
  }
}
