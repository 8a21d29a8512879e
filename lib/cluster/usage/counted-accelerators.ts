import { catalogueEntry, isAccelerator } from '../../fleet/catalogue/accelerators';
import { classOfResource, implicitResource } from '../../fleet/catalogue/class-resources';
import { hamiPart } from '../../fleet/catalogue/hami';
import type { FleetPool } from '../../fleet/model/fleet';

/** By which names pods ask for accelerators. */
export class AcceleratorNames {
  /** Names of pools that the catalogue may not know. */
  private readonly stated = new Set<string>();
  /** Memory and cores of shared cards. */
  private readonly parts = new Set<string>();

  constructor(pools: Readonly<Record<string, FleetPool>>) {
    for (const pool of Object.values(pools)) {
      for (const name of namesOfPool(pool)) this.stated.add(name);
      const { memory, cores } = pool.sharing?.hami ?? {};
      for (const name of [memory, cores]) if (name !== undefined) this.parts.add(name);
    }
  }

  has(resource: string): boolean {
    return (
      this.stated.has(resource) ||
      this.parts.has(resource) ||
      isAccelerator(resource) ||
      classOfResource(resource) !== undefined
    );
  }

  /** Whether one unit is a device, and not memory or cores of one, or a view of all devices of a node. */
  isDevice(resource: string): boolean {
    if (this.parts.has(resource) || hamiPart(resource) !== undefined) return false;
    return this.stated.has(resource) || catalogueEntry(resource)?.kind !== 'monitor';
  }
}

/** The names under which devices of a pool are asked for: those of pods, and that of claims. */
export function namesOfPool({ resource, deviceClass }: FleetPool): string[] {
  return deviceClass === undefined
    ? [resource]
    : [resource, deviceClass, implicitResource(deviceClass)];
}
