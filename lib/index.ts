/**
 * The public API: the constructs, their props, and what programs need to read a fleet and write its tree. Nothing else
 * is promised to stay.
 */
export { AccessPolicy, type AccessPolicyProps } from './constructs/access/access-policy';
export { AccessRoles, type AccessRolesProps } from './constructs/access/access-roles';
export { ComputeQuota, type ComputeQuotaProps } from './constructs/quotas/compute-quota';
export { GpuQuota, type GpuQuotaProps } from './constructs/quotas/gpu-quota';
export { GuardRails, type GuardRailsProps } from './constructs/guard-rails/guard-rails';
export { IsolationPolicy, type IsolationPolicyProps } from './constructs/network/isolation-policy';
export { ObjectQuota, type ObjectQuotaProps } from './constructs/quotas/object-quota';
export { OutputFolder } from './constructs/api-object/output-folder';
export { Platform, type PlatformProps } from './constructs/platform/platform';
export { PriorityClasses, type PriorityClassesProps } from './constructs/platform/priority-classes';
export { PriorityGuard, type PriorityGuardProps } from './constructs/quotas/priority-guard';
export { SharedService, type SharedServiceProps } from './constructs/tenant/shared-service';
export { Tenant, type TenantProps } from './constructs/tenant/tenant';
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
export type {
  Fleet,
  FleetApiServer,
  FleetBurst,
  FleetClusterRanges,
  FleetContainers,
  FleetDefaultRequest,
  FleetDns,
  FleetEnvironment,
  FleetEnvironmentQuota,
  FleetFlow,
  FleetGuardRails,
  FleetImages,
  FleetIntegration,
  FleetInternet,
  FleetKind,
  FleetNetwork,
  FleetObjects,
  FleetOwner,
  FleetPeer,
  FleetPlatform,
  FleetPodSecurity,
  FleetPodSecurityExceptions,
  FleetPool,
  FleetPort,
  FleetPriorityClass,
  FleetQuota,
  FleetResources,
  FleetRule,
  FleetScheduling,
  FleetServiceAccount,
  FleetSharedService,
  FleetStorage,
  FleetSubject,
  FleetTenant,
} from './fleet/model/fleet';
export {
  loadFleet,
  loadFleets,
  type LoadedFleet,
  type LoadedFleets,
  type LoadOptions,
} from './fleet/load';
export type {
  AcceptProps,
  AccessMode,
  AddressRange,
  AnnotationKey,
  ApiGroup,
  ApiServerProps,
  BurstProps,
  BurstText,
  BurstValue,
  Bytes,
  Capability,
  ClusterEntry,
  ClusterPoolProps,
  ClusterRangesProps,
  ContainersProps,
  Cores,
  Count,
  DeviceClassName,
  DnsLabel,
  DnsProfile,
  DnsProps,
  EnvironmentEntry,
  EnvironmentPlacementProps,
  EnvironmentQuotaProps,
  ExtendedResource,
  FilledText,
  FleetPartProps,
  FleetProps,
  FlowProps,
  GrantableResource,
  GuardRailMode,
  GuardRailModes,
  MutationMode,
  HostPath,
  HostPattern,
  HugePages,
  FormerNames,
  IdentityPreset,
  ImageRegistry,
  ImagesProps,
  IntegrationName,
  IntegrationProps,
  IntegrationValue,
  InternetProps,
  Ipv4Address,
  Ipv4Range,
  Ipv6Range,
  KindAccess,
  KindPlural,
  KindProps,
  KubernetesVersion,
  LabelKey,
  LabelText,
  LabelValue,
  LifecycleState,
  LimitsProps,
  MetadataKey,
  NamespacePrefix,
  NamespacesMode,
  NetworkDefault,
  NetworkProps,
  NetworkReach,
  ObjectName,
  ObjectsProps,
  OwnerProps,
  PeerProps,
  PlacementProps,
  PlainName,
  PlatformEntry,
  PodSecurityExceptions,
  PodSecurityLevel,
  PodSecurityProps,
  PoolProps,
  PoolServer,
  PortNumber,
  PortProps,
  PortValue,
  PositiveNumber,
  PriorityClassName,
  PriorityClassProps,
  QuantityText,
  QuantityValue,
  QuotaProps,
  ReadAccess,
  Reason,
  RequiredText,
  ResourcesProps,
  RuleProps,
  SchedulingProps,
  SeLinuxType,
  ServiceAccountProps,
  ServiceAccountRef,
  SettingsProps,
  ShareNumber,
  ShareText,
  ShareValue,
  SharedServiceEntry,
  StorageProps,
  SubjectName,
  SubjectProps,
  SubjectValue,
  Sysctl,
  Taint,
  TenantEntry,
  TextValue,
  TierEntry,
  UserName,
  WarningCode,
  WholeNumber,
} from './fleet/model/props';
export type { GuardRailParameter, GuardRailParameters } from './plan/guard-rail-parameters';
export type { OutputFolderName } from './plan/output-files';
export { synth, type SynthOptions } from './synth/synth';
export type { DifferingFile, TreeResult } from './synth/tree/write-tree';
