import type { ApiServer } from '../../cluster/client/read-only-server';
import { ClusterProblem } from '../../cluster/client/cluster-problem';
import { readUsage } from '../../cluster/usage/cluster-reading';
import { countUsage } from '../../cluster/usage/count-usage';
import { plannedNamespaces } from '../../cluster/usage/planned-namespaces';
import { recordUsage } from '../../cluster/usage/usage-record';
import { type UsageReport, usageReport } from '../../cluster/usage/usage-report';
import type { UsageView } from '../../cluster/usage/usage-views';
import type { Fleet } from '../../fleet/model/fleet';
import { timeText } from '../../fleet/values/dates';
import type { UsageFormatName } from '../formats/names';
import { USAGE_FORMATS } from '../formats/usage-formats';
import { checkOwners } from '../input/choose-tenants';
import { type NamedClusterFlags, askClusterOf } from '../input/cluster-of-server';
import { openFleets } from '../input/open-fleet';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';
import { repeatUntilStopped } from '../watch/repeat';

export interface UsageFlags extends NamedClusterFlags {
  /** Tenants and shared services. None: all. */
  readonly tenants: readonly string[];
  readonly by: UsageView;
  readonly format?: UsageFormatName;
  readonly json?: boolean;
  /** Seconds between two readings. Absent: one reading. */
  readonly watch?: number;
  readonly record?: string;
}

/** Shows what is requested and really used in a cluster, and how full quotas are. */
export async function usage(session: Session, flags: UsageFlags): Promise<Status> {
  const all = openFleets(session, 'ignore');
  if (all === undefined) return STATUS.findings;
  await askClusterOf(session, flags, { all, command: 'usage' }, async (server, fleet) => {
    checkOwners(fleet, flags.tenants);
    const once = async (): Promise<void> => {
      const report = await readReport(server, fleet, flags);
      await print(session, report, flags);
    };
    if (flags.watch === undefined) await once();
    else await repeatUntilStopped(session, flags.watch, once, isPassing);
  });
  return STATUS.ok;
}

async function readReport(
  server: ApiServer,
  fleet: Fleet,
  { tenants, by, record }: UsageFlags,
): Promise<UsageReport> {
  const owners = tenants.length === 0 ? undefined : tenants;
  const planned = [...plannedNamespaces(fleet).values()];
  const only =
    owners === undefined
      ? undefined
      : planned.filter(({ owner }) => owners.includes(owner)).map(({ namespace }) => namespace);
  const reading = await readUsage(server, only);
  const counted = countUsage(reading, {
    fleet,
    time: timeText(Date.now()),
    ...(owners === undefined ? {} : { owners }),
  });
  if (record !== undefined) recordUsage(record, counted.snapshot);
  return usageReport(counted, fleet, by, reading);
}

async function print(session: Session, report: UsageReport, flags: UsageFlags): Promise<void> {
  const { stdout } = session;
  const format = flags.json === true ? 'json' : (flags.format ?? 'text');
  // Of several readings, each is one line for programs.
  const isLine = format === 'json' && flags.watch !== undefined;
  const text = isLine
    ? `${JSON.stringify(report)}\n`
    : USAGE_FORMATS[format](report, session.tableOptions(stdout));
  await stdout.write(text);
  for (const note of report.notes) session.sayOnce(note);
}

/** Whether the next reading may succeed. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof ClusterProblem &&
    ['busy', 'dropped', 'slow', 'unreachable', 'server-error'].includes(error.kind)
  );
}
