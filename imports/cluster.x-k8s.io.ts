// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface ClusterSpec {
  readonly availabilityGates?: readonly ClusterSpecAvailabilityGates[];
  readonly clusterNetwork?: ClusterSpecClusterNetwork;
  readonly controlPlaneEndpoint?: ClusterSpecControlPlaneEndpoint;
  readonly controlPlaneRef?: ClusterSpecControlPlaneRef;
  readonly infrastructureRef?: ClusterSpecInfrastructureRef;
  readonly paused?: boolean;
  readonly topology?: ClusterSpecTopology;
}

export interface ClusterSpecAvailabilityGates {
  readonly conditionType: string;
  readonly polarity?: ClusterSpecAvailabilityGatesPolarity;
}

export type ClusterSpecAvailabilityGatesPolarity = 'Positive' | 'Negative';

export interface ClusterSpecClusterNetwork {
  readonly apiServerPort?: number;
  readonly pods?: ClusterSpecClusterNetworkPods;
  readonly serviceDomain?: string;
  readonly services?: ClusterSpecClusterNetworkServices;
}

export interface ClusterSpecClusterNetworkPods {
  readonly cidrBlocks: readonly string[];
}

export interface ClusterSpecClusterNetworkServices {
  readonly cidrBlocks: readonly string[];
}

export interface ClusterSpecControlPlaneEndpoint {
  readonly host?: string;
  readonly port?: number;
}

export interface ClusterSpecControlPlaneRef {
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
}

export interface ClusterSpecInfrastructureRef {
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
}

export interface ClusterSpecTopology {
  readonly classRef: ClusterSpecTopologyClassRef;
  readonly controlPlane?: ClusterSpecTopologyControlPlane;
  readonly variables?: readonly ClusterSpecTopologyVariables[];
  readonly version: string;
  readonly workers?: ClusterSpecTopologyWorkers;
}

export interface ClusterSpecTopologyClassRef {
  readonly name: string;
  readonly namespace?: string;
}

export interface ClusterSpecTopologyControlPlane {
  readonly deletion?: ClusterSpecTopologyControlPlaneDeletion;
  readonly healthCheck?: ClusterSpecTopologyControlPlaneHealthCheck;
  readonly metadata?: ClusterSpecTopologyControlPlaneMetadata;
  readonly readinessGates?: readonly ClusterSpecTopologyControlPlaneReadinessGates[];
  readonly replicas?: number;
  readonly rollout?: ClusterSpecTopologyControlPlaneRollout;
  readonly taints?: readonly ClusterSpecTopologyControlPlaneTaints[];
  readonly variables?: ClusterSpecTopologyControlPlaneVariables;
}

export interface ClusterSpecTopologyControlPlaneDeletion {
  readonly nodeDeletionTimeoutSeconds?: number;
  readonly nodeDrainTimeoutSeconds?: number;
  readonly nodeVolumeDetachTimeoutSeconds?: number;
}

export interface ClusterSpecTopologyControlPlaneHealthCheck {
  readonly checks?: ClusterSpecTopologyControlPlaneHealthCheckChecks;
  readonly enabled?: boolean;
  readonly remediation?: ClusterSpecTopologyControlPlaneHealthCheckRemediation;
}

export interface ClusterSpecTopologyControlPlaneHealthCheckChecks {
  readonly nodeStartupTimeoutSeconds?: number;
  readonly unhealthyMachineConditions?: readonly ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyMachineConditions[];
  readonly unhealthyNodeConditions?: readonly ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyNodeConditions[];
}

export interface ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyMachineConditions {
  readonly status: ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyMachineConditionsStatus;
  readonly timeoutSeconds: number;
  readonly type: string;
}

export type ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyMachineConditionsStatus = 'True' | 'False' | 'Unknown';

export interface ClusterSpecTopologyControlPlaneHealthCheckChecksUnhealthyNodeConditions {
  readonly status: string;
  readonly timeoutSeconds: number;
  readonly type: string;
}

export interface ClusterSpecTopologyControlPlaneHealthCheckRemediation {
  readonly templateRef?: ClusterSpecTopologyControlPlaneHealthCheckRemediationTemplateRef;
  readonly triggerIf?: ClusterSpecTopologyControlPlaneHealthCheckRemediationTriggerIf;
}

export interface ClusterSpecTopologyControlPlaneHealthCheckRemediationTemplateRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

export interface ClusterSpecTopologyControlPlaneHealthCheckRemediationTriggerIf {
  readonly unhealthyInRange?: string;
  readonly unhealthyLessThanOrEqualTo?: ClusterSpecTopologyControlPlaneHealthCheckRemediationTriggerIfUnhealthyLessThanOrEqualTo;
}

export type ClusterSpecTopologyControlPlaneHealthCheckRemediationTriggerIfUnhealthyLessThanOrEqualTo = number | string;

export interface ClusterSpecTopologyControlPlaneMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface ClusterSpecTopologyControlPlaneReadinessGates {
  readonly conditionType: string;
  readonly polarity?: ClusterSpecTopologyControlPlaneReadinessGatesPolarity;
}

export type ClusterSpecTopologyControlPlaneReadinessGatesPolarity = 'Positive' | 'Negative';

export interface ClusterSpecTopologyControlPlaneRollout {
  readonly after?: Date;
}

export interface ClusterSpecTopologyControlPlaneTaints {
  readonly effect: ClusterSpecTopologyControlPlaneTaintsEffect;
  readonly key: string;
  readonly propagation: ClusterSpecTopologyControlPlaneTaintsPropagation;
  readonly value?: string;
}

export type ClusterSpecTopologyControlPlaneTaintsEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

export type ClusterSpecTopologyControlPlaneTaintsPropagation = 'Always' | 'OnInitialization';

export interface ClusterSpecTopologyControlPlaneVariables {
  readonly overrides?: readonly ClusterSpecTopologyControlPlaneVariablesOverrides[];
}

export interface ClusterSpecTopologyControlPlaneVariablesOverrides {
  readonly name: string;
  readonly value: unknown;
}

export interface ClusterSpecTopologyVariables {
  readonly name: string;
  readonly value: unknown;
}

export interface ClusterSpecTopologyWorkers {
  readonly machineDeployments?: readonly ClusterSpecTopologyWorkersMachineDeployments[];
  readonly machinePools?: readonly ClusterSpecTopologyWorkersMachinePools[];
}

export interface ClusterSpecTopologyWorkersMachineDeployments {
  readonly class: string;
  readonly deletion?: ClusterSpecTopologyWorkersMachineDeploymentsDeletion;
  readonly failureDomain?: string;
  readonly healthCheck?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheck;
  readonly metadata?: ClusterSpecTopologyWorkersMachineDeploymentsMetadata;
  readonly minReadySeconds?: number;
  readonly name: string;
  readonly readinessGates?: readonly ClusterSpecTopologyWorkersMachineDeploymentsReadinessGates[];
  readonly replicas?: number;
  readonly rollout?: ClusterSpecTopologyWorkersMachineDeploymentsRollout;
  readonly taints?: readonly ClusterSpecTopologyWorkersMachineDeploymentsTaints[];
  readonly variables?: ClusterSpecTopologyWorkersMachineDeploymentsVariables;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsDeletion {
  readonly nodeDeletionTimeoutSeconds?: number;
  readonly nodeDrainTimeoutSeconds?: number;
  readonly nodeVolumeDetachTimeoutSeconds?: number;
  readonly order?: ClusterSpecTopologyWorkersMachineDeploymentsDeletionOrder;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsDeletionOrder = 'Random' | 'Newest' | 'Oldest';

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheck {
  readonly checks?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecks;
  readonly enabled?: boolean;
  readonly remediation?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediation;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecks {
  readonly nodeStartupTimeoutSeconds?: number;
  readonly unhealthyMachineConditions?: readonly ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyMachineConditions[];
  readonly unhealthyNodeConditions?: readonly ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyNodeConditions[];
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyMachineConditions {
  readonly status: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyMachineConditionsStatus;
  readonly timeoutSeconds: number;
  readonly type: string;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyMachineConditionsStatus = 'True' | 'False' | 'Unknown';

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckChecksUnhealthyNodeConditions {
  readonly status: string;
  readonly timeoutSeconds: number;
  readonly type: string;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediation {
  readonly maxInFlight?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationMaxInFlight;
  readonly templateRef?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTemplateRef;
  readonly triggerIf?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTriggerIf;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationMaxInFlight = number | string;

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTemplateRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTriggerIf {
  readonly unhealthyInRange?: string;
  readonly unhealthyLessThanOrEqualTo?: ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTriggerIfUnhealthyLessThanOrEqualTo;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsHealthCheckRemediationTriggerIfUnhealthyLessThanOrEqualTo = number | string;

export interface ClusterSpecTopologyWorkersMachineDeploymentsMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsReadinessGates {
  readonly conditionType: string;
  readonly polarity?: ClusterSpecTopologyWorkersMachineDeploymentsReadinessGatesPolarity;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsReadinessGatesPolarity = 'Positive' | 'Negative';

export interface ClusterSpecTopologyWorkersMachineDeploymentsRollout {
  readonly after?: Date;
  readonly strategy?: ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategy;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategy {
  readonly rollingUpdate?: ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdate;
  readonly type: ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyType;
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdate {
  readonly maxSurge?: ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdateMaxSurge;
  readonly maxUnavailable?: ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdateMaxUnavailable;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdateMaxSurge = number | string;

export type ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyRollingUpdateMaxUnavailable = number | string;

export type ClusterSpecTopologyWorkersMachineDeploymentsRolloutStrategyType = 'RollingUpdate' | 'OnDelete';

export interface ClusterSpecTopologyWorkersMachineDeploymentsTaints {
  readonly effect: ClusterSpecTopologyWorkersMachineDeploymentsTaintsEffect;
  readonly key: string;
  readonly propagation: ClusterSpecTopologyWorkersMachineDeploymentsTaintsPropagation;
  readonly value?: string;
}

export type ClusterSpecTopologyWorkersMachineDeploymentsTaintsEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

export type ClusterSpecTopologyWorkersMachineDeploymentsTaintsPropagation = 'Always' | 'OnInitialization';

export interface ClusterSpecTopologyWorkersMachineDeploymentsVariables {
  readonly overrides?: readonly ClusterSpecTopologyWorkersMachineDeploymentsVariablesOverrides[];
}

export interface ClusterSpecTopologyWorkersMachineDeploymentsVariablesOverrides {
  readonly name: string;
  readonly value: unknown;
}

export interface ClusterSpecTopologyWorkersMachinePools {
  readonly class: string;
  readonly deletion?: ClusterSpecTopologyWorkersMachinePoolsDeletion;
  readonly failureDomains?: readonly string[];
  readonly metadata?: ClusterSpecTopologyWorkersMachinePoolsMetadata;
  readonly minReadySeconds?: number;
  readonly name: string;
  readonly replicas?: number;
  readonly taints?: readonly ClusterSpecTopologyWorkersMachinePoolsTaints[];
  readonly variables?: ClusterSpecTopologyWorkersMachinePoolsVariables;
}

export interface ClusterSpecTopologyWorkersMachinePoolsDeletion {
  readonly nodeDeletionTimeoutSeconds?: number;
  readonly nodeDrainTimeoutSeconds?: number;
  readonly nodeVolumeDetachTimeoutSeconds?: number;
}

export interface ClusterSpecTopologyWorkersMachinePoolsMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface ClusterSpecTopologyWorkersMachinePoolsTaints {
  readonly effect: ClusterSpecTopologyWorkersMachinePoolsTaintsEffect;
  readonly key: string;
  readonly propagation: ClusterSpecTopologyWorkersMachinePoolsTaintsPropagation;
  readonly value?: string;
}

export type ClusterSpecTopologyWorkersMachinePoolsTaintsEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

export type ClusterSpecTopologyWorkersMachinePoolsTaintsPropagation = 'Always' | 'OnInitialization';

export interface ClusterSpecTopologyWorkersMachinePoolsVariables {
  readonly overrides?: readonly ClusterSpecTopologyWorkersMachinePoolsVariablesOverrides[];
}

export interface ClusterSpecTopologyWorkersMachinePoolsVariablesOverrides {
  readonly name: string;
  readonly value: unknown;
}
