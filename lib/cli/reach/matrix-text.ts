import { KNOWN_ENDS } from '../../verify/reach/known-ends';
import type { MatrixCell, MatrixOpening, ReachMatrix } from '../../verify/reach/reach-matrix';
import { type TableOptions, formatTable } from '../printing/table';
import { wrap } from '../printing/words';

/** With more rows than this, a table is for programs. */
const MOST_ROWS = 60;

/** With more names than this, a cell counts the others. */
const MOST_NAMES = 3;

/** Who reaches whom as a table, if it is small enough to read. */
export function matrixText({ groups, unread }: ReachMatrix, options: TableOptions): string {
  const rows = groups.flatMap(({ namespaces, rows: kinds }) =>
    kinds.map(({ pods, known, reaches, reachedFrom }) => [
      namesText(namespaces),
      pods,
      ...KNOWN_ENDS.map((name) => openingText(known[name])),
      cellsText(reaches),
      cellsText(reachedFrom),
    ]),
  );
  const warnings = unread.map(
    ({ kind, group, count, effect }) => `Not read: ${count} ${kind} of ${group}, which ${effect}.`,
  );
  if (rows.length === 0) warnings.push('No object of the folder is in a namespace.');
  const table =
    rows.length > MOST_ROWS
      ? `${rows.length} rows differ, too many for a table: --json prints them.\n`
      : formatTable(COLUMNS, rows, options);
  return [rows.length === 0 ? '' : table, ...warnings.map((text) => `${wrap(text)}\n`)].join('');
}

const COLUMNS = [
  { heading: 'NAMESPACES', wraps: 'items' },
  { heading: 'PODS', wraps: 'words' },
  ...KNOWN_ENDS.map((name) => ({ heading: name.toUpperCase(), wraps: 'items' as const })),
  { heading: 'REACHES', wraps: 'words' },
  { heading: 'REACHED FROM', wraps: 'words' },
] as const;

function openingText(opening: MatrixOpening | undefined): string {
  if (opening === undefined) return '?';
  const { extent, open } = opening;
  if (extent === 'none') return '-';
  return `${extent === 'some' ? 'some: ' : ''}${open.join(', ')}`;
}

function cellsText(cells: readonly MatrixCell[]): string {
  if (cells.length === 0) return '-';
  return cells
    .map(({ namespaces, pods, open }) => {
      const which = pods === 'all pods' ? '' : ` (${pods})`;
      return `${namesText(namespaces)}${which} ${open.join(', ')}`;
    })
    .join('; ');
}

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  if (more <= 0) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
}
