import type { Findings } from '../../findings/findings';
import type { FleetPool } from '../model/fleet';
import { resolveGpus } from '../quota/gpu-counts';
import { type ClusterPools, fixFor, granted } from './cluster-pools';
import type { EnvironmentOnClusters, Exact, OwnerOnClusters, Table } from './owner-on-clusters';
import { type Spreading, checkSpread, spread } from './spread';

/** The devices of a pool that environments state exactly, by environment and cluster. */
interface GpuTable {
  readonly pool: string;
  readonly table: Table;
}

/** A table for each pool that an environment names. */
export function gpuTables(
  owner: OwnerOnClusters,
  pools: ClusterPools,
  findings: Findings,
): GpuTable[] {
  const { clusters, environments } = owner;
  const together = pools.together(clusters);
  const named = environments.flatMap(({ exact, own }) => [
    resolveGpus(exact.gpu, together),
    ...own.map(({ gpu }, index) => resolveGpus(gpu, pools.of(clusters[index]!))),
  ]);
  const names = [...new Set(named.flatMap((map) => Object.keys(map)))].sort();
  return names.map((pool) => ({ pool, table: gpuTable(owner, pool, pools, findings) }));
}

function gpuTable(
  { name: owner, clusters, parts, shares, isPot, environments }: OwnerOnClusters,
  pool: string,
  pools: ClusterPools,
  findings: Findings,
): Table {
  const together = pools.together(clusters);
  const isThere = clusters.map((cluster) => Object.hasOwn(pools.of(cluster), pool));
  const countOn = (gpu: Exact['gpu'], index: number): bigint | undefined =>
    count(gpu, pool, pools.of(clusters[index]!));
  const spreadings = environments.map(({ exact, own, isOn }): Spreading => ({
    total: count(exact.gpu, pool, together),
    fixed: own.map(({ gpu }, index) => countOn(gpu, index)),
    isOpen: isOn.map((on, index) => on && isThere[index]!),
  }));
  const rooms = parts.map(({ gpu }, index) => countOn(gpu, index) ?? 0n);
  const open = shares.map((share, index) => (isThere[index]! ? share : 0n));
  const spreads = spread(spreadings, isPot ? undefined : rooms, open);
  environments.forEach((environment, row) => {
    const whose = `\`${environment.name}\` of \`${owner}\``;
    const { placeOf } = environment;
    if (!checkPool(pool, environment, { whose, clusters, isThere, pools }, findings)) return;
    const about = { whose, keys: ['gpu', pool], text: String, placeOf };
    checkSpread(spreads[row]!, spreadings[row]!, about, findings);
  });
  // A cluster knows nothing of a pool that it does not have.
  return spreads.map((item) =>
    item.parts.map((part, index) => (isThere[index] ? part : undefined)),
  );
}

function count(
  gpu: Exact['gpu'],
  pool: string,
  pools: Readonly<Record<string, FleetPool>>,
): bigint | undefined {
  const found = resolveGpus(gpu, pools)[pool];
  return found === undefined ? undefined : BigInt(found);
}

/** Where a pool is. */
interface Whereabouts {
  readonly whose: string;
  readonly clusters: readonly string[];
  /** Which of the clusters have the pool. */
  readonly isThere: readonly boolean[];
  readonly pools: ClusterPools;
}

/** Reports devices of a pool that no cluster of the environment, or the one that is named, has. */
function checkPool(
  pool: string,
  { exact, own, isOn, placeOf }: EnvironmentOnClusters,
  { whose, clusters, isThere, pools }: Whereabouts,
  findings: Findings,
): boolean {
  const lacking = clusters.find(
    (_, index) => !isThere[index] && granted(own[index]!.gpu).includes(pool),
  );
  const isNowhere = !isThere.some((there, index) => there && isOn[index]);
  const isGranted = granted(exact.gpu).includes(pool);
  if (lacking === undefined && !(isNowhere && isGranted)) return true;
  const names = clusters.filter((_, index) => isOn[index]).join(', ');
  const [keys, message] =
    lacking === undefined
      ? [
          ['quota', 'gpu', pool],
          `${whose} is granted devices of \`${pool}\`, but no cluster of it has that pool: ${names}.`,
        ]
      : [
          ['clusters', lacking, 'quota', 'gpu', pool],
          `${whose} is granted devices of \`${pool}\` on \`${lacking}\`, which does not have that pool.`,
        ];
  findings.addOnce('CLUSTER_POOL', placeOf(keys), message, fixFor(pool, pools));
  return false;
}
