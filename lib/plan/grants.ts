import type { FleetPool } from '../fleet/model/fleet';

/** Devices that a namespace was granted, by each name under which the API server counts them. */
export interface Grants {
  /** By extended resource, of which pods may ask for as many. */
  readonly resources: Record<string, number>;
  /** By device class. */
  readonly deviceClasses: Record<string, number>;
  /**
   * By extended resource that no pod may ask for, although nodes have its devices: claims are charged under it where the
   * DeviceClass stands for it.
   */
  readonly charged: Record<string, number>;
}

/** The name under which a pod asks for a device class without a claim. Source: KEP-5004. */
export function implicitResource(deviceClass: string): string {
  return `deviceclass.resource.kubernetes.io/${deviceClass}`;
}

/**
 * What numbers by pool mean in names. Pools with one name add up, because the API server cannot tell them apart. A pool
 * opens only the names by which what serves it hands out devices: two names may be counted apart.
 */
export function grantsOf(gpu: Record<string, number>, pools: Record<string, FleetPool>): Grants {
  const resources: Record<string, number> = {};
  const deviceClasses: Record<string, number> = {};
  const byClassAlone: Record<string, number> = {};
  for (const name of Object.keys(gpu).sort()) {
    const pool = pools[name];
    const count = gpu[name]!;
    if (pool === undefined || count === 0) continue;
    const { resource, deviceClass, servedBy } = pool;
    add(servedBy === 'driver' ? byClassAlone : resources, resource, count);
    if (deviceClass === undefined || servedBy === 'plugin') continue;
    add(deviceClasses, deviceClass, count);
    add(resources, implicitResource(deviceClass), count);
  }
  const charged = Object.entries(byClassAlone).filter(([name]) => resources[name] === undefined);
  return { resources, deviceClasses, charged: Object.fromEntries(charged) };
}

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}
