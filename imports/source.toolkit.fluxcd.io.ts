// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.

export interface GitRepositorySpec {
  readonly ignore?: string;
  readonly include?: readonly GitRepositorySpecInclude[];
  readonly interval: string;
  readonly provider?: GitRepositorySpecProvider;
  readonly proxySecretRef?: GitRepositorySpecProxySecretRef;
  readonly recurseSubmodules?: boolean;
  readonly ref?: GitRepositorySpecRef;
  readonly secretRef?: GitRepositorySpecSecretRef;
  readonly serviceAccountName?: string;
  readonly sparseCheckout?: readonly string[];
  readonly suspend?: boolean;
  readonly timeout?: string;
  readonly url: string;
  readonly verify?: GitRepositorySpecVerify;
}

export interface GitRepositorySpecInclude {
  readonly fromPath?: string;
  readonly repository: GitRepositorySpecIncludeRepository;
  readonly toPath?: string;
}

export interface GitRepositorySpecIncludeRepository {
  readonly name: string;
}

export type GitRepositorySpecProvider = 'generic' | 'aws' | 'azure' | 'github';

export interface GitRepositorySpecProxySecretRef {
  readonly name: string;
}

export interface GitRepositorySpecRef {
  readonly branch?: string;
  readonly commit?: string;
  readonly name?: string;
  readonly semver?: string;
  readonly tag?: string;
}

export interface GitRepositorySpecSecretRef {
  readonly name: string;
}

export interface GitRepositorySpecVerify {
  readonly mode?: GitRepositorySpecVerifyMode;
  readonly secretRef: GitRepositorySpecVerifySecretRef;
}

export type GitRepositorySpecVerifyMode = 'head' | 'Tag' | 'TagAndHEAD';

export interface GitRepositorySpecVerifySecretRef {
  readonly name: string;
}

export interface OciRepositorySpec {
  readonly certSecretRef?: OciRepositorySpecCertSecretRef;
  readonly ignore?: string;
  readonly insecure?: boolean;
  readonly interval: string;
  readonly layerSelector?: OciRepositorySpecLayerSelector;
  readonly provider?: OciRepositorySpecProvider;
  readonly proxySecretRef?: OciRepositorySpecProxySecretRef;
  readonly ref?: OciRepositorySpecRef;
  readonly secretRef?: OciRepositorySpecSecretRef;
  readonly serviceAccountName?: string;
  readonly suspend?: boolean;
  readonly timeout?: string;
  readonly url: string;
  readonly verify?: OciRepositorySpecVerify;
}

export interface OciRepositorySpecCertSecretRef {
  readonly name: string;
}

export interface OciRepositorySpecLayerSelector {
  readonly mediaType?: string;
  readonly operation?: OciRepositorySpecLayerSelectorOperation;
}

export type OciRepositorySpecLayerSelectorOperation = 'extract' | 'copy';

export type OciRepositorySpecProvider = 'generic' | 'aws' | 'azure' | 'gcp';

export interface OciRepositorySpecProxySecretRef {
  readonly name: string;
}

export interface OciRepositorySpecRef {
  readonly digest?: string;
  readonly semver?: string;
  readonly semverFilter?: string;
  readonly tag?: string;
}

export interface OciRepositorySpecSecretRef {
  readonly name: string;
}

export interface OciRepositorySpecVerify {
  readonly matchOIDCIdentity?: readonly OciRepositorySpecVerifyMatchOidcIdentity[];
  readonly provider: OciRepositorySpecVerifyProvider;
  readonly secretRef?: OciRepositorySpecVerifySecretRef;
  readonly trustedRootSecretRef?: OciRepositorySpecVerifyTrustedRootSecretRef;
}

export interface OciRepositorySpecVerifyMatchOidcIdentity {
  readonly issuer: string;
  readonly subject: string;
}

export type OciRepositorySpecVerifyProvider = 'cosign' | 'notation';

export interface OciRepositorySpecVerifySecretRef {
  readonly name: string;
}

export interface OciRepositorySpecVerifyTrustedRootSecretRef {
  readonly name: string;
}
