import { nanoOf } from '../../fleet/values/quantity';
import type { ApiServer } from '../client/read-only-server';
import type { ServedGroups } from '../client/served-groups';
import type { ReadAll } from './read-all';
import type { ResourceTotals } from './resource-totals';
import type { ServerClusterQueue, ServerFlavorUsage, ServerLocalQueue } from './server-objects';

/** What queues of Kueue hold. */
export interface QueueReading {
  readonly localQueues: readonly LocalQueueReading[];
  readonly clusterQueues: readonly ClusterQueueReading[];
}

export interface LocalQueueReading {
  readonly namespace: string;
  readonly name: string;
  readonly clusterQueue: string;
  readonly pendingWorkloads: number;
  /** What its admitted workloads hold, by resource; flavours add up. */
  readonly admitted: ResourceTotals;
}

export interface ClusterQueueReading {
  readonly name: string;
  readonly admitted: ResourceTotals;
  /** What it holds beyond its own. */
  readonly borrowed: ResourceTotals;
}

const GROUP = 'kueue.x-k8s.io';

/** Reads the queues of Kueue. Null: it is not installed. */
export async function readQueues(
  server: ApiServer,
  groups: ServedGroups,
  all: ReadAll,
): Promise<QueueReading | null> {
  const version = groups.get(GROUP);
  if (version === undefined) return null;
  const root = `/apis/${GROUP}/${version}`;
  const [localQueues, clusterQueues] = await Promise.all([
    all(root, 'localqueues', localQueue),
    server.list(`${root}/clusterqueues`, clusterQueue),
  ]);
  return { localQueues, clusterQueues };
}

function localQueue({ metadata, spec, status = {} }: ServerLocalQueue): LocalQueueReading {
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    clusterQueue: spec?.clusterQueue ?? '',
    pendingWorkloads: status.pendingWorkloads ?? 0,
    admitted: summed(status.flavorsUsage ?? status.flavorUsage, 'total'),
  };
}

function clusterQueue({ metadata, status = {} }: ServerClusterQueue): ClusterQueueReading {
  return {
    name: metadata.name,
    admitted: summed(status.flavorsUsage, 'total'),
    borrowed: summed(status.flavorsUsage, 'borrowed'),
  };
}

function summed(
  flavors: readonly ServerFlavorUsage[] = [],
  part: 'total' | 'borrowed',
): ResourceTotals {
  const totals: ResourceTotals = new Map();
  for (const { resources = [] } of flavors) {
    for (const resource of resources) {
      const amount = nanoOf(resource[part] ?? 0);
      totals.set(resource.name, (totals.get(resource.name) ?? 0n) + amount);
    }
  }
  return totals;
}
