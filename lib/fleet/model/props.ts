/**
 * What may be written in tenants.yaml, and given to the constructs. This file and the folder `props/` are the one
 * declaration: types, the JSON Schemas of editors, the check of the command and the reference page all come from them
 * (`npm run generate`).
 *
 * Everywhere, a map is merged by key over what it inherits, a scalar or a list replaces it, and `null` removes it. Layers,
 * later ones win: built-in defaults, platform, cluster, tier, tenant, environment, environment on a cluster.
 */
import type { ClusterEntry } from './props/cluster-props';
import type { FilledText } from './props/amount-types';
import type { DnsLabel, PlainName } from './props/name-types';
import type { OrganizationEntry } from './props/organization-props';
import type { SharedServiceEntry, TenantEntry, TierEntry } from './props/owner-props';
import type { PlatformEntry } from './props/platform-props';
import type { BillingProps, CostCenterEntry, PricesProps } from './props/price-props';

export type * from './props/address-types';
export type * from './props/alert-props';
export type * from './props/amount-types';
export type * from './props/binding-props';
export type * from './props/border-types';
export type * from './props/bounds-props';
export type * from './props/budget-engine-props';
export type * from './props/cluster-props';
export type * from './props/dashboard-props';
export type * from './props/delivery-props';
export type * from './props/deploy-props';
export type * from './props/environment-props';
export type * from './props/grant-props';
export type * from './props/guard-rail-props';
export type * from './props/http-props';
export type * from './props/integration-props';
export type * from './props/isolation-props';
export type * from './props/kind-props';
export type * from './props/lifecycle-types';
export type * from './props/managed-props';
export type * from './props/monitoring-props';
export type * from './props/name-types';
export type * from './props/network-props';
export type * from './props/organization-props';
export type * from './props/owner-props';
export type * from './props/peer-props';
export type * from './props/platform-props';
export type * from './props/pod-security-props';
export type * from './props/pool-props';
export type * from './props/price-props';
export type * from './props/priority-props';
export type * from './props/queue-props';
export type * from './props/quota-props';
export type * from './props/rule-props';
export type * from './props/settings-props';
export type * from './props/sharing-props';
export type * from './props/slice-props';
export type * from './props/tuning-props';
export type * from './props/workload-props';

/**
 * The whole of tenants.yaml: who shares the clusters, and on what terms.
 *
 * @title tenants.yaml
 */
export interface FleetProps {
  /** The version of this format. */
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  /**
   * Files that hold more tenants, as patterns relative to this file. Each holds `tenants:` and nothing else, so that every
   * tenant can have an owner in CODEOWNERS. A pattern can contain `*`, `?`, `[abc]`, `{a,b}` and, as a whole name, `**` for
   * any folders. It matches hidden files only if the name starts with a dot, and files other than .yaml and .yml only if
   * it ends with their extension.
   *
   * @default - this file is the whole fleet
   * @example "tenants.d/*.yaml"
   * @example ["tenants.d/*.yaml", "research/*.yaml"]
   */
  readonly include?: string | readonly string[];
  /**
   * What all tenants share: names, environments, accelerators and defaults.
   *
   * @default - the built-in defaults
   */
  readonly platform?: PlatformEntry;
  /**
   * The clusters by name, each with what differs there from the platform. With several, each gets a tree of its own,
   * `dist/<cluster>/`, and tenants say where they are. Names that the tree needs for its own folders, such as `platform`,
   * are reserved.
   *
   * @default - one cluster, without a name
   * @example {"gpu-eu": {kubernetesVersion: "1.36"}, "gpu-us": {kubernetesVersion: "1.34"}}
   */
  readonly clusters?: Record<DnsLabel, ClusterEntry>;
  /**
   * What devices, cores, memory and storage cost for an hour. With it, `tenancy cost` and `tenancy list` show what tenants
   * cost at most.
   *
   * @default - none: nothing has a price
   * @example {currency: "EUR", pools: {h100: 2.5}, cpu: 0.03, memory: 0.004}
   */
  readonly prices?: PricesProps;
  /**
   * Who pays for idle resources, shared services and the platform in the bills of `tenancy bill`.
   *
   * @default - what is idle and what nobody owns is the platform's, and each shared service pays for itself
   * @example {idle: "proportional", shared: "even"}
   */
  readonly billing?: BillingProps;
  /**
   * What is agreed with cost centers, by the `costCenter` of tenants, shared services and organisations.
   *
   * @default - nothing
   * @example {"ENG-014": {budget: 30000}}
   */
  readonly costCenters?: Record<FilledText, CostCenterEntry>;
  /**
   * Organisations by name: departments, institutes or customers that tenants belong to, with budgets, people and cost
   * centers. They may be parts of each other, to any depth.
   *
   * @default - none
   * @example {research: {quota: {gpu: 40}}, "vision-lab": {parent: "research", quota: {gpu: 24}}}
   */
  readonly organizations?: Record<PlainName, OrganizationEntry>;
  /**
   * Named defaults that a tenant inherits with `tier: NAME`.
   *
   * @default - no tiers
   * @example {standard: {quota: {cpu: 40, memory: "160Gi"}}}
   */
  readonly tiers?: Record<PlainName, TierEntry>;
  /**
   * What several tenants use, by name. Each service has a namespace of its own and is open to exactly the tenants that it
   * names.
   *
   * @default - none
   * @example {mlflow: {costCenter: "PLT-001", ports: {http: 5000}, consumers: "all"}}
   */
  readonly sharedServices?: Record<PlainName, SharedServiceEntry>;
  /** The tenants. Their order does not matter. */
  readonly tenants: readonly TenantEntry[];
}

/**
 * A file that tenants.yaml includes. It holds tenants and nothing else.
 *
 * @title Included tenants
 * @example {tenants: [{name: "vision", costCenter: "ENG-014"}]}
 */
export interface FleetPartProps {
  /**
   * The version of this format. Leave it out: the main file says it for all.
   *
   * @default - what the main file says
   */
  readonly apiVersion?: 'cdk8s-tenancy/v1alpha1';
  /** The tenants of this file. They join those of the main file and of all other included files. */
  readonly tenants: readonly TenantEntry[];
}
