import type { DeliveryEngine, GitRefName, GoDuration, RepositoryPath } from './delivery-props';
import type { ObjectName, PlainName } from './name-types';

/**
 * How the people of a tenant deploy from repositories of their own. It takes effect with the first entry of `sources` or
 * of `repositories`: each namespace then has the account `deployer`, which may do what the role `tenant-deployer` says, and
 * with which the engine applies what the repositories hold.
 *
 * @title Deploying
 * @example {sources: ["https://git.example.com/vision/*"]}
 */
export interface DeployProps {
  /**
   * What applies the repositories.
   *
   * @default - that of the platform's `delivery`, otherwise Flux
   */
  readonly engine?: DeliveryEngine;
  /**
   * Where the repositories may be: URLs of Git repositories and OCI artifacts, and with Argo CD of Helm charts. A `/*` at the
   * end stands for everything below.
   *
   * @default - the `repositories`, and no other
   * @example ["https://git.example.com/vision/*"]
   */
  readonly sources?: readonly SourcePattern[];
  /**
   * What the engine applies in these namespaces, by a name of your choice. What differs between environments is written
   * under `environments`. `null` removes an inherited one.
   *
   * @default - none
   * @example {app: {url: "https://git.example.com/vision/app.git", path: "deploy"}}
   */
  readonly repositories?: Record<PlainName, DeployRepositoryProps | null>;
  /**
   * When deployments may happen. With an `allow`, only inside of such a window; a `deny` goes first. For Argo CD only.
   *
   * @default - at any time
   * @example [{kind: "deny", schedule: "0 18 * * 5", duration: "60h"}]
   */
  readonly windows?: readonly DeployWindowProps[];
  /**
   * Whether people may also write the engine's own objects in their namespaces: with Flux, GitRepositories,
   * OCIRepositories and Kustomizations, which a guard rail holds to `sources` and to the account `deployer`; with Argo CD,
   * Applications, which are written through Argo CD and held by its project.
   *
   * @default false
   */
  readonly selfService?: boolean;
}

/**
 * A repository that the engine applies in the namespaces of a tenant.
 *
 * @title Repository to deploy
 * @example {url: "https://git.example.com/vision/app.git", path: "deploy"}
 */
export interface DeployRepositoryProps {
  /**
   * The URL of a Git repository, or of an OCI artifact with manifests.
   *
   * @default - required, here or at a level that this one inherits from
   * @example "https://git.example.com/vision/app.git"
   */
  readonly url?: SourceUrl;
  /**
   * The folder that is applied.
   *
   * @default .
   * @example "deploy/prod"
   */
  readonly path?: RepositoryPath;
  /**
   * The branch of a Git repository.
   *
   * @default main
   */
  readonly branch?: GitRefName | null;
  /**
   * A tag instead of a branch. For an OCI artifact, its tag.
   *
   * @default - the branch; for an OCI artifact, `latest`
   * @example "v1.4.0"
   */
  readonly tag?: GitRefName | null;
  /**
   * The newest version in a range instead of a branch or a tag.
   *
   * @default - the branch or the tag
   * @example ">=1.0.0 <2.0.0"
   */
  readonly semver?: VersionRange | null;
  /**
   * The Secret in the namespace with which Flux reads the repository. Admins of the tenant create it. For Flux only.
   *
   * @default - the name of the entry for ssh, otherwise none
   * @example "git"
   */
  readonly secret?: ObjectName | null;
  /**
   * How often Flux compares the namespace with the repository. It looks for new commits every minute. For Flux only.
   *
   * @default 10m
   */
  readonly interval?: GoDuration;
  /**
   * How long Flux waits for what it has applied to be ready. For Flux only.
   *
   * @default 5m
   */
  readonly timeout?: GoDuration;
}

/**
 * When deployments may happen, or when they may not.
 *
 * @title Window
 * @example {kind: "deny", schedule: "0 18 * * 5", duration: "60h", timeZone: "Europe/Berlin"}
 */
export interface DeployWindowProps {
  /**
   * Whether deployments may happen in this window, or may not.
   *
   * @default allow
   */
  readonly kind?: WindowKind;
  /** When the window begins. */
  readonly schedule: CronSchedule;
  /** How long it lasts. */
  readonly duration: GoDuration;
  /**
   * The time zone of the schedule.
   *
   * @default UTC
   * @example "Europe/Berlin"
   */
  readonly timeZone?: TimeZone;
  /**
   * Whether people may start a deployment by hand although the window does not let it happen by itself.
   *
   * @default false
   */
  readonly manualSync?: boolean;
}

/**
 * What a window says of deployments.
 *
 * - `allow`: they happen only in such a window
 * - `deny`: they do not happen in it
 *
 * @title Kind of window
 */
export type WindowKind = 'allow' | 'deny';

/**
 * A URL that starts with `https://`, `ssh://` or `oci://` and names a host. It is one repository, or with `/*` at the end
 * everything below.
 *
 * @title Source
 * @pattern ^(?:(?:https|oci):[/]{2}|ssh:[/]{2}(?:[A-Za-z0-9._-]+@)?)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::[0-9]{1,5})?(?:[/](?!\.{1,2}(?:[/]|$))[-A-Za-z0-9._~+]+)*(?:[/][*])?$
 * @maxLength 1024
 * @example "https://git.example.com/vision/*"
 * @example "oci://registry.example.com/vision/*"
 */
export type SourcePattern = string;

/**
 * A URL of a Git repository that starts with `https://` or `ssh://`, or of an OCI artifact that starts with `oci://`, in
 * letters, digits and `-`, `.`, `_`, `~`, `+`. It has no password in it, and that of an artifact no tag.
 *
 * @title Repository of a tenant
 * @pattern ^(?:(?:https|oci):[/]{2}|ssh:[/]{2}(?:[A-Za-z0-9._-]+@)?)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::[0-9]{1,5})?(?:[/](?!\.{1,2}(?:[/]|$))[-A-Za-z0-9._~+]+)+$
 * @maxLength 1024
 * @example "https://git.example.com/vision/app.git"
 */
export type SourceUrl = string;

/**
 * A range of versions, such as `1.x`, `>=1.0.0 <2.0.0` or `~1.4`.
 *
 * @title Range of versions
 * @pattern ^[-0-9A-Za-z.*~^<>=!|, +]+$
 * @maxLength 255
 * @example "1.x"
 */
export type VersionRange = string;

/**
 * A time that comes again, as cron writes it: minute, hour, day of the month, month and day of the week.
 *
 * @title Schedule
 * @pattern ^[-0-9A-Za-z*,/?]+(?: [-0-9A-Za-z*,/?]+){4}$
 * @maxLength 255
 * @example "0 18 * * 5"
 */
export type CronSchedule = string;

/**
 * A time zone by its name in the database of IANA.
 *
 * @title Time zone
 * @pattern ^[A-Za-z]+(?:[/][A-Za-z0-9_+-]+)*$
 * @maxLength 64
 * @example "Europe/Berlin"
 */
export type TimeZone = string;
