import type { FleetPool } from '../model/fleet';

/** The key under which a quota counts claims of a DeviceClass. */
export function claimsKey(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

/** The keys under which a quota counts the devices of a pool. The first one also has a price. */
export function quotaKeysOf({ resource, deviceClass, servedBy }: FleetPool): readonly string[] {
  const requests = `requests.${resource}`;
  if (deviceClass === undefined || servedBy === 'plugin') return [requests];
  return servedBy === 'driver' ? [claimsKey(deviceClass)] : [requests, claimsKey(deviceClass)];
}
