import { implicitResource } from '../fleet/catalogue/class-resources';
import type { FleetHami, FleetPool } from '../fleet/model/fleet';

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
  /**
   * By extended resource that says how much of a shared device a pod wants, of which its scheduler lets all pods together
   * ask for as much. `null`: it counts nothing.
   */
  readonly parts: Record<string, number | null>;
}

/**
 * What numbers by pool mean in names. Pools with one name add up, because the API server cannot tell them apart. A pool
 * opens only the names by which what serves it hands out devices: two names may be counted apart.
 */
export function grantsOf(gpu: Record<string, number>, pools: Record<string, FleetPool>): Grants {
  const resources: Record<string, number> = {};
  const deviceClasses: Record<string, number> = {};
  const byClassAlone: Record<string, number> = {};
  const parts: Record<string, number | null> = {};
  for (const name of Object.keys(gpu).sort()) {
    const pool = pools[name];
    const count = gpu[name]!;
    if (pool === undefined || count === 0) continue;
    const { resource, deviceClass, servedBy, sharing } = pool;
    if (sharing?.hami !== undefined) addParts(parts, sharing.hami, count);
    add(servedBy === 'driver' ? byClassAlone : resources, resource, count);
    if (deviceClass === undefined || servedBy === 'plugin') continue;
    add(deviceClasses, deviceClass, count);
    add(resources, implicitResource(deviceClass), count);
  }
  const charged = Object.entries(byClassAlone).filter(([name]) => resources[name] === undefined);
  return { resources, deviceClasses, charged: Object.fromEntries(charged), parts };
}

/** Of two pools with one name for memory, the scheduler adds up what their pods ask for. */
function addParts(
  parts: Record<string, number | null>,
  { memory, cores, memoryPerShare, coresPerShare }: FleetHami,
  count: number,
): void {
  const given = [
    [memory, memoryPerShare],
    [cores, coresPerShare],
  ] as const;
  for (const [name, each] of given) {
    const known = parts[name];
    parts[name] = each === undefined || known === null ? null : (known ?? 0) + each * count;
  }
}

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}
