import type { FleetPlatform } from '../../fleet/model/fleet';
import { type ManifestMap, asText } from '../../verify/objects/manifest-data';

/** The priority class that a pod gets: the one that it names, or the default of the cluster; `''` for none. */
export function priorityOfPod(spec: ManifestMap, { priorityClasses }: FleetPlatform): string {
  const named = asText(spec['priorityClassName']);
  if (named !== '') return named;
  const byDefault = Object.entries(priorityClasses).find(([, { globalDefault }]) => globalDefault);
  return byDefault?.[0] ?? '';
}
