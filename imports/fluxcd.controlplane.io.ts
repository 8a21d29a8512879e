// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface ResourceSetSpec {
  readonly commonMetadata?: ResourceSetSpecCommonMetadata;
  readonly dependsOn?: readonly ResourceSetSpecDependsOn[];
  readonly inputStrategy?: ResourceSetSpecInputStrategy;
  readonly inputs?: readonly { [key: string]: unknown }[];
  readonly inputsFrom?: readonly ResourceSetSpecInputsFrom[];
  readonly resources?: readonly unknown[];
  readonly resourcesTemplate?: string;
  readonly serviceAccountName?: string;
  readonly steps?: readonly ResourceSetSpecSteps[];
  readonly wait?: boolean;
}

export interface ResourceSetSpecCommonMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface ResourceSetSpecDependsOn {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly ready?: boolean;
  readonly readyExpr?: string;
}

export interface ResourceSetSpecInputStrategy {
  readonly includeEmptyProviders?: boolean;
  readonly name: ResourceSetSpecInputStrategyName;
}

export type ResourceSetSpecInputStrategyName = 'Flatten' | 'Permute';

export interface ResourceSetSpecInputsFrom {
  readonly apiVersion?: ResourceSetSpecInputsFromApiVersion;
  readonly kind?: ResourceSetSpecInputsFromKind;
  readonly name?: string;
  readonly selector?: ResourceSetSpecInputsFromSelector;
}

export type ResourceSetSpecInputsFromApiVersion = 'fluxcd.controlplane.io/v1';

export type ResourceSetSpecInputsFromKind = 'ResourceSetInputProvider';

export interface ResourceSetSpecInputsFromSelector {
  readonly matchExpressions?: readonly ResourceSetSpecInputsFromSelectorMatchExpressions[];
  readonly matchLabels?: { [key: string]: string };
}

export interface ResourceSetSpecInputsFromSelectorMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export interface ResourceSetSpecSteps {
  readonly name: string;
  readonly resources?: readonly unknown[];
  readonly resourcesTemplate?: string;
  readonly timeout?: string;
}
