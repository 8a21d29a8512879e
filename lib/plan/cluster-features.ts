import { MUTATION_SINCE } from '../fleet/catalogue/guard-rail-catalogue';
import type { FleetEnvironment, FleetPlatform } from '../fleet/model/fleet';

/** Whether a policy of the cluster keeps the border of an environment whose admins write NetworkPolicies. */
export function hasBorder(platform: FleetPlatform, { network }: FleetEnvironment): boolean {
  return network.tenantPolicies && platform.clusterNetworkPolicy;
}

/** Whether the API servers of a platform, of a version such as `1.36`, know MutatingAdmissionPolicy. */
export function canMutate(kubernetesVersion: string): boolean {
  return Number(kubernetesVersion.split('.')[1]) >= MUTATION_SINCE;
}
