import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPlatform } from '../../model/fleet';
import type { ClusterRangesProps } from '../../model/props';
import type { Written } from '../../model/written';
import { checkRange, sortedRanges } from '../../settings/network/ranges';
import { defined, eachEntry } from '../../values/maps';

const HOLDERS = ['nodes', 'pods', 'services'] as const;

/** Reports addresses of the cluster that cannot be read. */
export function checkClusterRanges(
  ranges: Written<ClusterRangesProps> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const holder of HOLDERS) {
    eachEntry(ranges?.[holder], (text, index) => {
      checkRange(text, [...path, holder, index], findings);
    });
  }
}

/** The addresses of the cluster in normal form, without lists that say nothing. */
export function resolveClusterRanges(
  ranges: ClusterRangesProps = {},
): Pick<FleetPlatform, 'clusterRanges'> {
  const normal = defined({
    nodes: filled(ranges.nodes),
    pods: filled(ranges.pods),
    services: filled(ranges.services),
  });
  return Object.keys(normal).length === 0 ? {} : { clusterRanges: normal };
}

function filled(list: readonly string[] = []): string[] | undefined {
  return list.length === 0 ? undefined : sortedRanges(list);
}
