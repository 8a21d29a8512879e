import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { queueTree } from '../../plan/queues/queue-tree';
import {
  type ScenarioAsk,
  ScenarioProblem,
  type ScenarioNames,
  readScenario,
} from '../../review/shares/scenario';
import {
  type PoolShares,
  type SimulatedStep,
  reportShares,
} from '../../review/shares/share-report';
import { chooseClusters } from '../input/choose-clusters';
import { readGiven } from '../input/given-file';
import { openFleets } from '../input/open-fleet';
import { type Column, type TableOptions, formatTable } from '../printing/table';
import { wrapToWidth } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface SharesFlags {
  readonly scenario?: string;
  readonly cluster?: string;
  readonly json?: boolean;
}

/** Shows who may have how much of each pool, and what comes of a scenario. */
export async function shares(session: Session, flags: SharesFlags): Promise<Status> {
  if (session.file === '-' && flags.scenario === '-') {
    throw new Misuse('only one file can be standard input');
  }
  const all = openFleets(session, 'ignore');
  if (all === undefined) return STATUS.findings;
  const fleets = flags.cluster === undefined ? all : chooseClusters(all, [flags.cluster]);
  const scenario = flags.scenario === undefined ? undefined : readFile(flags.scenario, fleets);
  const report = reportShares(
    fleets.map((fleet) => ({ fleet, root: queueTree(fleet) })),
    scenario,
  );
  const { stdout } = session;
  if (flags.json === true) {
    await stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return STATUS.ok;
  }
  if (report.pools.length === 0) {
    session.say('The file has no pools, so there is nothing to share.');
    return STATUS.ok;
  }
  const options = session.tableOptions(stdout);
  await stdout.write(
    report.steps === null
      ? report.pools.map((pool) => poolText(pool, options)).join('\n')
      : stepTable(report.steps, options),
  );
  return STATUS.ok;
}

function readFile(file: string, fleets: readonly Fleet[]): ScenarioAsk[] {
  if (fleets.length > 1) {
    const names = fleets.map(clusterOf).join(', ');
    throw new Misuse(`a scenario is about one cluster; choose one with --cluster (${names})`);
  }
  const names = namesIn(fleets[0]!);
  return readGiven(file, (text, name) => readScenario(text, name, names), ScenarioProblem);
}

function namesIn({ tenants, sharedServices, platform }: Fleet): ScenarioNames {
  const owners = [
    ...tenants.map((tenant) => [tenant.name, tenant] as const),
    ...Object.entries(sharedServices),
  ];
  return {
    environments: owners.flatMap(([owner, { environments }]) =>
      Object.keys(environments).map((environment) => `${owner}/${environment}`),
    ),
    pools: Object.keys(platform.pools),
    defaultPool: Object.entries(platform.pools).find(([, pool]) => pool.default)?.[0],
  };
}

const NUMBERS: readonly Column[] = [
  { heading: 'WEIGHT', numeric: true },
  { heading: 'GUARANTEED', numeric: true },
  { heading: 'FREE AT ONCE', numeric: true },
  { heading: 'LENDS', numeric: true },
  { heading: 'BORROWS', numeric: true },
  { heading: 'AT MOST', numeric: true },
];

function poolText(shares: PoolShares, options: TableOptions): string {
  const { rows, notes } = shares;
  const table =
    rows.length === 0
      ? 'Nobody has a quota of it.\n'
      : formatTable(
          [{ heading: 'WHO' }, ...NUMBERS],
          rows.map(({ who, weight, level, ...row }) => [
            level === 'root'
              ? 'everybody in queues'
              : level === 'unqueued'
                ? `${who} (no queue)`
                : who,
            level === 'root' || weight === null ? '-' : String(weight),
            ...[row.guaranteed, row.freeAtOnce, row.lends, row.borrows, row.atMost].map(String),
          ]),
          options,
        );
  const text = notes.flatMap((note) =>
    wrapToWidth(note.text, 98).map((line, index) => `${index === 0 ? '- ' : '  '}${line}\n`),
  );
  return `${headOf(shares)}\n${table}${text.join('')}`;
}

/** `POOL h100 on eu: 64 devices, 4 kept by the platform, 6 guaranteed to nobody` */
function headOf({ pool, cluster, capacity, reserved, left }: PoolShares): string {
  return [
    `POOL ${pool}${cluster === undefined ? '' : ` on ${cluster}`}: ${capacity === null ? 'capacity unstated' : `${capacity} devices`}`,
    ...(reserved === 0 ? [] : [`${reserved} kept by the platform`]),
    ...(left === null ? [] : [`${left} guaranteed to nobody`]),
  ].join(', ');
}

function stepTable(steps: readonly SimulatedStep[], options: TableOptions): string {
  return formatTable(
    [
      { heading: 'STEP', numeric: true },
      { heading: 'POOL' },
      { heading: 'WHO' },
      { heading: 'ASKS', numeric: true },
      { heading: 'RUNS', numeric: true },
      { heading: 'BORROWS', numeric: true },
      { heading: 'WAITS', numeric: true },
      { heading: 'LOSES', numeric: true },
    ],
    steps.flatMap(({ step, pool, environments, idle }) => [
      ...environments.map(({ who, asks, runs, borrows, waits, loses }) => [
        String(step),
        pool,
        who,
        ...[asks, runs, borrows, waits, loses].map(String),
      ]),
      ...(idle === null ? [] : [[String(step), pool, 'idle', '-', String(idle), '-', '-', '-']]),
    ]),
    options,
  );
}
