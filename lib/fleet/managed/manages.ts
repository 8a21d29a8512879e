import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetManages, FleetPlatform } from '../model/fleet';
import type { ManagesProps } from '../model/props';
import type { Written } from '../model/written';
import { checkRange } from '../settings/network/ranges';
import { eachEntry, entriesOf, sortedMap } from '../values/maps';
import { checkName } from '../values/name-checks';
import { checkTopology, resolveTopology } from './topology';

/** Reports what cannot be managed as it is written. */
export function checkManages(
  manages: Written<ManagesProps> | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [name, cluster] of entriesOf(manages?.clusters)) {
    const at = [...path, 'clusters', name];
    checkName(name, 'the name of a cluster', at, findings);
    checkTopology(cluster, at, findings);
    for (const key of ['pods', 'services'] as const) {
      eachEntry(cluster[key], (range, index) => checkRange(range, [...at, key, index], findings));
    }
  }
}

/** What a cluster manages, in normal form; nothing where that is nothing. */
export function resolveManages(
  manages: ManagesProps | null | undefined,
): Pick<FleetPlatform, 'manages'> {
  return managing({ clusters: sortedMap(manages?.clusters ?? {}, resolveTopology) });
}

/** The key, where there is something in it. */
export function managing(manages: FleetManages): Pick<FleetPlatform, 'manages'> {
  return Object.keys(manages.clusters).length === 0 ? {} : { manages };
}
