// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface ApplicationSpec {
  readonly destination: ApplicationSpecDestination;
  readonly ignoreDifferences?: readonly ApplicationSpecIgnoreDifferences[];
  readonly info?: readonly ApplicationSpecInfo[];
  readonly project: string;
  readonly revisionHistoryLimit?: number;
  readonly source?: ApplicationSpecSource;
  readonly sourceHydrator?: ApplicationSpecSourceHydrator;
  readonly sources?: readonly ApplicationSpecSources[];
  readonly syncPolicy?: ApplicationSpecSyncPolicy;
}

export interface ApplicationSpecDestination {
  readonly name?: string;
  readonly namespace?: string;
  readonly server?: string;
}

export interface ApplicationSpecIgnoreDifferences {
  readonly group?: string;
  readonly jqPathExpressions?: readonly string[];
  readonly jsonPointers?: readonly string[];
  readonly kind: string;
  readonly managedFieldsManagers?: readonly string[];
  readonly name?: string;
  readonly namespace?: string;
}

export interface ApplicationSpecInfo {
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSource {
  readonly chart?: string;
  readonly directory?: ApplicationSpecSourceDirectory;
  readonly helm?: ApplicationSpecSourceHelm;
  readonly kustomize?: ApplicationSpecSourceKustomize;
  readonly name?: string;
  readonly path?: string;
  readonly plugin?: ApplicationSpecSourcePlugin;
  readonly ref?: string;
  readonly repoURL: string;
  readonly tagPrefix?: string;
  readonly targetRevision?: string;
}

export interface ApplicationSpecSourceDirectory {
  readonly exclude?: string;
  readonly include?: string;
  readonly jsonnet?: ApplicationSpecSourceDirectoryJsonnet;
  readonly recurse?: boolean;
}

export interface ApplicationSpecSourceDirectoryJsonnet {
  readonly extVars?: readonly ApplicationSpecSourceDirectoryJsonnetExtVars[];
  readonly libs?: readonly string[];
  readonly tlas?: readonly ApplicationSpecSourceDirectoryJsonnetTlas[];
}

export interface ApplicationSpecSourceDirectoryJsonnetExtVars {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceDirectoryJsonnetTlas {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceHelm {
  readonly apiVersions?: readonly string[];
  readonly fileParameters?: readonly ApplicationSpecSourceHelmFileParameters[];
  readonly ignoreMissingValueFiles?: boolean;
  readonly kubeVersion?: string;
  readonly namespace?: string;
  readonly parameters?: readonly ApplicationSpecSourceHelmParameters[];
  readonly passCredentials?: boolean;
  readonly releaseName?: string;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly skipTests?: boolean;
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: unknown;
  readonly version?: string;
}

export interface ApplicationSpecSourceHelmFileParameters {
  readonly name?: string;
  readonly path?: string;
}

export interface ApplicationSpecSourceHelmParameters {
  readonly forceString?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export interface ApplicationSpecSourceKustomize {
  readonly apiVersions?: readonly string[];
  readonly commonAnnotations?: { [key: string]: string };
  readonly commonAnnotationsEnvsubst?: boolean;
  readonly commonLabels?: { [key: string]: string };
  readonly components?: readonly string[];
  readonly forceCommonAnnotations?: boolean;
  readonly forceCommonLabels?: boolean;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: readonly string[];
  readonly kubeVersion?: string;
  readonly labelIncludeTemplates?: boolean;
  readonly labelWithoutSelector?: boolean;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly patches?: readonly ApplicationSpecSourceKustomizePatches[];
  readonly replicas?: readonly ApplicationSpecSourceKustomizeReplicas[];
  readonly version?: string;
}

export interface ApplicationSpecSourceKustomizePatches {
  readonly options?: { [key: string]: boolean };
  readonly patch?: string;
  readonly path?: string;
  readonly target?: ApplicationSpecSourceKustomizePatchesTarget;
}

export interface ApplicationSpecSourceKustomizePatchesTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface ApplicationSpecSourceKustomizeReplicas {
  readonly count: ApplicationSpecSourceKustomizeReplicasCount;
  readonly name: string;
}

export type ApplicationSpecSourceKustomizeReplicasCount = number | string;

export interface ApplicationSpecSourcePlugin {
  readonly env?: readonly ApplicationSpecSourcePluginEnv[];
  readonly name?: string;
  readonly parameters?: readonly ApplicationSpecSourcePluginParameters[];
}

export interface ApplicationSpecSourcePluginEnv {
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourcePluginParameters {
  readonly array?: readonly string[];
  readonly map?: { [key: string]: string };
  readonly name?: string;
  readonly string?: string;
}

export interface ApplicationSpecSourceHydrator {
  readonly drySource: ApplicationSpecSourceHydratorDrySource;
  readonly hydrateTo?: ApplicationSpecSourceHydratorHydrateTo;
  readonly syncSource: ApplicationSpecSourceHydratorSyncSource;
}

export interface ApplicationSpecSourceHydratorDrySource {
  readonly directory?: ApplicationSpecSourceHydratorDrySourceDirectory;
  readonly helm?: ApplicationSpecSourceHydratorDrySourceHelm;
  readonly kustomize?: ApplicationSpecSourceHydratorDrySourceKustomize;
  readonly path: string;
  readonly plugin?: ApplicationSpecSourceHydratorDrySourcePlugin;
  readonly repoURL: string;
  readonly targetRevision: string;
}

export interface ApplicationSpecSourceHydratorDrySourceDirectory {
  readonly exclude?: string;
  readonly include?: string;
  readonly jsonnet?: ApplicationSpecSourceHydratorDrySourceDirectoryJsonnet;
  readonly recurse?: boolean;
}

export interface ApplicationSpecSourceHydratorDrySourceDirectoryJsonnet {
  readonly extVars?: readonly ApplicationSpecSourceHydratorDrySourceDirectoryJsonnetExtVars[];
  readonly libs?: readonly string[];
  readonly tlas?: readonly ApplicationSpecSourceHydratorDrySourceDirectoryJsonnetTlas[];
}

export interface ApplicationSpecSourceHydratorDrySourceDirectoryJsonnetExtVars {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceHydratorDrySourceDirectoryJsonnetTlas {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceHydratorDrySourceHelm {
  readonly apiVersions?: readonly string[];
  readonly fileParameters?: readonly ApplicationSpecSourceHydratorDrySourceHelmFileParameters[];
  readonly ignoreMissingValueFiles?: boolean;
  readonly kubeVersion?: string;
  readonly namespace?: string;
  readonly parameters?: readonly ApplicationSpecSourceHydratorDrySourceHelmParameters[];
  readonly passCredentials?: boolean;
  readonly releaseName?: string;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly skipTests?: boolean;
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: unknown;
  readonly version?: string;
}

export interface ApplicationSpecSourceHydratorDrySourceHelmFileParameters {
  readonly name?: string;
  readonly path?: string;
}

export interface ApplicationSpecSourceHydratorDrySourceHelmParameters {
  readonly forceString?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export interface ApplicationSpecSourceHydratorDrySourceKustomize {
  readonly apiVersions?: readonly string[];
  readonly commonAnnotations?: { [key: string]: string };
  readonly commonAnnotationsEnvsubst?: boolean;
  readonly commonLabels?: { [key: string]: string };
  readonly components?: readonly string[];
  readonly forceCommonAnnotations?: boolean;
  readonly forceCommonLabels?: boolean;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: readonly string[];
  readonly kubeVersion?: string;
  readonly labelIncludeTemplates?: boolean;
  readonly labelWithoutSelector?: boolean;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly patches?: readonly ApplicationSpecSourceHydratorDrySourceKustomizePatches[];
  readonly replicas?: readonly ApplicationSpecSourceHydratorDrySourceKustomizeReplicas[];
  readonly version?: string;
}

export interface ApplicationSpecSourceHydratorDrySourceKustomizePatches {
  readonly options?: { [key: string]: boolean };
  readonly patch?: string;
  readonly path?: string;
  readonly target?: ApplicationSpecSourceHydratorDrySourceKustomizePatchesTarget;
}

export interface ApplicationSpecSourceHydratorDrySourceKustomizePatchesTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface ApplicationSpecSourceHydratorDrySourceKustomizeReplicas {
  readonly count: ApplicationSpecSourceHydratorDrySourceKustomizeReplicasCount;
  readonly name: string;
}

export type ApplicationSpecSourceHydratorDrySourceKustomizeReplicasCount = number | string;

export interface ApplicationSpecSourceHydratorDrySourcePlugin {
  readonly env?: readonly ApplicationSpecSourceHydratorDrySourcePluginEnv[];
  readonly name?: string;
  readonly parameters?: readonly ApplicationSpecSourceHydratorDrySourcePluginParameters[];
}

export interface ApplicationSpecSourceHydratorDrySourcePluginEnv {
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceHydratorDrySourcePluginParameters {
  readonly array?: readonly string[];
  readonly map?: { [key: string]: string };
  readonly name?: string;
  readonly string?: string;
}

export interface ApplicationSpecSourceHydratorHydrateTo {
  readonly targetBranch: string;
}

export interface ApplicationSpecSourceHydratorSyncSource {
  readonly path: string;
  readonly repoURL?: string;
  readonly targetBranch: string;
}

export interface ApplicationSpecSources {
  readonly chart?: string;
  readonly directory?: ApplicationSpecSourcesDirectory;
  readonly helm?: ApplicationSpecSourcesHelm;
  readonly kustomize?: ApplicationSpecSourcesKustomize;
  readonly name?: string;
  readonly path?: string;
  readonly plugin?: ApplicationSpecSourcesPlugin;
  readonly ref?: string;
  readonly repoURL: string;
  readonly tagPrefix?: string;
  readonly targetRevision?: string;
}

export interface ApplicationSpecSourcesDirectory {
  readonly exclude?: string;
  readonly include?: string;
  readonly jsonnet?: ApplicationSpecSourcesDirectoryJsonnet;
  readonly recurse?: boolean;
}

export interface ApplicationSpecSourcesDirectoryJsonnet {
  readonly extVars?: readonly ApplicationSpecSourcesDirectoryJsonnetExtVars[];
  readonly libs?: readonly string[];
  readonly tlas?: readonly ApplicationSpecSourcesDirectoryJsonnetTlas[];
}

export interface ApplicationSpecSourcesDirectoryJsonnetExtVars {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourcesDirectoryJsonnetTlas {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourcesHelm {
  readonly apiVersions?: readonly string[];
  readonly fileParameters?: readonly ApplicationSpecSourcesHelmFileParameters[];
  readonly ignoreMissingValueFiles?: boolean;
  readonly kubeVersion?: string;
  readonly namespace?: string;
  readonly parameters?: readonly ApplicationSpecSourcesHelmParameters[];
  readonly passCredentials?: boolean;
  readonly releaseName?: string;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly skipTests?: boolean;
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: unknown;
  readonly version?: string;
}

export interface ApplicationSpecSourcesHelmFileParameters {
  readonly name?: string;
  readonly path?: string;
}

export interface ApplicationSpecSourcesHelmParameters {
  readonly forceString?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export interface ApplicationSpecSourcesKustomize {
  readonly apiVersions?: readonly string[];
  readonly commonAnnotations?: { [key: string]: string };
  readonly commonAnnotationsEnvsubst?: boolean;
  readonly commonLabels?: { [key: string]: string };
  readonly components?: readonly string[];
  readonly forceCommonAnnotations?: boolean;
  readonly forceCommonLabels?: boolean;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: readonly string[];
  readonly kubeVersion?: string;
  readonly labelIncludeTemplates?: boolean;
  readonly labelWithoutSelector?: boolean;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly patches?: readonly ApplicationSpecSourcesKustomizePatches[];
  readonly replicas?: readonly ApplicationSpecSourcesKustomizeReplicas[];
  readonly version?: string;
}

export interface ApplicationSpecSourcesKustomizePatches {
  readonly options?: { [key: string]: boolean };
  readonly patch?: string;
  readonly path?: string;
  readonly target?: ApplicationSpecSourcesKustomizePatchesTarget;
}

export interface ApplicationSpecSourcesKustomizePatchesTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface ApplicationSpecSourcesKustomizeReplicas {
  readonly count: ApplicationSpecSourcesKustomizeReplicasCount;
  readonly name: string;
}

export type ApplicationSpecSourcesKustomizeReplicasCount = number | string;

export interface ApplicationSpecSourcesPlugin {
  readonly env?: readonly ApplicationSpecSourcesPluginEnv[];
  readonly name?: string;
  readonly parameters?: readonly ApplicationSpecSourcesPluginParameters[];
}

export interface ApplicationSpecSourcesPluginEnv {
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourcesPluginParameters {
  readonly array?: readonly string[];
  readonly map?: { [key: string]: string };
  readonly name?: string;
  readonly string?: string;
}

export interface ApplicationSpecSyncPolicy {
  readonly automated?: ApplicationSpecSyncPolicyAutomated;
  readonly managedNamespaceMetadata?: ApplicationSpecSyncPolicyManagedNamespaceMetadata;
  readonly retry?: ApplicationSpecSyncPolicyRetry;
  readonly syncOptions?: readonly string[];
}

export interface ApplicationSpecSyncPolicyAutomated {
  readonly allowEmpty?: boolean;
  readonly enabled?: boolean;
  readonly prune?: boolean;
  readonly selfHeal?: boolean;
}

export interface ApplicationSpecSyncPolicyManagedNamespaceMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface ApplicationSpecSyncPolicyRetry {
  readonly backoff?: ApplicationSpecSyncPolicyRetryBackoff;
  readonly limit?: number;
  readonly refresh?: boolean;
}

export interface ApplicationSpecSyncPolicyRetryBackoff {
  readonly duration?: string;
  readonly factor?: number;
  readonly maxDuration?: string;
}

export interface AppProjectSpec {
  readonly clusterResourceBlacklist?: readonly AppProjectSpecClusterResourceBlacklist[];
  readonly clusterResourceWhitelist?: readonly AppProjectSpecClusterResourceWhitelist[];
  readonly description?: string;
  readonly destinationServiceAccounts?: readonly AppProjectSpecDestinationServiceAccounts[];
  readonly destinations?: readonly AppProjectSpecDestinations[];
  readonly namespaceResourceBlacklist?: readonly AppProjectSpecNamespaceResourceBlacklist[];
  readonly namespaceResourceWhitelist?: readonly AppProjectSpecNamespaceResourceWhitelist[];
  readonly orphanedResources?: AppProjectSpecOrphanedResources;
  readonly permitOnlyProjectScopedClusters?: boolean;
  readonly roles?: readonly AppProjectSpecRoles[];
  readonly signatureKeys?: readonly AppProjectSpecSignatureKeys[];
  readonly sourceIntegrity?: AppProjectSpecSourceIntegrity;
  readonly sourceNamespaces?: readonly string[];
  readonly sourceRepos?: readonly string[];
  readonly syncWindows?: readonly AppProjectSpecSyncWindows[];
}

export interface AppProjectSpecClusterResourceBlacklist {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

export interface AppProjectSpecClusterResourceWhitelist {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

export interface AppProjectSpecDestinationServiceAccounts {
  readonly defaultServiceAccount: string;
  readonly namespace?: string;
  readonly server: string;
}

export interface AppProjectSpecDestinations {
  readonly name?: string;
  readonly namespace?: string;
  readonly server?: string;
}

export interface AppProjectSpecNamespaceResourceBlacklist {
  readonly group: string;
  readonly kind: string;
}

export interface AppProjectSpecNamespaceResourceWhitelist {
  readonly group: string;
  readonly kind: string;
}

export interface AppProjectSpecOrphanedResources {
  readonly ignore?: readonly AppProjectSpecOrphanedResourcesIgnore[];
  readonly warn?: boolean;
}

export interface AppProjectSpecOrphanedResourcesIgnore {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
}

export interface AppProjectSpecRoles {
  readonly description?: string;
  readonly groups?: readonly string[];
  readonly jwtTokens?: readonly AppProjectSpecRolesJwtTokens[];
  readonly name: string;
  readonly policies?: readonly string[];
}

export interface AppProjectSpecRolesJwtTokens {
  readonly exp?: number;
  readonly iat: number;
  readonly id?: string;
}

export interface AppProjectSpecSignatureKeys {
  readonly keyID: string;
}

export interface AppProjectSpecSourceIntegrity {
  readonly git: AppProjectSpecSourceIntegrityGit;
}

export interface AppProjectSpecSourceIntegrityGit {
  readonly policies: readonly AppProjectSpecSourceIntegrityGitPolicies[];
}

export interface AppProjectSpecSourceIntegrityGitPolicies {
  readonly gpg: AppProjectSpecSourceIntegrityGitPoliciesGpg;
  readonly repos: readonly AppProjectSpecSourceIntegrityGitPoliciesRepos[];
}

export interface AppProjectSpecSourceIntegrityGitPoliciesGpg {
  readonly keys: readonly string[];
  readonly mode: string;
}

export interface AppProjectSpecSourceIntegrityGitPoliciesRepos {
  readonly url: string;
}

export interface AppProjectSpecSyncWindows {
  readonly andOperator?: boolean;
  readonly applications?: readonly string[];
  readonly clusters?: readonly string[];
  readonly description?: string;
  readonly duration?: string;
  readonly kind?: string;
  readonly manualSync?: boolean;
  readonly namespaces?: readonly string[];
  readonly schedule?: string;
  readonly syncOverrun?: boolean;
  readonly timeZone?: string;
}
