import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetPool } from '../../fleet/model/fleet';
import { poolKey } from '../../fleet/queues/queued-amounts';
import { type QueueNode, nodesOf } from '../../plan/queues/queue-node';
import type { ScenarioAsk } from './scenario';
import { type ShareNote, notesOf } from './share-notes';
import { type PlainShare, type ShareRow, plainRows, plainShares, queuedRows } from './share-rows';
import { type LeafShare, type TimedAsk, simulateSteps } from './simulate-steps';

/** What there is of a pool, and who may have it. */
export interface PoolShares {
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly pool: string;
  /** `null`: not stated. */
  readonly capacity: number | null;
  /** What the platform keeps. */
  readonly reserved: number;
  /** What is guaranteed to nobody, and may be borrowed. `null`: there are no queues, or no capacity is stated. */
  readonly left: number | null;
  readonly rows: readonly ShareRow[];
  readonly notes: readonly ShareNote[];
}

/** How an environment fares in a step of a scenario. Devices. */
export interface EnvironmentShare {
  readonly who: string;
  readonly namespace: string;
  readonly asks: number;
  readonly runs: number;
  readonly waits: number;
  readonly borrows: number;
  /** What it ran in the step before, still asks for, and has lost to others. */
  readonly loses: number;
}

/** A pool in a step of a scenario. */
export interface SimulatedStep {
  readonly cluster?: string;
  readonly pool: string;
  readonly step: number;
  readonly environments: readonly EnvironmentShare[];
  /** Devices of the pool, without those that the platform keeps, that run nothing. `null`: no capacity is stated. */
  readonly idle: number | null;
}

/** What `tenancy shares --json` prints. */
export interface ShareReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'ShareReport';
  readonly pools: readonly PoolShares[];
  /** `null`: no scenario was given. */
  readonly steps: readonly SimulatedStep[] | null;
}

/** A fleet with the tree of its queues. */
export interface SharedFleet {
  readonly fleet: Fleet;
  /** Undefined: nothing is queued. */
  readonly root: QueueNode | undefined;
}

/** Answers who may have how much of each pool, and what comes of a scenario. */
export function reportShares(
  fleets: readonly SharedFleet[],
  scenario?: readonly ScenarioAsk[],
): ShareReport {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'ShareReport',
    pools: fleets.flatMap(poolsOf),
    steps: scenario === undefined ? null : fleets.flatMap((fleet) => stepsOf(fleet, scenario)),
  };
}

function poolsOf({ fleet, root }: SharedFleet): PoolShares[] {
  const plain = unqueued(fleet, root);
  return Object.entries(fleet.platform.pools).map(([pool, spec]): PoolShares => {
    const rows = [
      ...(root === undefined ? [] : queuedRows(root, poolKey(pool))),
      ...plainRows(plain, pool),
    ];
    return {
      ...named(fleet),
      pool,
      capacity: spec.capacity ?? null,
      reserved: reservedOf(spec),
      left:
        root === undefined || spec.capacity === undefined
          ? null
          : Number(root.own[poolKey(pool)] ?? 0n),
      rows,
      notes: notesOf({ pool, spec, root, rows, engine: fleet.platform.queueing?.engine }),
    };
  });
}

function unqueued(fleet: Fleet, root: QueueNode | undefined): PlainShare[] {
  const nodes = root === undefined ? [] : [...nodesOf(root)];
  return plainShares(fleet, new Set(nodes.flatMap(({ namespace }) => namespace ?? [])));
}

function named(fleet: Fleet): { readonly cluster?: string } {
  const cluster = clusterOf(fleet);
  return cluster === undefined ? {} : { cluster };
}

/** Every step, pool by pool. */
function stepsOf(shared: SharedFleet, scenario: readonly ScenarioAsk[]): SimulatedStep[] {
  const { fleet, root } = shared;
  const last = Math.max(...scenario.flatMap(({ at, until }) => [at, until ?? at]));
  const pools = Object.keys(fleet.platform.pools).filter((pool) =>
    scenario.some((ask) => ask.pool === pool),
  );
  const plain = unqueued(fleet, root);
  return pools.flatMap((pool) => {
    const asks = scenario.filter((ask) => ask.pool === pool);
    const nodes = root === undefined ? [] : [...nodesOf(root)];
    const timed = asks.flatMap((ask): TimedAsk[] => {
      const leaf = nodes.find((node) => isEnvironment(node, ask));
      return leaf === undefined ? [] : [{ ...ask, leaf, size: BigInt(ask.size) }];
    });
    const queued = root === undefined ? [] : simulateSteps(root, poolKey(pool), timed);
    return Array.from({ length: last }, (_, index): SimulatedStep => {
      const environments = [
        ...(queued[index]?.leaves ?? []).map(queuedShare),
        ...plain.flatMap((share) => plainShare(share, asks, pool, index + 1)),
      ];
      return {
        ...named(fleet),
        pool,
        step: index + 1,
        environments,
        idle: idleOf(fleet.platform.pools[pool]!, environments),
      };
    });
  });
}

function isEnvironment(node: QueueNode, { tenant, environment }: ScenarioAsk): boolean {
  const isOfTenant = node.parent?.level === 'tenant' && node.parent.title === tenant;
  return node.level === 'environment' && isOfTenant && node.title === environment;
}

function queuedShare({ leaf, ...amounts }: LeafShare): EnvironmentShare {
  const { asks, runs, waits, borrows, loses } = amounts;
  return {
    who: `${leaf.parent!.title}/${leaf.title}`,
    namespace: leaf.namespace ?? '',
    asks: Number(asks),
    runs: Number(runs),
    waits: Number(waits),
    borrows: Number(borrows),
    loses: Number(loses),
  };
}

/** Inside a quota, what was asked for first runs. */
function plainShare(
  { owner, environments, gpu }: PlainShare,
  scenario: readonly ScenarioAsk[],
  pool: string,
  step: number,
): EnvironmentShare[] {
  const own = scenario.filter(
    (ask) => ask.tenant === owner && environments.some(({ name }) => name === ask.environment),
  );
  let free = gpu[pool] ?? 0;
  const running = own
    .filter(({ at, until }) => at <= step && (until === undefined || step < until))
    .sort((one, other) => one.at - other.at)
    .map(({ environment, pods, size }) => {
      const runs = Math.min(pods, Math.floor(free / size)) * size;
      free -= runs;
      return { environment, asks: pods * size, runs };
    });
  return environments
    .filter(({ name }) => own.some(({ environment }) => environment === name))
    .map(({ name, namespace }): EnvironmentShare => {
      const parts = running.filter(({ environment }) => environment === name);
      const asks = parts.reduce((sum, part) => sum + part.asks, 0);
      const runs = parts.reduce((sum, part) => sum + part.runs, 0);
      const who = `${owner}/${name}`;
      return { who, namespace, asks, runs, waits: asks - runs, borrows: 0, loses: 0 };
    });
}

function idleOf(pool: FleetPool, environments: readonly EnvironmentShare[]): number | null {
  if (pool.capacity === undefined) return null;
  const running = environments.reduce((sum, { runs }) => sum + runs, 0);
  return pool.capacity - reservedOf(pool) - running;
}

function reservedOf(pool: FleetPool): number {
  return pool.reserved ?? 0;
}
