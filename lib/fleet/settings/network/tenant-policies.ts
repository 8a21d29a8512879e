import { NETWORK_ENGINES } from '../../catalogue/network-engines';
import { type Setting, asItIs, nothingToCheck } from '../setting';

/** Whether the tenant's admins may write NetworkPolicies. */
export const tenantPolicies: Setting<boolean, boolean, boolean> = {
  check: nothingToCheck,
  resolve: asItIs,
  // Policies add up, so only a policy of the cluster bounds the admins who write some.
  checkMerged({ tenant, name, environment, platform, placeOf }, findings) {
    if (!environment.network.tenantPolicies) return;
    const { clusterNetworkPolicy, network } = platform;
    const hasOwn = NETWORK_ENGINES[network.engine].border;
    if (hasOwn ? network.staged !== true : clusterNetworkPolicy !== false) return;
    findings.addOnce(
      'NETWORK_SELF_SERVICE',
      placeOf(['network', 'tenantPolicies']),
      `In \`${name}\` of \`${tenant}\`, the tenant's admins can open their namespace to everybody, and to private addresses.`,
      hasOwn
        ? "Remove `staged` from the platform's `network`, or say under `accept` why this is intentional."
        : 'Write `clusterNetworkPolicy: true` at the platform if the cluster has that kind, or say under `accept` why this is intentional.',
    );
  },
};
