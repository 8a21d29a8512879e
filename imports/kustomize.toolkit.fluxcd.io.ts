// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface KustomizationSpec {
  readonly buildMetadata?: readonly KustomizationSpecBuildMetadata[];
  readonly commonMetadata?: KustomizationSpecCommonMetadata;
  readonly components?: readonly string[];
  readonly decryption?: KustomizationSpecDecryption;
  readonly deletionPolicy?: KustomizationSpecDeletionPolicy;
  readonly dependsOn?: readonly KustomizationSpecDependsOn[];
  readonly force?: boolean;
  readonly healthCheckExprs?: readonly KustomizationSpecHealthCheckExprs[];
  readonly healthChecks?: readonly KustomizationSpecHealthChecks[];
  readonly ignore?: readonly KustomizationSpecIgnore[];
  readonly ignoreMissingComponents?: boolean;
  readonly images?: readonly KustomizationSpecImages[];
  readonly interval: string;
  readonly kubeConfig?: KustomizationSpecKubeConfig;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly patches?: readonly KustomizationSpecPatches[];
  readonly path?: string;
  readonly postBuild?: KustomizationSpecPostBuild;
  readonly prune: boolean;
  readonly retryInterval?: string;
  readonly serviceAccountName?: string;
  readonly sourceRef: KustomizationSpecSourceRef;
  readonly suspend?: boolean;
  readonly targetNamespace?: string;
  readonly timeout?: string;
  readonly wait?: boolean;
}

export type KustomizationSpecBuildMetadata = 'originAnnotations' | 'transformerAnnotations';

export interface KustomizationSpecCommonMetadata {
  readonly annotations?: { [key: string]: string };
  readonly labels?: { [key: string]: string };
}

export interface KustomizationSpecDecryption {
  readonly provider: KustomizationSpecDecryptionProvider;
  readonly secretRef?: KustomizationSpecDecryptionSecretRef;
  readonly serviceAccountName?: string;
}

export type KustomizationSpecDecryptionProvider = 'sops';

export interface KustomizationSpecDecryptionSecretRef {
  readonly name: string;
}

export type KustomizationSpecDeletionPolicy = 'MirrorPrune' | 'Delete' | 'WaitForTermination' | 'Orphan';

export interface KustomizationSpecDependsOn {
  readonly name: string;
  readonly namespace?: string;
  readonly readyExpr?: string;
}

export interface KustomizationSpecHealthCheckExprs {
  readonly apiVersion: string;
  readonly current: string;
  readonly failed?: string;
  readonly inProgress?: string;
  readonly kind?: string;
}

export interface KustomizationSpecHealthChecks {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface KustomizationSpecIgnore {
  readonly paths: readonly string[];
  readonly target?: KustomizationSpecIgnoreTarget;
}

export interface KustomizationSpecIgnoreTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface KustomizationSpecImages {
  readonly digest?: string;
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
}

export interface KustomizationSpecKubeConfig {
  readonly configMapRef?: KustomizationSpecKubeConfigConfigMapRef;
  readonly secretRef?: KustomizationSpecKubeConfigSecretRef;
}

export interface KustomizationSpecKubeConfigConfigMapRef {
  readonly name: string;
}

export interface KustomizationSpecKubeConfigSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface KustomizationSpecPatches {
  readonly patch: string;
  readonly target?: KustomizationSpecPatchesTarget;
}

export interface KustomizationSpecPatchesTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface KustomizationSpecPostBuild {
  readonly substitute?: { [key: string]: string };
  readonly substituteFrom?: readonly KustomizationSpecPostBuildSubstituteFrom[];
  readonly substituteStrategy?: KustomizationSpecPostBuildSubstituteStrategy;
}

export interface KustomizationSpecPostBuildSubstituteFrom {
  readonly kind: KustomizationSpecPostBuildSubstituteFromKind;
  readonly name: string;
  readonly optional?: boolean;
}

export type KustomizationSpecPostBuildSubstituteFromKind = 'Secret' | 'ConfigMap';

export type KustomizationSpecPostBuildSubstituteStrategy = 'WithVariables' | 'Always';

export interface KustomizationSpecSourceRef {
  readonly apiVersion?: string;
  readonly kind: KustomizationSpecSourceRefKind;
  readonly name: string;
  readonly namespace?: string;
}

export type KustomizationSpecSourceRefKind = 'OCIRepository' | 'GitRepository' | 'Bucket' | 'ExternalArtifact';
