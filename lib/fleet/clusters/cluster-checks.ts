import { Findings } from '../../findings/findings';
import { isMap } from '../model/layers';
import type { FleetProps, PlatformEntry } from '../model/props';
import type { Written } from '../model/written';
import { checkPlatform } from '../owners/platform/fleet-platform';
import { checkVersionStated } from '../owners/platform/kubernetes-version';
import type { PoolNames } from '../quota/gpu-counts';
import { offeredNames } from '../quota/pool-offers';
import { entriesOf } from '../values/maps';
import { type ClusterFindings, mergeFindings } from './cluster-findings';
import { checkClusterNames } from './cluster-names';
import { clustersIn, placeOnCluster, platformOn } from '../owners/written-cluster';

/** Reports what is wrong with the platform, on each cluster where the file names some. */
export function checkPlatforms(
  written: Written<FleetProps>,
  pools: PoolNames,
  findings: Findings,
): void {
  const { clusters, tenants } = written;
  const platform = (written.platform ?? {}) as PlatformEntry;
  // A part of a platform, as a construct has it, says nothing of a cluster.
  const hasTenants = (tenants ?? []).length > 0;
  const check = (merged: PlatformEntry, found: Findings): void => {
    checkPlatform(merged, ['platform'], pools, found);
    if (hasTenants) checkVersionStated(merged, ['platform'], found);
  };
  checkClusterNames(clusters, findings);
  const all = clustersIn(written);
  if (all.length === 0) return check(platform, findings);
  const parts = all.map((cluster): ClusterFindings => {
    const found = new Findings();
    check(platformOn(platform, cluster), found);
    checkDeliveryKeys(written, cluster.name, found);
    checkQueueEngine(written, cluster.name, found);
    const placed = found.all.map((item) => ({
      ...item,
      path: placeOnCluster(item.path, platform, cluster),
    }));
    return { name: cluster.name, findings: placed };
  });
  const names = all.map(({ name }) => name);
  mergeFindings(parts, () => names, findings);
}

/** Reports a delivery of which neither the platform nor the cluster says by what, or from where. */
function checkDeliveryKeys(
  { platform, clusters }: Written<FleetProps>,
  name: string,
  findings: Findings,
): void {
  const delivery = clusters?.[name]?.delivery;
  const path = ['clusters', name, 'delivery'];
  if (delivery === undefined || findings.hasErrorBelow(path)) return;
  for (const key of ['engine', 'repository'] as const) {
    if (delivery[key] !== undefined || platform?.delivery?.[key] !== undefined) continue;
    findings.add(
      'KEY_MISSING',
      path,
      `\`${key}\` is missing, and the platform has no \`delivery\` that says it.`,
      `Add \`${key}: …\` here, or under \`platform.delivery\` for all clusters.`,
    );
  }
}

/** Reports a cluster that says how much is queued, where nothing says by what. */
function checkQueueEngine(
  { platform, clusters }: Written<FleetProps>,
  name: string,
  findings: Findings,
): void {
  const queueing = clusters?.[name]?.queueing;
  const path = ['clusters', name, 'queueing'];
  if (!isMap(queueing) || queueing.engine !== undefined || findings.hasErrorBelow(path)) return;
  if (platform?.queueing !== undefined && platform.queueing !== null) return;
  findings.add(
    'KEY_MISSING',
    path,
    '`engine` is missing, and the platform has no `queueing` that says it.',
    'Add `engine: kueue` here, or write `queueing: kueue` under `platform` for all clusters.',
  );
}

/** The names of the pools of all clusters; undefined where some cannot be read, which has a finding of its own. */
export function poolNamesOf(
  { platform, clusters }: Written<FleetProps>,
  findings: Findings,
): PoolNames {
  const maps = [
    { path: ['platform', 'pools'], pools: platform?.pools },
    ...entriesOf(clusters).map(([name, { pools }]) => ({
      path: ['clusters', name, 'pools'],
      pools,
    })),
  ];
  // Pools of a wrong shape may have any name, so nobody is told that there is no such pool.
  if (maps.some(({ path, pools }) => pools === undefined && findings.hasErrorBelow(path))) {
    return undefined;
  }
  const merged = clustersIn({ clusters }).map((cluster) =>
    platformOn((platform ?? {}) as PlatformEntry, cluster),
  );
  return [
    ...new Set([platform ?? {}, ...merged].flatMap(({ pools }) => offeredNames(pools ?? {}))),
  ];
}
