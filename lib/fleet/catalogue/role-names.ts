import type { ClusterRead, IdentityPreset } from '../model/props';
import { CLUSTER_READS, clusterReadRole } from './readable-kinds';
import { IDENTITY_PRESETS, presetRole } from './identity-presets';

/** The closed roles that people of a tenant are bound to, namespace by namespace. */
export const TENANT_ROLES = {
  admin: 'tenant-admin',
  user: 'tenant-user',
  viewer: 'tenant-viewer',
} as const;

/** Writes what users write, without a shell in pods and without Secrets. */
export const DEPLOYER_ROLE = 'tenant-deployer';

/** Writes claims of devices; bound only where a pool is backed by Dynamic Resource Allocation. */
export const DEVICE_CLAIMS_ROLE = 'tenant-device-claims';

/** Binds people to the three roles, and accounts to Roles; bound only where there is `access: selfService`. */
export const ACCESS_ROLE = 'tenant-access';

/** Writes NetworkPolicies; bound only where there is `network.tenantPolicies`. */
export const NETWORK_POLICIES_ROLE = 'tenant-network-policies';

/**
 * Changes what says nothing about who made it: how large a workload is, and whether a pod goes. Bound to users where the
 * guard rail `ownWork` is off.
 */
export const SHARED_WORK_ROLE = 'tenant-shared-work';

/** Reads what every tenant chooses from. */
export const CATALOGUE_ROLE = 'tenant-catalogue';

/** Reads everything but secrets. */
export const AUDITOR_ROLE = 'platform-auditor';

/** Every ClusterRole that the output may hold by itself. */
const OUR_ROLES: ReadonlySet<string> = new Set([
  ...Object.values(TENANT_ROLES),
  DEPLOYER_ROLE,
  DEVICE_CLAIMS_ROLE,
  ACCESS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  CATALOGUE_ROLE,
  AUDITOR_ROLE,
  ...(Object.keys(IDENTITY_PRESETS) as IdentityPreset[]).map(presetRole),
  ...(Object.keys(CLUSTER_READS) as ClusterRead[]).map(clusterReadRole),
]);

/**
 * Roles that Kubernetes makes for people and changes with its versions; charts may widen the last three. Source:
 * kubernetes/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go (ClusterRoles, aggregationRule).
 */
const OF_KUBERNETES: Readonly<Record<string, string>> = {
  'cluster-admin': 'it may do everything, to its own quotas and guards as well',
  admin: 'it writes roles and bindings, and any chart may add to it',
  edit: 'it writes objects that no cap counts, and any chart may add to it',
  view: 'any chart may add to what it reads',
};

/** Why no `bindings` may name a role, and no `platform.roles` may write it. */
export function forbiddenRole(name: string): string | undefined {
  if (name.startsWith('system:')) return 'names that start with `system:` belong to Kubernetes';
  if (Object.hasOwn(OF_KUBERNETES, name)) return OF_KUBERNETES[name];
  return OUR_ROLES.has(name) ? 'it is one of ours, which other keys bind' : undefined;
}
