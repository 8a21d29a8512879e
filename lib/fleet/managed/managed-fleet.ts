import { clusterOf } from '../clusters/cluster-of';
import type { Fleet } from '../model/fleet';
import type { PlatformEntry } from '../model/props';
import type { WrittenCluster } from '../owners/written-cluster';
import { createdBy } from './created-clusters';
import { managing } from './manages';

/** The fleets with what each cluster manages for the others: it is delivered to the cluster that manages it. */
export function withManaged(
  fleets: readonly Fleet[],
  platform: PlatformEntry,
  clusters: readonly WrittenCluster[],
): Fleet[] {
  return fleets.map((fleet) => {
    const name = clusterOf(fleet);
    if (name === undefined || clusters.length < 2) return fleet;
    const manages = managing({ clusters: createdBy(name, platform, clusters) });
    return { ...fleet, platform: { ...fleet.platform, ...manages } };
  });
}
