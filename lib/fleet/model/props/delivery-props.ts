import type { DnsLabel, ObjectName } from './name-types';

/** The keys that a platform and a cluster share. */
export interface DeliverySettingsProps {
  /**
   * The branch of the Git repository.
   *
   * @default main
   */
  readonly branch?: GitRefName;
  /**
   * A tag instead of a branch. For an OCI artifact, its tag.
   *
   * @default - the branch; for an OCI artifact, `latest`
   * @example "stable"
   */
  readonly tag?: GitRefName;
  /**
   * The output folder, as a path from the root of the repository. `.` if the repository or the artifact holds what is in the
   * output folder, and not the folder itself.
   *
   * @default dist
   * @example "clusters/gpu-eu/dist"
   */
  readonly path?: RepositoryPath;
  /**
   * The namespace in which the engine runs, where these objects go.
   *
   * @default - flux-system for Flux, argocd for Argo CD
   * @example "flux-system"
   */
  readonly namespace?: DnsLabel;
  /**
   * The Secret in that namespace with which Flux reads the repository. Argo CD finds its own by the URL.
   *
   * @default - `tenancy` for ssh, otherwise none
   * @example "tenants-repository"
   */
  readonly secret?: ObjectName;
  /**
   * The service account in that namespace with which Flux applies the output. It must be among the `reconcilers`. For Flux
   * only.
   *
   * @default - the account of Flux's kustomize-controller
   * @example "tenancy"
   */
  readonly serviceAccount?: ObjectName;
  /**
   * How the stages of tenants are written for Flux: a Kustomization each, or one ResourceSet from which Flux Operator makes
   * all of them. For Flux only.
   *
   * @default kustomizations
   */
  readonly as?: DeliveryForm;
  /**
   * How many ResourceSets share the tenants, from 1 to 20. One has room for more than a thousand. With `as: resource-set`
   * only.
   *
   * @default - one
   */
  readonly sets?: DeliverySetCount;
  /**
   * How often Flux compares the cluster with the output, and undoes what somebody changed. It looks for new commits every
   * minute, and tries again a minute after a failure. For Flux only.
   *
   * @default 10m
   */
  readonly interval?: GoDuration;
  /**
   * How long one stage may take until its objects are ready. For Flux only.
   *
   * @default 5m
   */
  readonly timeout?: GoDuration;
}

/**
 * How the output gets into the cluster. With it, `dist/delivery/` has the objects that make Flux or Argo CD apply the
 * output in the right order: guards before grants, and each tenant by itself.
 *
 * @title Delivery
 * @example {engine: "flux", repository: "https://git.example.com/platform/tenants.git"}
 */
export interface DeliveryProps extends DeliverySettingsProps {
  /** What applies the output. */
  readonly engine: DeliveryEngine;
  /** Where the output is kept. Only Flux reads OCI artifacts. */
  readonly repository: RepositoryUrl;
}

/**
 * How the output gets into one cluster: what differs from the platform's `delivery`. Where the platform says nothing of it,
 * `engine` and `repository` are needed.
 *
 * @title Delivery to a cluster
 * @example {engine: "argocd"}
 */
export interface ClusterDeliveryProps extends DeliverySettingsProps {
  /**
   * What applies the output.
   *
   * @default - the platform's
   */
  readonly engine?: DeliveryEngine;
  /**
   * Where the output is kept. Only Flux reads OCI artifacts.
   *
   * @default - the platform's
   */
  readonly repository?: RepositoryUrl;
}

/**
 * What applies the output.
 *
 * - `flux`: Flux, with a Kustomization for each stage of each tenant
 * - `argocd`: the Argo CD of the cluster itself, with an Application for each tenant
 *
 * @title Delivery engine
 */
export type DeliveryEngine = 'flux' | 'argocd';

/**
 * How the stages of tenants are written for Flux.
 *
 * - `kustomizations`: a Kustomization for each stage of each tenant, in a file of the tenant
 * - `resource-set`: a ResourceSet with an entry for each tenant, from which Flux Operator makes the same Kustomizations
 *
 * @title Form of the delivery
 */
export type DeliveryForm = 'kustomizations' | 'resource-set';

/**
 * A number of ResourceSets, from 1 to 20.
 *
 * @title Number of ResourceSets
 * @example 2
 * @asType integer
 * @minimum 1
 * @maximum 20
 */
export type DeliverySetCount = number;

/**
 * A URL of a Git repository that starts with `https://` or `ssh://`, or of an OCI artifact that starts with `oci://`. It
 * has no password in it, and that of an artifact no tag.
 *
 * @title Repository
 * @pattern ^https://[^\s/:@?#]+(?::[0-9]+)?/[^\s?#]+$|^oci://[^\s/:@?#]+(?::[0-9]+)?/[^\s:@?#]+$|^ssh://(?:[^\s/:@?#]+@)?[^\s/:@?#]+(?::[0-9]+)?/[^\s?#]+$
 * @maxLength 2048
 * @example "https://git.example.com/platform/tenants.git"
 * @example "ssh://git@git.example.com/platform/tenants.git"
 * @example "oci://registry.example.com/platform/tenants"
 */
export type RepositoryUrl = string;

/**
 * A branch or a tag: letters, digits and `-`, `_`, `.`, `+`, in parts with a `/` between them. As in Git, it contains no
 * `..`, does not end with a dot, and no part ends with `.lock`.
 *
 * Source: [git check-ref-format](https://git-scm.com/docs/git-check-ref-format).
 *
 * @title Branch or tag
 * @pattern ^(?!.*(?:[.]{2}|[.]lock(?:[/]|$)|[.]$))[A-Za-z0-9_][-A-Za-z0-9_.+]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.+]*)*$
 * @maxLength 255
 * @example "main"
 */
export type GitRefName = string;

/**
 * A folder of a repository: names with a `/` between them, none of which starts with a dot. `.` is the root.
 *
 * @title Folder
 * @pattern ^(?:[.]|[A-Za-z0-9_][-A-Za-z0-9_.]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.]*)*)$
 * @maxLength 1024
 * @example "dist"
 */
export type RepositoryPath = string;

/**
 * A duration: numbers with the units `h`, `m`, `s`, such as `90s` or `1h30m`.
 *
 * @title Duration
 * @pattern ^(?=.*[1-9])(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$
 * @example "10m"
 */
export type GoDuration = string;
