import type { FleetPool, FleetPriorityQuota } from '../../fleet/model/fleet';
import { canonicalAmount } from '../../fleet/values/amounts';
import { mapOf } from '../../fleet/values/maps';
import { grantsOf } from '../../plan/grants';

/**
 * What all pods of one priority class may request together, as entries of `spec.hard`. Where accelerators are stated, the
 * names of all other pools are closed to the class.
 *
 * The API server counts keys with `requests.` of extended resources in a quota with a scope as well. Claims of devices
 * have no priority: their keys would be accepted and never counted.
 */
export function priorityQuotaHard(
  { cpu, memory, pods, gpu }: FleetPriorityQuota,
  pools: Record<string, FleetPool>,
): Record<string, string> {
  return {
    ...(pods === undefined ? {} : { pods }),
    ...(cpu === undefined ? {} : { 'requests.cpu': cpu }),
    ...(memory === undefined ? {} : { 'requests.memory': memory }),
    ...(gpu === undefined ? {} : devices(gpu, pools)),
  };
}

function devices(
  gpu: Record<string, number>,
  pools: Record<string, FleetPool>,
): Record<string, string> {
  const one = mapOf(Object.keys(pools), () => 1);
  const granted = grantsOf(gpu, pools).resources;
  return Object.fromEntries(
    Object.keys(grantsOf(one, pools).resources)
      .sort()
      .map((name) => [`requests.${name}`, canonicalAmount(granted[name] ?? 0)]),
  );
}
