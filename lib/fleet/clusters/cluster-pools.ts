import type { FleetPool } from '../model/fleet';
import { resolvePools } from '../quota/pools';
import { isQueuedByKueue } from '../queues/queueing';
import type { PlatformEntry, QuotaProps } from '../model/props';
import type { Merged } from '../model/written';
import { type WrittenCluster, platformOn } from '../owners/written-cluster';

type Pools = Readonly<Record<string, FleetPool>>;

/** The pools of each cluster, in normal form. */
export class ClusterPools {
  private readonly byCluster: ReadonlyMap<string, Pools>;

  constructor(platform: PlatformEntry, clusters: readonly WrittenCluster[]) {
    this.byCluster = new Map(
      clusters.map((cluster) => {
        const there = platformOn(platform, cluster);
        return [cluster.name, resolvePools(there.pools ?? {}, isQueuedByKueue(there))];
      }),
    );
  }

  /** The pools of a cluster. */
  of(cluster: string): Pools {
    return this.byCluster.get(cluster)!;
  }

  /** The names of the clusters that have a pool. */
  clustersWith(pool: string): string[] {
    return [...this.byCluster].flatMap(([name, pools]) =>
      Object.hasOwn(pools, pool) ? [name] : [],
    );
  }

  /**
   * The pools of some clusters together. A number of GPUs without a pool means the default one only where all of these
   * clusters that have one agree on it.
   */
  together(clusters: readonly string[]): Record<string, FleetPool> {
    const all: Record<string, FleetPool> = {};
    const defaults = new Set<string>();
    for (const cluster of clusters) {
      for (const [name, pool] of Object.entries(this.of(cluster))) {
        all[name] ??= pool;
        if (pool.default) defaults.add(name);
      }
    }
    return Object.fromEntries(
      Object.entries(all)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, pool]) => [
          name,
          { ...pool, default: defaults.size === 1 && defaults.has(name) },
        ]),
    );
  }
}

/** The pools of which some devices are granted by name. */
export function granted(gpu: Merged<QuotaProps>['gpu']): string[] {
  if (typeof gpu !== 'object') return [];
  return Object.keys(gpu).filter((pool) => gpu[pool]! > 0);
}

/** What to do about devices of a pool that is elsewhere. */
export function fixFor(pool: string, pools: ClusterPools): string {
  const have = pools.clustersWith(pool);
  return `Grant devices of a pool of its clusters, or use a cluster that has \`${pool}\`: ${have.join(', ')}.`;
}
