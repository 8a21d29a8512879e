// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface ClusterQueueSpec {
  readonly admissionChecksStrategy?: ClusterQueueSpecAdmissionChecksStrategy;
  readonly admissionScope?: ClusterQueueSpecAdmissionScope;
  readonly cohortName?: string;
  readonly concurrentAdmissionPolicy?: ClusterQueueSpecConcurrentAdmissionPolicy;
  readonly fairSharing?: ClusterQueueSpecFairSharing;
  readonly flavorFungibility?: ClusterQueueSpecFlavorFungibility;
  readonly namespaceSelector?: ClusterQueueSpecNamespaceSelector;
  readonly preemption?: ClusterQueueSpecPreemption;
  readonly queueingStrategy?: ClusterQueueSpecQueueingStrategy;
  readonly resourceGroups?: readonly ClusterQueueSpecResourceGroups[];
  readonly stopPolicy?: ClusterQueueSpecStopPolicy;
}

export interface ClusterQueueSpecAdmissionChecksStrategy {
  readonly admissionChecks: readonly ClusterQueueSpecAdmissionChecksStrategyAdmissionChecks[];
}

export interface ClusterQueueSpecAdmissionChecksStrategyAdmissionChecks {
  readonly name: string;
  readonly onFlavors?: readonly string[];
}

export interface ClusterQueueSpecAdmissionScope {
  readonly admissionMode: ClusterQueueSpecAdmissionScopeAdmissionMode;
}

export type ClusterQueueSpecAdmissionScopeAdmissionMode = 'UsageBasedAdmissionFairSharing' | 'NoAdmissionFairSharing';

export interface ClusterQueueSpecConcurrentAdmissionPolicy {
  readonly migration: ClusterQueueSpecConcurrentAdmissionPolicyMigration;
}

export interface ClusterQueueSpecConcurrentAdmissionPolicyMigration {
  readonly constraints?: ClusterQueueSpecConcurrentAdmissionPolicyMigrationConstraints;
  readonly mode: ClusterQueueSpecConcurrentAdmissionPolicyMigrationMode;
}

export interface ClusterQueueSpecConcurrentAdmissionPolicyMigrationConstraints {
  readonly lastAcceptableFlavorName?: string;
}

export type ClusterQueueSpecConcurrentAdmissionPolicyMigrationMode = 'TryPreferredFlavors' | 'RetainFirstAdmission';

export interface ClusterQueueSpecFairSharing {
  readonly weight?: ClusterQueueSpecFairSharingWeight;
}

export type ClusterQueueSpecFairSharingWeight = number | string;

export interface ClusterQueueSpecFlavorFungibility {
  readonly preference?: ClusterQueueSpecFlavorFungibilityPreference;
  readonly whenCanBorrow?: ClusterQueueSpecFlavorFungibilityWhenCanBorrow;
  readonly whenCanPreempt?: ClusterQueueSpecFlavorFungibilityWhenCanPreempt;
}

export type ClusterQueueSpecFlavorFungibilityPreference = 'BorrowingOverPreemption' | 'PreemptionOverBorrowing';

export type ClusterQueueSpecFlavorFungibilityWhenCanBorrow = 'MayStopSearch' | 'TryNextFlavor';

export type ClusterQueueSpecFlavorFungibilityWhenCanPreempt = 'MayStopSearch' | 'TryNextFlavor';

export interface ClusterQueueSpecNamespaceSelector {
  readonly matchExpressions?: readonly ClusterQueueSpecNamespaceSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface ClusterQueueSpecNamespaceSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export interface ClusterQueueSpecPreemption {
  readonly borrowWithinCohort?: ClusterQueueSpecPreemptionBorrowWithinCohort;
  readonly reclaimWithinCohort?: ClusterQueueSpecPreemptionReclaimWithinCohort;
  readonly withinClusterQueue?: ClusterQueueSpecPreemptionWithinClusterQueue;
}

export interface ClusterQueueSpecPreemptionBorrowWithinCohort {
  readonly maxPriorityThreshold?: number;
  readonly policy?: ClusterQueueSpecPreemptionBorrowWithinCohortPolicy;
}

export type ClusterQueueSpecPreemptionBorrowWithinCohortPolicy = 'Never' | 'LowerPriority';

export type ClusterQueueSpecPreemptionReclaimWithinCohort = 'Never' | 'LowerPriority' | 'Any';

export type ClusterQueueSpecPreemptionWithinClusterQueue = 'Never' | 'LowerPriority' | 'LowerOrNewerEqualPriority';

export type ClusterQueueSpecQueueingStrategy = 'StrictFIFO' | 'BestEffortFIFO';

export interface ClusterQueueSpecResourceGroups {
  readonly coveredResources: readonly string[];
  readonly flavors: readonly ClusterQueueSpecResourceGroupsFlavors[];
}

export interface ClusterQueueSpecResourceGroupsFlavors {
  readonly name: string;
  readonly resources: readonly ClusterQueueSpecResourceGroupsFlavorsResources[];
}

export interface ClusterQueueSpecResourceGroupsFlavorsResources {
  readonly borrowingLimit?: ClusterQueueSpecResourceGroupsFlavorsResourcesBorrowingLimit;
  readonly lendingLimit?: ClusterQueueSpecResourceGroupsFlavorsResourcesLendingLimit;
  readonly name: string;
  readonly nominalQuota: ClusterQueueSpecResourceGroupsFlavorsResourcesNominalQuota;
}

export type ClusterQueueSpecResourceGroupsFlavorsResourcesBorrowingLimit = number | string;

export type ClusterQueueSpecResourceGroupsFlavorsResourcesLendingLimit = number | string;

export type ClusterQueueSpecResourceGroupsFlavorsResourcesNominalQuota = number | string;

export type ClusterQueueSpecStopPolicy = 'None' | 'Hold' | 'HoldAndDrain';

export interface CohortSpec {
  readonly fairSharing?: CohortSpecFairSharing;
  readonly parentName?: string;
  readonly resourceGroups?: readonly CohortSpecResourceGroups[];
}

export interface CohortSpecFairSharing {
  readonly weight?: CohortSpecFairSharingWeight;
}

export type CohortSpecFairSharingWeight = number | string;

export interface CohortSpecResourceGroups {
  readonly coveredResources: readonly string[];
  readonly flavors: readonly CohortSpecResourceGroupsFlavors[];
}

export interface CohortSpecResourceGroupsFlavors {
  readonly name: string;
  readonly resources: readonly CohortSpecResourceGroupsFlavorsResources[];
}

export interface CohortSpecResourceGroupsFlavorsResources {
  readonly borrowingLimit?: CohortSpecResourceGroupsFlavorsResourcesBorrowingLimit;
  readonly lendingLimit?: CohortSpecResourceGroupsFlavorsResourcesLendingLimit;
  readonly name: string;
  readonly nominalQuota: CohortSpecResourceGroupsFlavorsResourcesNominalQuota;
}

export type CohortSpecResourceGroupsFlavorsResourcesBorrowingLimit = number | string;

export type CohortSpecResourceGroupsFlavorsResourcesLendingLimit = number | string;

export type CohortSpecResourceGroupsFlavorsResourcesNominalQuota = number | string;

export interface LocalQueueSpec {
  readonly clusterQueue?: string;
  readonly fairSharing?: LocalQueueSpecFairSharing;
  readonly stopPolicy?: LocalQueueSpecStopPolicy;
}

export interface LocalQueueSpecFairSharing {
  readonly weight?: LocalQueueSpecFairSharingWeight;
}

export type LocalQueueSpecFairSharingWeight = number | string;

export type LocalQueueSpecStopPolicy = 'None' | 'Hold' | 'HoldAndDrain';

export interface ResourceFlavorSpec {
  readonly nodeLabels?: { [key: string]: string };
  readonly nodeTaints?: readonly ResourceFlavorSpecNodeTaints[];
  readonly tolerations?: readonly ResourceFlavorSpecTolerations[];
  readonly topologyName?: string;
}

export interface ResourceFlavorSpecNodeTaints {
  readonly effect: string;
  readonly key: string;
  readonly timeAdded?: Date;
  readonly value?: string;
}

export interface ResourceFlavorSpecTolerations {
  readonly effect?: string;
  readonly key?: string;
  readonly operator?: string;
  readonly tolerationSeconds?: number;
  readonly value?: string;
}

export interface TopologySpec {
  readonly levels: readonly TopologySpecLevels[];
}

export interface TopologySpecLevels {
  readonly nodeLabel: string;
}
