import { DEFAULT_KAMAJI, DEFAULT_VCLUSTER } from '../../fleet/model/defaults';
import type { FleetEnvironment } from '../../fleet/model/fleet';
import { virtualClusterBy } from '../../fleet/settings/isolation/isolation-of';
import { kamajiServer } from '../../fleet/settings/isolation/kamaji-needs';
import { ONE, parseQuantity } from '../../fleet/values/quantity';
import {
  ASSUMPTIONS,
  CONTROL_PLANE_NODES,
  type Compute,
  ENGINE_OBJECTS,
  HOURS_OF_MONTH,
  LEAST_WORKERS,
} from './level-assumptions';
import type { LevelChoice } from './level-profiles';

/** A namespace of a tenant, and how many objects the output has for it. */
export interface CountedEnvironment {
  readonly cluster: string | undefined;
  readonly spec: FleetEnvironment;
  readonly objects: number;
}

/** What one hour costs, in a currency of your choice. */
export interface Prices {
  /** Of a core. */
  readonly cpu: number;
  /** Of a GiB of memory. */
  readonly memory: number;
  /** Of a control plane that a cloud runs. Without it, a cluster has control plane nodes of its own. */
  readonly controlPlane?: number;
}

/** What overheads are reckoned with. */
export interface OverheadTerms {
  /** The size of a worker node. */
  readonly worker: Compute;
  /** How many objects the platform itself has in a cluster. */
  readonly platformObjects: number;
  readonly prices?: Prices;
}

/** What a level takes beyond what the pods of the tenant request. */
export interface Overhead extends Compute {
  /** Bytes that control planes keep on volumes, in MiB. */
  readonly storageMebibytes: number;
  /** Objects in the API servers that the platform runs. */
  readonly objects: number;
  /** Control planes that the tenant has for itself. */
  readonly controlPlanes: number;
  /** What it costs in a month. Absent: no prices are stated. */
  readonly perMonth?: number;
}

const NOTHING: Overhead = {
  milliCores: 0,
  mebibytes: 0,
  storageMebibytes: 0,
  objects: 0,
  controlPlanes: 0,
};

/** Several of them together. */
export function addOverheads(list: readonly Overhead[]): Overhead {
  const sum = (of: (overhead: Overhead) => number): number =>
    list.reduce((total, overhead) => total + of(overhead), 0);
  return {
    milliCores: sum(({ milliCores }) => milliCores),
    mebibytes: sum(({ mebibytes }) => mebibytes),
    storageMebibytes: sum(({ storageMebibytes }) => storageMebibytes),
    objects: sum(({ objects }) => objects),
    controlPlanes: sum(({ controlPlanes }) => controlPlanes),
    ...(list.some(({ perMonth }) => perMonth !== undefined)
      ? { perMonth: sum(({ perMonth = 0 }) => perMonth) }
      : {}),
  };
}

/** What a choice would take for some environments of one tenant. */
export function overheadOf(
  choice: LevelChoice,
  environments: readonly CountedEnvironment[],
  terms: OverheadTerms,
): Overhead {
  if (choice !== 'cluster') {
    const each = environments.map((environment) => RECKONED[choice](environment, terms));
    return addOverheads(each.map((overhead) => priced(overhead, 0, terms)));
  }
  // All environments of a tenant that are in one cluster now would be in one cluster of its own.
  const clusters = [...new Set(environments.map(({ cluster }) => cluster))];
  return addOverheads(
    clusters.map((name) =>
      clusterOverhead(
        environments.filter(({ cluster }) => cluster === name),
        terms,
      ),
    ),
  );
}

type Reckoned = (environment: CountedEnvironment, terms: OverheadTerms) => Overhead;

const RECKONED: Readonly<Record<Exclude<LevelChoice, 'cluster'>, Reckoned>> = {
  namespace: ({ objects }) => ({ ...NOTHING, objects }),
  vcluster({ objects, spec }) {
    const stated = virtualClusterBy('vcluster', spec.isolation) ?? DEFAULT_VCLUSTER;
    const { replicas, resources, storage } = stated;
    const { vclusterDns: dns, vclusterEtcd: etcd } = ASSUMPTIONS;
    const members = replicas === 1 ? 0 : replicas;
    return {
      milliCores: replicas * milliOf(resources.cpu) + dns.milliCores + members * etcd.milliCores,
      mebibytes: replicas * mebiOf(resources.memory) + dns.mebibytes + members * etcd.mebibytes,
      storageMebibytes: replicas * mebiOf(storage.size),
      objects: objects + ENGINE_OBJECTS.vcluster,
      controlPlanes: 1,
    };
  },
  kamaji(environment, { worker }) {
    const stated = virtualClusterBy('kamaji', environment.spec.isolation) ?? DEFAULT_KAMAJI;
    const server = kamajiServer(stated);
    const rest = restOfWorkers([environment], worker);
    return {
      ...NOTHING,
      milliCores: stated.replicas * milliOf(server.cpu) + rest.milliCores,
      mebibytes: stated.replicas * mebiOf(server.memory) + rest.mebibytes,
      objects: environment.objects + ENGINE_OBJECTS.kamaji,
      controlPlanes: 1,
    };
  },
};

/** A cluster has its control plane, its own services, and worker nodes that the quota does not fill. */
function clusterOverhead(
  environments: readonly CountedEnvironment[],
  terms: OverheadTerms,
): Overhead {
  const { controlPlaneNode, clusterServices } = ASSUMPTIONS;
  const nodes = terms.prices?.controlPlane === undefined ? CONTROL_PLANE_NODES : 0;
  const rest = restOfWorkers(environments, terms.worker);
  const compute = (part: keyof Compute): number =>
    nodes * controlPlaneNode[part] + clusterServices[part] + rest[part];
  const overhead = {
    ...NOTHING,
    milliCores: compute('milliCores'),
    mebibytes: compute('mebibytes'),
    objects:
      terms.platformObjects + environments.reduce((total, { objects }) => total + objects, 0),
    controlPlanes: 1,
  };
  return priced(overhead, terms.prices?.controlPlane ?? 0, terms);
}

/**
 * What stays idle of worker nodes of one's own: in a shared cluster, others use it. A quota without a bound counts as
 * nothing.
 */
function restOfWorkers(environments: readonly CountedEnvironment[], worker: Compute): Compute {
  const { workerReserve: reserve } = ASSUMPTIONS;
  const total = (amount: (environment: CountedEnvironment) => number): number =>
    environments.reduce((sum, environment) => sum + amount(environment), 0);
  const filled = Math.max(
    total(({ spec }) => milliOf(spec.quota.cpu ?? '0')) / (worker.milliCores - reserve.milliCores),
    total(({ spec }) => mebiOf(spec.quota.memory ?? '0')) / (worker.mebibytes - reserve.mebibytes),
  );
  const rest = Math.max(LEAST_WORKERS, Math.ceil(filled)) - filled;
  return {
    milliCores: Math.ceil(rest * worker.milliCores),
    mebibytes: Math.ceil(rest * worker.mebibytes),
  };
}

function priced(
  overhead: Overhead,
  controlPlane: number,
  { prices }: Pick<OverheadTerms, 'prices'>,
): Overhead {
  if (prices === undefined) return overhead;
  const { milliCores, mebibytes } = overhead;
  const hour = (milliCores / 1000) * prices.cpu + (mebibytes / 1024) * prices.memory + controlPlane;
  return { ...overhead, perMonth: Math.round(hour * HOURS_OF_MONTH * 100) / 100 };
}

function milliOf(cores: string): number {
  return Number(parseQuantity(cores)!.nano) / 1e6;
}

function mebiOf(bytes: string): number {
  return Number(parseQuantity(bytes)!.nano / ONE) / 2 ** 20;
}
