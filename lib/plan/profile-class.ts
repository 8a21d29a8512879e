import type { FleetPool } from '../fleet/model/fleet';
import { profileClass } from '../fleet/quota/pool-offers';

/** Whether the DeviceClass of a pool is made together with it. */
export function isProfileClass(name: string, { sharing, deviceClass }: FleetPool): boolean {
  return sharing?.mig !== undefined && deviceClass === profileClass(name);
}
