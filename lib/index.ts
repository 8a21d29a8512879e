/**
 * The public API: the constructs, their props, and what programs need to read a fleet and write its tree. Nothing else
 * is promised to stay.
 */
export { AccessPolicy, type AccessPolicyProps } from './constructs/access/access-policy';
export { AccessRoles, type AccessRolesProps } from './constructs/access/access-roles';
export { ComputeQuota, type ComputeQuotaProps } from './constructs/quotas/compute-quota';
export { GpuQuota, type GpuQuotaProps } from './constructs/quotas/gpu-quota';
export { GuardRails, type GuardRailsOptions } from './constructs/guard-rails/guard-rails';
export { IsolationPolicy, type IsolationPolicyProps } from './constructs/network/isolation-policy';
export { ObjectQuota, type ObjectQuotaProps } from './constructs/quotas/object-quota';
export { Platform } from './constructs/platform/platform';
export { PriorityClasses, type PriorityClassesProps } from './constructs/platform/priority-classes';
export { PriorityGuard, type PriorityGuardProps } from './constructs/quotas/priority-guard';
export { SharedService, type SharedServiceOptions } from './constructs/tenant/shared-service';
export { Tenant, type TenantOptions } from './constructs/tenant/tenant';
export { TenantCatalogue, type TenantCatalogueProps } from './constructs/platform/tenant-catalogue';
export {
  TenantEnvironment,
  type TenantEnvironmentProps,
} from './constructs/tenant/tenant-environment';
export { TenantNamespace, type TenantNamespaceProps } from './constructs/tenant/tenant-namespace';
export {
  WorkloadIdentities,
  type WorkloadIdentitiesProps,
} from './constructs/access/workload-identities';
export type { CodeEntry, Severity } from './findings/codes/code-entry';
export { type Code, CODES } from './findings/codes/codes';
export type { AcceptedFinding } from './findings/accept';
export { type Finding, type FindingPath, TenancyError } from './findings/finding';
export type * from './fleet/model/fleet';
export type { GuardRailParameters } from './plan/guard-rail-parameters';
export { loadFleet, type LoadedFleet } from './fleet/load';
export type * from './fleet/model/props';
export { synth, type SynthOptions } from './synth/synth';
export type { TreeResult } from './synth/tree/write-tree';
