/**
 * The public API: the constructs, their props, and what programs need to read a fleet and write its tree. Nothing else
 * is promised to stay.
 */
export { AccessPolicy, type AccessPolicyProps } from './constructs/access-policy';
export { AccessRoles, type AccessRolesProps } from './constructs/access-roles';
export { ComputeQuota, type ComputeQuotaProps } from './constructs/compute-quota';
export { GpuQuota, type GpuQuotaProps } from './constructs/gpu-quota';
export { GuardRails, type GuardRailsOptions } from './constructs/guard-rails/guard-rails';
export { IsolationPolicy, type IsolationPolicyProps } from './constructs/isolation-policy';
export { ObjectQuota, type ObjectQuotaProps } from './constructs/object-quota';
export { Platform } from './constructs/platform';
export { PriorityClasses, type PriorityClassesProps } from './constructs/priority-classes';
export { PriorityGuard, type PriorityGuardProps } from './constructs/priority-guard';
export { SharedService, type SharedServiceOptions } from './constructs/shared-service';
export { Tenant, type TenantOptions } from './constructs/tenant';
export { TenantCatalogue, type TenantCatalogueProps } from './constructs/tenant-catalogue';
export { TenantEnvironment, type TenantEnvironmentProps } from './constructs/tenant-environment';
export { TenantNamespace, type TenantNamespaceProps } from './constructs/tenant-namespace';
export { WorkloadIdentities, type WorkloadIdentitiesProps } from './constructs/workload-identities';
export { type Code, CODES, type CodeEntry, type Severity } from './fleet/codes';
export type { AcceptedFinding } from './fleet/accept';
export { type Finding, type FindingPath, TenancyError } from './fleet/finding';
export type * from './fleet/fleet';
export type { GuardRailParameters } from './fleet/guard-rails';
export { loadFleet, type LoadedFleet } from './fleet/load';
export type * from './fleet/props';
export { synth, type SynthOptions } from './synth/synth';
export type { TreeResult } from './synth/tree';
