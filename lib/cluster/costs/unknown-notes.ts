import type { AllocationRow } from './allocation-row';

/** What a source could not compute, and what is billed instead. It says null for a number that it does not know. */
export function unknownNotes(rows: readonly AllocationRow[]): string[] {
  const isTotal = (field: string): boolean => field === 'totalCost';
  return [
    note(
      rows.filter(({ isTotalKnown }) => !isTotalKnown),
      (field) => !isTotal(field),
      'it counts as 0',
    ),
    note(rows, isTotal, 'the sum of the other costs counts'),
    note(
      rows.filter(({ isTotalKnown }) => isTotalKnown),
      (field) => !isTotal(field),
      'totalCost counts all the same, and what its parts do not explain is billed as other',
    ),
  ].flat();
}

/** How many namespaces are named. */
const MOST_NAMED = 5;

function note(
  rows: readonly AllocationRow[],
  isMeant: (field: string) => boolean,
  instead: string,
): string[] {
  const meant = rows.filter(({ unknown }) => unknown.some(isMeant));
  if (meant.length === 0) return [];
  const fields = [...new Set(meant.flatMap(({ unknown }) => unknown.filter(isMeant)))].sort();
  const names = [...new Set(meant.map(({ name }) => name))].sort();
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return [
    `The source could not compute ${fields.join(', ')} of ${names.slice(0, MOST_NAMED).join(', ')}${more} and says null: ${instead}.`,
  ];
}
