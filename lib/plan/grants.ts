import type { FleetPool } from '../fleet/model/fleet';

/** Devices that a namespace was granted, by each name under which the API server counts them. */
export interface Grants {
  /** By extended resource. */
  readonly resources: Record<string, number>;
  /** By device class. */
  readonly deviceClasses: Record<string, number>;
}

/** The name under which a pod asks for a device class without a claim. Source: KEP-5004. */
export function implicitResource(deviceClass: string): string {
  return `deviceclass.resource.kubernetes.io/${deviceClass}`;
}

/**
 * What numbers by pool mean in names. Pools with one name add up, because the API server cannot tell them apart; a
 * device of a class is charged under each of its names, so each gets the same ceiling.
 */
export function grantsOf(gpu: Record<string, number>, pools: Record<string, FleetPool>): Grants {
  const resources: Record<string, number> = {};
  const deviceClasses: Record<string, number> = {};
  for (const name of Object.keys(gpu).sort()) {
    const pool = pools[name];
    const count = gpu[name]!;
    if (pool === undefined || count === 0) continue;
    resources[pool.resource] = (resources[pool.resource] ?? 0) + count;
    const { deviceClass } = pool;
    if (deviceClass === undefined) continue;
    deviceClasses[deviceClass] = (deviceClasses[deviceClass] ?? 0) + count;
    const implicit = implicitResource(deviceClass);
    resources[implicit] = (resources[implicit] ?? 0) + count;
  }
  return { resources, deviceClasses };
}
