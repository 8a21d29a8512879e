import { NETWORK_ENGINES } from '../../catalogue/network-engines';
import { type Setting, asItIs, nothingToCheck } from '../setting';

/** Whether the tenant's admins may write NetworkPolicies. */
export const tenantPolicies: Setting<boolean, boolean, boolean> = {
  check: nothingToCheck,
  resolve: asItIs,
  // Policies add up, so only a policy of the cluster bounds the admins who write some.
  checkMerged({ tenant, name, environment, platform, placeOf }, findings) {
    if (!environment.network.tenantPolicies || platform.clusterNetworkPolicy) return;
    if (NETWORK_ENGINES[platform.network.engine].border) return;
    findings.addOnce(
      'NETWORK_SELF_SERVICE',
      placeOf(['network', 'tenantPolicies']),
      `In \`${name}\` of \`${tenant}\`, the tenant's admins can open their namespace to everybody, and to private addresses.`,
      'Write `clusterNetworkPolicy: true` at the platform if the cluster has that kind, or say under `accept` why this is intentional.',
    );
  },
};
