import type { FleetNetwork } from '../../model/fleet';
import type { NetworkDefault } from '../../model/props';
import { type Setting, asItIs, nothingToCheck } from '../setting';

type Reach = FleetNetwork['reach'];

/** Who may talk inside a tenant. */
export const reach: Setting<Reach, Reach, Reach> = { check: nothingToCheck, resolve: asItIs };

/** What is open inside the reach. */
export const defaultOfReach: Setting<NetworkDefault, NetworkDefault, NetworkDefault> = {
  check: nothingToCheck,
  resolve: asItIs,
};
