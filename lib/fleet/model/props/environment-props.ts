import type { SubjectValue, ViewerValue } from './address-types';
import type { ShareValue } from './amount-types';
import type { EnvironmentPlacementProps } from './cluster-props';
import type { LifecycleState } from './lifecycle-types';
import type { DnsLabel, FormerNames, PlainName } from './name-types';
import type { QueueProps } from './queue-props';
import type { EnvironmentQuotaProps } from './quota-props';
import type { SettingsProps } from './settings-props';

/**
 * One environment of the platform, a tier or a tenant.
 *
 * @title Environment
 * @example {share: "30%", podSecurity: "restricted"}
 */
export interface EnvironmentEntry extends SettingsProps {
  /**
   * The part of the tenant's quota that goes here. Shares are ratios: they are weighed against the shares of the tenant's
   * other environments. Environments of the platform must state one.
   *
   * @default - the platform's
   * @example "30%"
   */
  readonly share?: ShareValue;
  /**
   * The namespace of this environment.
   *
   * @default - `<prefix>-<tenant>-<environment>`
   * @example "ml-vision-prod"
   */
  readonly namespace?: PlainName;
  /**
   * What this environment was called before; several names with the oldest first. Its namespace keeps its name, which
   * follows from the oldest one. Leave it in place.
   *
   * @default - it was never renamed
   * @example "prod"
   */
  readonly renamedFrom?: FormerNames;
  /**
   * The namespace that this environment had before. It says that the move is intentional. Nothing is
   * copied: the old namespace stays in the cluster, without its people and openings, until you delete it.
   *
   * @default - none; a namespace that would move is an error
   * @example "ml-vision-prod"
   */
  readonly movedFrom?: PlainName;
  /**
   * The clusters that have this environment: their names, or what differs on each of them. The tenant must be placed on
   * them.
   *
   * @default - all clusters of the tenant
   * @example ["gpu-eu"]
   * @example {"gpu-eu": {quota: {gpu: 6}}}
   */
  readonly clusters?: readonly DnsLabel[] | Record<DnsLabel, EnvironmentPlacementProps | null>;
  /**
   * Exact amounts instead of a share. They come off the total first.
   *
   * @default - split by share
   * @example {gpu: 6}
   */
  readonly quota?: EnvironmentQuotaProps;
  /**
   * How the environment shares what it is guaranteed, first of all with the other environments of its tenant; `none` if it
   * is not queued. Needs `platform.queueing`.
   *
   * @default - weight 1, borrows all, lends all, within the limits of the tenant; none in a virtual cluster
   * @example {lend: {gpu: 0}}
   * @example "none"
   */
  readonly queue?: QueueProps | 'none' | null;
  /**
   * Who administers this environment. The list replaces the tenant's.
   *
   * @default - the tenant's
   */
  readonly admins?: readonly SubjectValue[] | null;
  /**
   * Who works in this environment. The list replaces the tenant's.
   *
   * @default - the tenant's
   */
  readonly users?: readonly SubjectValue[] | null;
  /**
   * Who may look into this environment, without its secrets. The list replaces the tenant's.
   *
   * @default - the tenant's
   */
  readonly viewers?: readonly ViewerValue[] | null;
  /**
   * Who deploys here, in addition to everybody else: pipelines, and people. They write what users write, but open no shell
   * in pods and read no Secrets. The list joins those of the tier and of the tenant; `null`
   * leaves those out.
   *
   * @default - nobody
   * @example [{serviceAccount: "ci/deployer"}]
   */
  readonly deployers?: readonly SubjectValue[] | null;
  /**
   * Where it is in its life. Of this and the tenant's, the later state counts. `suspended` and `draining` let nothing
   * start. `removed` prepares the environment for its deletion: its namespace loses the annotations that keep Flux and
   * Argo CD from deleting it; delete the entry with the next commit.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/**
 * How many namespaces a tenant gets.
 *
 * - `perEnvironment`: one for each environment
 * - `single`: one, with the environment `all`
 *
 * @title Namespaces
 */
export type NamespacesMode = 'perEnvironment' | 'single';
