import type { FleetPool } from '../../fleet/model/fleet';

/** The name under which a quota counts claims of a DeviceClass. */
function claimsKey(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

/** The names under which a quota counts the devices of a pool. The first one also has a price. */
export function quotaKeysOf({ resource, deviceClass, servedBy }: FleetPool): readonly string[] {
  const requests = `requests.${resource}`;
  if (deviceClass === undefined || servedBy === 'plugin') return [requests];
  return servedBy === 'driver' ? [claimsKey(deviceClass)] : [requests, claimsKey(deviceClass)];
}

/** All such names of some pools, each once and in order. */
export function acceleratorKeys(pools: Readonly<Record<string, FleetPool>>): string[] {
  return [...new Set(Object.values(pools).flatMap(quotaKeysOf))].sort();
}
