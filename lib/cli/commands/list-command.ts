import { summarize, type FleetSummary, type PoolSummary } from '../formats/fleet-summary';
import { formatPlace } from '../../findings/print/frame';
import { judgeFleet, openFleet } from '../input/open-fleet';
import { printFindings } from '../printing/print-findings';
import { colors } from '../session/color';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';
import { formatTable } from '../printing/table';

export interface ListFlags {
  readonly json?: boolean;
  readonly accepted?: boolean;
}

/** How many holders of a pool the table names. The JSON has all of them. */
const MAX_HOLDERS = 10;

/** Shows who has what. */
export async function list(session: Session, flags: ListFlags): Promise<Status> {
  if (flags.accepted === true) return listAccepted(session, flags);
  const fleet = openFleet(session, 'ignore');
  if (fleet === undefined) return STATUS.findings;
  const { json } = flags;
  const summary = summarize(fleet);
  const { stdout } = session;
  if (json === true) {
    await stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    return STATUS.ok;
  }
  const { bold } = colors(session.hasColor(stdout));
  const tables = [tenantTable(summary, bold)];
  if (summary.pools.length > 0) tables.push(poolTable(summary.pools, bold));
  await stdout.write(tables.join('\n'));
  return STATUS.ok;
}

/** Shows which warnings the file accepts, where, and why. */
async function listAccepted(session: Session, { json }: ListFlags): Promise<Status> {
  const { fleet, findings, accepted, sources } = judgeFleet(session, 'ignore');
  if (fleet === undefined) {
    printFindings(session, findings, sources);
    return STATUS.findings;
  }
  const { stdout } = session;
  if (json === true) {
    await stdout.write(`${JSON.stringify(accepted, null, 2)}\n`);
  } else if (accepted.length === 0) {
    session.say('The file accepts no warning.');
  } else {
    const { bold } = colors(session.hasColor(stdout));
    const rows = accepted.map(({ finding, why }) => [
      formatPlace(finding),
      finding.code,
      why,
      finding.message,
    ]);
    const headings = ['PLACE', 'CODE', 'WHY', 'WARNING'].map((heading) => ({ heading }));
    await stdout.write(formatTable(headings, rows, bold));
  }
  return STATUS.ok;
}

function tenantTable(
  { tenants, sharedServices }: FleetSummary,
  bold: (text: string) => string,
): string {
  const rows = [...tenants, ...sharedServices].flatMap((tenant) =>
    tenant.environments.map(({ name, namespace, state, quota }) => [
      tenant.name,
      state === 'removed' ? `${name} (removed)` : name,
      namespace,
      ...[quota.cpu, quota.memory, quota.storage, quota.pods].map((value) => value ?? 'unlimited'),
      gpuText(quota.gpu),
    ]),
  );
  return formatTable(
    [
      { heading: 'TENANT' },
      { heading: 'ENVIRONMENT' },
      { heading: 'NAMESPACE' },
      { heading: 'CPU', numeric: true },
      { heading: 'MEMORY', numeric: true },
      { heading: 'STORAGE', numeric: true },
      { heading: 'PODS', numeric: true },
      { heading: 'GPU' },
    ],
    rows,
    bold,
  );
}

/** `h100 3, a100 1`. */
function gpuText(gpu: Readonly<Record<string, number>>): string {
  const granted = Object.entries(gpu).filter(([, count]) => count > 0);
  return granted.length === 0 ? '-' : granted.map(([pool, count]) => `${pool} ${count}`).join(', ');
}

function poolTable(pools: readonly PoolSummary[], bold: (text: string) => string): string {
  const rows = pools.map((pool) => [
    pool.name,
    pool.resource,
    pool.capacity === null ? 'unstated' : String(pool.capacity),
    String(pool.granted),
    pool.free === null ? '-' : String(pool.free),
    holdersText(pool),
  ]);
  return formatTable(
    [
      { heading: 'POOL' },
      { heading: 'RESOURCE' },
      { heading: 'CAPACITY', numeric: true },
      { heading: 'GRANTED', numeric: true },
      { heading: 'FREE', numeric: true },
      { heading: 'HELD BY' },
    ],
    rows,
    bold,
  );
}

function holdersText({ holders }: PoolSummary): string {
  if (holders.length === 0) return 'nobody';
  const named = holders.slice(0, MAX_HOLDERS).map(({ name, count }) => `${name} ${count}`);
  const others = holders.length - named.length;
  return others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} more`;
}
