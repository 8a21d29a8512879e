import type { Findings } from '../../findings/findings';
import { clusterOf } from '../clusters/cluster-of';
import type { Fleet, FleetManages } from '../model/fleet';
import type { WrittenCluster } from '../owners/written-cluster';
import type { SoundParts } from '../shape/sound-parts';
import { createdBy } from './created-clusters';
import { managing } from '../owners/platform/manages';
import { checkRemovedClusters } from './removed-clusters';
import { resolveSliceProject } from '../owners/platform/slice-values';
import { slicesOf } from './slices-of-tenants';

/**
 * The fleets with what each cluster manages for the others: it is delivered to the cluster that manages it. Reports what
 * does not fit the tenants that are placed there.
 */
export function withManaged(
  fleets: readonly Fleet[],
  parts: SoundParts,
  clusters: readonly WrittenCluster[],
  findings: Findings,
): readonly Fleet[] {
  const slices = slicesOf(parts, fleets, findings);
  checkRemovedClusters(fleets, clusters, findings);
  if (clusters.length < 2) return fleets;
  return fleets.map((fleet) => {
    const name = clusterOf(fleet)!;
    const { platform } = parts;
    const project: Pick<FleetManages, 'sliceProject' | 'slices'> =
      platform.slices?.controller === name
        ? { sliceProject: resolveSliceProject(platform.slices), slices }
        : { slices: {} };
    const manages = managing({ clusters: createdBy(name, platform, clusters), ...project });
    return { ...fleet, platform: { ...fleet.platform, ...manages } };
  });
}
