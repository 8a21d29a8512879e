import { type TableOptions, formatTable } from '../printing/table';
import type { FleetSummary } from './fleet-summary';

/** What tenants and people have until a day. Undefined: nothing ends. */
export function timedTable(
  { tenants, sharedServices }: FleetSummary,
  options: TableOptions,
): string | undefined {
  const rows = [...tenants, ...sharedServices].flatMap(({ name: owner, timed = [] }) =>
    timed.map(({ kind, name, gives, until, why }) => [
      owner,
      kind === 'grant' ? gives : `${name} (${gives})`,
      until,
      why ?? '-',
    ]),
  );
  if (rows.length === 0) return undefined;
  return formatTable(
    [
      { heading: 'TENANT' },
      { heading: 'FOR A TIME', wraps: 'words' },
      { heading: 'UNTIL' },
      { heading: 'WHY', wraps: 'words' },
    ],
    rows,
    options,
  );
}
