import type { EnvironmentSummary, FleetSummary, PoolSummary } from '../formats/fleet-summary';
import { summarize } from '../formats/summarize-fleet';
import { treeOf } from '../formats/fleet-tree';
import { treeTable } from '../formats/tree-table';
import type * as ListFormats from '../formats/list-formats';
import type { ListFormatName } from '../formats/names';
import type * as PolicyNamesModule from '../formats/policy-names';
import { peopleText, podSecurityText } from '../formats/people-text';
import { timedTable } from '../formats/timed-table';
import type { Fleet } from '../../fleet/model/fleet';
import { formatPlace } from '../../findings/print/frame';
import { withThousands } from '../../fleet/values/thousands';
import { judgeFleet, openFleets } from '../input/open-fleet';
import { bytesText, coresText } from '../../fleet/values/human-amounts';
import { printFindings } from '../printing/print-findings';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';
import { type Column, formatTable, type TableOptions } from '../printing/table';

export interface ListFlags {
  readonly json?: boolean;
  readonly format?: ListFormatName;
  readonly accepted?: boolean;
  readonly tree?: boolean;
}

/** How many holders of a pool the table names. The JSON has all of them. */
const MAX_HOLDERS = 10;

/** What the amounts of money are. */
const AT_MOST =
  'At most: what everything costs that is granted, used for all 730 hours of a month. It is not a bill.';

/** The column of files that name clusters. */
const CLUSTER: Column = { heading: 'CLUSTER' };

/** Shows who has what. */
export async function list(session: Session, flags: ListFlags): Promise<Status> {
  if (flags.accepted === true) return listAccepted(session, flags);
  if (flags.tree === true) return listTree(session, flags);
  const fleets = openFleets(session, 'ignore');
  if (fleets === undefined) return STATUS.findings;
  const { stdout } = session;
  const format = flags.json === true ? 'json' : (flags.format ?? 'text');
  if (format !== 'text') {
    await stdout.write(textFor(format, fleets));
    return STATUS.ok;
  }
  const summary = summarize(fleets);
  const options = session.tableOptions(stdout);
  const tables = [tenantTable(summary, options), namespaceTable(summary, options)];
  const timed = timedTable(summary, options);
  if (timed !== undefined) tables.push(timed);
  if (summary.pools.length > 0) tables.push(poolTable(summary.pools, options));
  if (summary.currency !== undefined) tables.push(`${AT_MOST}\n`);
  await stdout.write(tables.join('\n'));
  return STATUS.ok;
}

/** What other programs read. They are told the names of objects, so that all objects are made. */
function textFor(format: Exclude<ListFormatName, 'text'>, fleets: readonly Fleet[]): string {
  /* eslint-disable @typescript-eslint/no-require-imports -- the tables for people must not wait for cdk8s */
  const { LIST_FORMATS } = require('../formats/list-formats') as typeof ListFormats;
  const { policyNames } = require('../formats/policy-names') as typeof PolicyNamesModule;
  /* eslint-enable @typescript-eslint/no-require-imports */
  return LIST_FORMATS[format](summarize(fleets, policyNames));
}

/** Shows organisations, tenants and environments as a tree, with what is guaranteed to each and what is free. */
async function listTree(session: Session, { json }: ListFlags): Promise<Status> {
  const { fleets, organizations, findings, sources } = judgeFleet(session, 'ignore');
  if (fleets === undefined) {
    printFindings(session, findings, sources);
    return STATUS.findings;
  }
  const { stdout } = session;
  const tree = treeOf(fleets, organizations);
  await stdout.write(
    json === true
      ? `${JSON.stringify(tree, null, 2)}\n`
      : treeTable(tree, session.tableOptions(stdout)),
  );
  return STATUS.ok;
}

/** Shows which warnings the file accepts, where, and why. */
async function listAccepted(session: Session, { json }: ListFlags): Promise<Status> {
  const { fleets, findings, accepted, sources } = judgeFleet(session, 'ignore');
  if (fleets === undefined) {
    printFindings(session, findings, sources);
    return STATUS.findings;
  }
  const { stdout } = session;
  if (json === true) {
    await stdout.write(`${JSON.stringify(accepted, null, 2)}\n`);
  } else if (accepted.length === 0) {
    session.say('The file accepts no warning.');
  } else {
    const rows = accepted.map(({ finding, why }) => [
      formatPlace(finding),
      finding.code,
      why,
      finding.message,
    ]);
    const columns: Column[] = [
      { heading: 'PLACE' },
      { heading: 'CODE' },
      { heading: 'WHY', wraps: 'words' },
      { heading: 'WARNING', wraps: 'words' },
    ];
    await stdout.write(formatTable(columns, rows, session.tableOptions(stdout)));
  }
  return STATUS.ok;
}

/** Who the tenants are, and who pays. */
function tenantTable(
  { tenants, sharedServices, currency }: FleetSummary,
  options: TableOptions,
): string {
  const rows = [...tenants, ...sharedServices].map(
    ({ name, state, costCenter, contact, environments, monthlyCeiling }) => [
      state === 'active' ? name : `${name} (${state})`,
      costCenter,
      ...ceilingCells(monthlyCeiling),
      contact ?? '-',
      podSecurityText(environments),
      peopleText(environments),
    ],
  );
  return formatTable(
    [
      { heading: 'TENANT' },
      { heading: 'COST CENTER' },
      ...ceilingColumns(currency),
      { heading: 'CONTACT' },
      { heading: 'POD SECURITY', wraps: 'words' },
      { heading: 'PEOPLE', wraps: 'words' },
    ],
    rows,
    options,
  );
}

/** What they cost at most for a month, where the file states prices. */
function ceilingColumns(currency: string | undefined): Column[] {
  return currency === undefined ? [] : [{ heading: `AT MOST (${currency})`, numeric: true }];
}

function ceilingCells(ceiling: string | null | undefined): string[] {
  if (ceiling === undefined) return [];
  return [ceiling === null ? UNLIMITED : withThousands(ceiling)];
}

/** What they have. */
function namespaceTable(
  { tenants, sharedServices, clusters }: FleetSummary,
  options: TableOptions,
): string {
  const rows = [...tenants, ...sharedServices].flatMap((tenant) =>
    tenant.environments.map(({ name, cluster, namespace, state, quota }) => [
      tenant.name,
      ...(cluster === undefined ? [] : [cluster]),
      state === 'active' ? name : `${name} (${state})`,
      namespace,
      ...amountTexts(quota),
    ]),
  );
  return formatTable(
    [
      { heading: 'TENANT' },
      ...(clusters === undefined ? [] : [CLUSTER]),
      { heading: 'ENVIRONMENT' },
      { heading: 'NAMESPACE' },
      { heading: 'CPU', numeric: true },
      { heading: 'MEMORY', numeric: true },
      { heading: 'STORAGE', numeric: true },
      { heading: 'PODS', numeric: true },
      { heading: 'GPU', wraps: 'items' },
    ],
    rows,
    options,
  );
}

function amountTexts({ cpu, memory, storage, pods, gpu }: EnvironmentSummary['quota']): string[] {
  return [
    cpu === null ? UNLIMITED : coresText(cpu),
    ...[memory, storage].map((bytes) => (bytes === null ? UNLIMITED : bytesText(bytes))),
    pods ?? UNLIMITED,
    gpuText(gpu),
  ];
}

const UNLIMITED = 'unlimited';

/** `h100 3, a100 1`. */
function gpuText(gpu: Readonly<Record<string, number>>): string {
  const granted = Object.entries(gpu).filter(([, count]) => count > 0);
  return granted.length === 0 ? '-' : granted.map(([pool, count]) => `${pool} ${count}`).join(', ');
}

function poolTable(pools: readonly PoolSummary[], options: TableOptions): string {
  const rows = pools.map((pool) => [
    pool.name,
    ...(pool.cluster === undefined ? [] : [pool.cluster]),
    pool.resource,
    pool.capacity === null ? 'unstated' : String(pool.capacity),
    String(pool.granted),
    pool.free === null ? '-' : String(pool.free),
    holdersText(pool),
  ]);
  return formatTable(
    [
      { heading: 'POOL' },
      ...(pools[0]?.cluster === undefined ? [] : [CLUSTER]),
      { heading: 'RESOURCE' },
      { heading: 'CAPACITY', numeric: true },
      { heading: 'GRANTED', numeric: true },
      { heading: 'FREE', numeric: true },
      { heading: 'HELD BY', wraps: 'items' },
    ],
    rows,
    options,
  );
}

function holdersText({ holders }: PoolSummary): string {
  if (holders.length === 0) return 'nobody';
  const named = holders.slice(0, MAX_HOLDERS).map(({ name, count }) => `${name} ${count}`);
  const others = holders.length - named.length;
  return others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} more`;
}
