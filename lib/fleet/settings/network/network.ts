import type { DEFAULT_SETTINGS } from '../../model/defaults';
import type { FleetNetwork } from '../../model/fleet';
import type { NetworkProps } from '../../model/props';
import type { MergedOver } from '../../model/written';
import type { Setting } from '../setting';
import { SettingTable } from '../setting-table';
import { apiServer } from './api-server';
import { dns } from './dns';
import { checkEngineNeeds } from './engine-needs';
import { flows } from './flows';
import { hosts } from './hosts';
import { ingressClasses } from './ingress-classes';
import { integrations } from './integrations';
import { internet } from './internet';
import { egress, ingress } from './peers';
import { defaultOfReach, reach } from './reach';
import { tenantPolicies } from './tenant-policies';

export type MergedNetwork = MergedOver<NetworkProps, typeof DEFAULT_SETTINGS.network>;

/** One part per key, in the order of the normal form. */
export const NETWORK = new SettingTable<NetworkProps, MergedNetwork, FleetNetwork>({
  reach,
  default: defaultOfReach,
  flows,
  dns,
  internet,
  ingress,
  egress,
  integrations,
  hosts,
  ingressClasses,
  tenantPolicies,
  apiServer,
});

/** Who may talk to whom. */
export const network: Setting<NetworkProps, MergedNetwork, FleetNetwork> = {
  check: (written, path, findings) => NETWORK.check(written, path, findings),
  resolve: (merged, context) => NETWORK.resolve(merged, context),
  checkMerged(environment, findings) {
    NETWORK.checkMerged(environment, findings);
    if (environment.isNewNetwork) checkEngineNeeds(environment, findings);
  },
};
