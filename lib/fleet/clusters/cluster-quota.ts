import type { Findings } from '../../findings/findings';
import type { FleetQuota } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import type { QuotaProps } from '../model/props';
import type { Merged } from '../model/written';
import { checkDefaultPool, resolveGpus } from '../quota/gpu-counts';
import type { MergedQuota } from '../quota/portions';
import { resolveQuota } from '../quota/quota';
import { checkAmountSplit } from '../quota/split-amounts';
import { checkGpuSplit } from '../quota/split-gpu';
import { defined, mapOf } from '../values/maps';
import { type ClusterPools, fixFor, granted } from './cluster-pools';
import { type OwnerOnCluster, clusterShares } from './cluster-shares';

/**
 * The part of each cluster of an owner's total, in the order of its clusters: exact amounts come off first, the rest is
 * split by the shares of the clusters, to the last device. A cluster gets devices of the pools that it has. Undefined if
 * something is wrong.
 */
export function splitOverClusters(
  owner: string,
  total: Merged<QuotaProps>,
  clusters: readonly OwnerOnCluster[],
  pools: ClusterPools,
  placeOf: PlaceOf,
  findings: Findings,
): Merged<QuotaProps>[] | undefined {
  if (!checkPoolsExist(owner, total, clusters, pools, placeOf, findings)) return undefined;
  const quota = quotaOf(owner, total, clusters, pools);
  const split = resolveQuota(quota);
  const before = findings.errors.length;
  for (const { cluster, entry } of clusters) {
    const keys = ['clusters', cluster, 'quota', 'gpu'];
    checkDefaultPool(entry.quota?.gpu, pools.of(cluster), keys, placeOf, findings);
  }
  for (const amounts of split.amounts) checkAmountSplit(amounts, quota, placeOf, findings);
  checkGpuSplit(split.gpus, quota, placeOf, findings);
  if (findings.errors.length > before) return undefined;
  return split.parts.map((part, index) => asWritten(part, pools.of(clusters[index]!.cluster)));
}

function quotaOf(
  tenant: string,
  total: Merged<QuotaProps>,
  clusters: readonly OwnerOnCluster[],
  pools: ClusterPools,
): MergedQuota {
  const together = pools.together(clusters.map(({ cluster }) => cluster));
  const shares = clusterShares(clusters);
  const named = new Set(
    [resolveGpus(total.gpu, together), ...clusters.map(({ entry }) => gpusOf(entry.quota))].flatMap(
      (gpus) => Object.keys(gpus),
    ),
  );
  return {
    tenant,
    among: 'clusters',
    total,
    burst: undefined,
    pools: together,
    portions: clusters.map(({ cluster, entry }, index) => {
      const own = pools.of(cluster);
      const lacking = [...named].filter((pool) => !Object.hasOwn(own, pool));
      const gpu = { ...resolveGpus(entry.quota?.gpu, own), ...mapOf(lacking, () => 0) };
      return {
        name: cluster,
        among: 'clusters',
        on: { cluster, all: clusters.map((item) => item.cluster) },
        share: shares[index]!,
        exact: { ...entry.quota, gpu },
      };
    }),
  };
}

function gpusOf({ gpu }: Merged<QuotaProps> = {}): object {
  return typeof gpu === 'object' ? gpu : {};
}

/** Amounts as they would be written for a cluster that has these pools. */
function asWritten(
  { cpu, memory, storage, pods, ephemeralStorage, gpu }: FleetQuota,
  pools: object,
): Merged<QuotaProps> {
  return defined({
    cpu: cpu ?? undefined,
    memory: memory ?? undefined,
    ephemeralStorage,
    storage: storage ?? undefined,
    pods: pods ?? undefined,
    gpu: Object.fromEntries(Object.entries(gpu).filter(([pool]) => Object.hasOwn(pools, pool))),
  });
}

/** Reports devices of pools that a cluster, or every cluster of the owner, lacks. */
function checkPoolsExist(
  owner: string,
  total: Merged<QuotaProps>,
  clusters: readonly OwnerOnCluster[],
  pools: ClusterPools,
  placeOf: PlaceOf,
  findings: Findings,
): boolean {
  let isClear = true;
  const report = (keys: readonly string[], message: string, pool: string): void => {
    isClear = false;
    findings.addOnce('CLUSTER_POOL', placeOf(keys), message, fixFor(pool, pools));
  };
  const names = clusters.map(({ cluster }) => cluster);
  for (const pool of granted(total.gpu)) {
    if (pools.clustersWith(pool).some((name) => names.includes(name))) continue;
    report(
      ['quota', 'gpu', pool],
      `\`${owner}\` is granted devices of \`${pool}\`, but no cluster of it has that pool: ${names.join(', ')}.`,
      pool,
    );
  }
  for (const { cluster, entry } of clusters) {
    for (const pool of granted(entry.quota?.gpu)) {
      if (Object.hasOwn(pools.of(cluster), pool)) continue;
      report(
        ['clusters', cluster, 'quota', 'gpu', pool],
        `\`${owner}\` is granted devices of \`${pool}\` on \`${cluster}\`, which does not have that pool.`,
        pool,
      );
    }
  }
  return isClear;
}
