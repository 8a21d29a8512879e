import type { PortValue, SubjectValue, ViewerValue } from './address-types';
import type { BurstValue, RequiredText, TextValue } from './amount-types';
import type { PlacementProps } from './cluster-props';
import type { EnvironmentEntry, NamespacesMode } from './environment-props';
import type { GrantProps } from './grant-props';
import type { LifecycleState } from './lifecycle-types';
import type { DnsLabel, FormerNames, PlainName } from './name-types';
import type { MoneyPerMonth } from './price-props';
import type { QueueProps } from './queue-props';
import type { BurstProps, TotalQuotaProps } from './quota-props';
import type { SettingsProps } from './settings-props';
import type { SliceProps } from './slice-props';
import type { TuningProps } from './tuning-props';

/**
 * Named defaults that a tenant inherits with `tier: NAME`.
 *
 * @title Tier
 */
export interface TierEntry extends SettingsProps {
  /**
   * How many namespaces a tenant gets: one for each environment, or a single one.
   *
   * @default - inherited from the platform
   */
  readonly namespaces?: NamespacesMode;
  /**
   * The total of a tenant of this tier that states none. Maps merge by key.
   *
   * @default - inherited from the platform
   */
  readonly quota?: TotalQuotaProps;
  /**
   * How each tenant of this tier shares what it is guaranteed. Needs `platform.queueing`.
   *
   * @default - inherited from the platform
   * @example {weight: 2, borrow: "all"}
   */
  readonly queue?: QueueProps | null;
  /**
   * How far limits may exceed requests: a percentage for cpu, memory and node-local disk, or a map. Without a burst there are
   * no limits.
   *
   * @default - inherited from the platform
   * @example "20%"
   */
  readonly burst?: BurstValue | BurstProps | null;
  /**
   * How far `tenancy tune` may go with the quota of a tenant of this tier.
   *
   * @default - inherited from the platform
   * @example {min: {gpu: 2}, max: {gpu: 16}}
   */
  readonly tuning?: TuningProps | null;
  /**
   * The clusters of the tier's tenants: their names, or what a tenant has on each of them.
   *
   * @default - none: each tenant says where it is
   * @example ["gpu-eu"]
   */
  readonly clusters?: readonly DnsLabel[] | Record<DnsLabel, PlacementProps | null>;
  /**
   * Overrides for single environments. `null` leaves an environment out; a new name with a `share` adds one.
   *
   * @default - none
   * @example {prod: {podSecurity: "restricted"}}
   */
  readonly environments?: Record<PlainName, EnvironmentEntry | null>;
  /**
   * Who administers the namespaces of the tier's tenants.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[] | null;
  /**
   * Who works in the namespaces of the tier's tenants.
   *
   * @default - nobody
   */
  readonly users?: readonly SubjectValue[] | null;
  /**
   * Who may look into the namespaces of the tier's tenants, without their secrets.
   *
   * @default - nobody
   */
  readonly viewers?: readonly ViewerValue[] | null;
  /**
   * Who deploys here, in addition to everybody else: pipelines, and people. They write what users write, but open no shell
   * in pods and read no Secrets. Lists of tenants and of
   * environments join this one.
   *
   * @default - nobody
   * @example [{serviceAccount: "ci/deployer"}]
   */
  readonly deployers?: readonly SubjectValue[] | null;
}

/** What a tenant and a shared service have in common. */
export interface OwnerProps extends SettingsProps {
  /**
   * Who pays. It becomes the label `cost-center`: unchanged if it is a valid label value, otherwise in label form (`R&D 7`
   * becomes `r-d-7`).
   *
   * @default - that of the organisation; without one, it is required
   * @example "ENG-014"
   */
  readonly costCenter?: RequiredText;
  /**
   * The name that people read.
   *
   * @default - the name
   * @example "Computer Vision"
   */
  readonly displayName?: TextValue;
  /**
   * What this may cost for a month, in the currency of `prices`. If the ceiling is higher, that is a warning.
   *
   * @default - none
   * @example 30000
   */
  readonly budget?: MoneyPerMonth;
  /**
   * The department. The label `department` holds it in label form: `Data Science` becomes `data-science`.
   *
   * @default - that of the organisation; without one, no label
   * @example "Data Science"
   */
  readonly department?: RequiredText;
  /**
   * Whom to ask: an address, a channel or a page.
   *
   * @default - that of the organisation; without one, none
   * @example "vision@example.com"
   */
  readonly contact?: TextValue;
  /**
   * The tier whose defaults this inherits.
   *
   * @default - none
   * @example "standard"
   */
  readonly tier?: PlainName;
  /**
   * Who administers the namespaces. A plain text is a user.
   *
   * @default - nobody
   * @example ["alice@example.com"]
   */
  readonly admins?: readonly SubjectValue[] | null;
  /**
   * Who works in the namespaces. A plain text is a user.
   *
   * @default - nobody
   * @example [{group: "vision"}]
   */
  readonly users?: readonly SubjectValue[] | null;
  /**
   * Who may look into the namespaces, without their secrets. A plain text is a user.
   *
   * @default - nobody
   * @example [{group: "finance"}]
   */
  readonly viewers?: readonly ViewerValue[] | null;
  /**
   * Who deploys here, in addition to everybody else: pipelines, and people. They write what users write, but open no shell
   * in pods and read no Secrets. Lists of
   * environments join this one.
   *
   * @default - nobody
   * @example [{serviceAccount: "ci/deployer"}]
   */
  readonly deployers?: readonly SubjectValue[] | null;
  /**
   * The namespace, where there is a single one.
   *
   * @default - `<prefix>-<name>`
   * @example "ml-vision"
   */
  readonly namespace?: PlainName;
  /**
   * What this was called before; several names with the oldest first. Its namespaces keep their names, which follow from
   * the oldest name, and with them everything that is in them. Leave it in place: without it, the namespaces would follow
   * from the new name.
   *
   * @default - it was never renamed
   * @example "vision"
   */
  readonly renamedFrom?: FormerNames;
  /**
   * The namespace that this had before, where there is a single one. It says that the move is intentional.
   * Nothing is copied: the old namespace stays in the cluster, without its people and openings, until you delete it.
   *
   * @default - none; a namespace that would move is an error
   * @example "ml-vision"
   */
  readonly movedFrom?: PlainName;
  /**
   * The total, which is split over the environments by their shares.
   *
   * @default - cpu 10, memory 40Gi, storage 500Gi, pods 100, no GPU
   * @example {cpu: 100, memory: "200Gi", gpu: 10}
   */
  readonly quota?: TotalQuotaProps;
  /**
   * How far limits may exceed requests: a percentage for cpu, memory and node-local disk, or a map. With a burst, limits
   * join the quota and every container gets a default limit.
   *
   * @default - no limits: requests are guaranteed, and pods that exceed them are evicted first
   * @example "20%"
   */
  readonly burst?: BurstValue | BurstProps | null;
  /**
   * The clusters where this is: their names, or what it has on each of them. The total is split over them. Where the file
   * declares several clusters, every tenant and shared service needs one.
   *
   * @default - the only cluster
   * @example ["gpu-eu"]
   * @example {"gpu-eu": {share: "75%"}, "gpu-us": {share: "25%"}}
   */
  readonly clusters?: readonly DnsLabel[] | Record<DnsLabel, PlacementProps | null>;
  /**
   * Overrides for single environments. `null` leaves an environment out; a new name with a `share` adds one.
   *
   * @default - the environments of the platform
   * @example {prod: {quota: {gpu: 6}}, staging: null}
   */
  readonly environments?: Record<PlainName, EnvironmentEntry | null>;
  /**
   * Where it is in its life. `suspended` leaves what runs as it is, and lets nobody change or start anything. `draining`
   * also has queues evict what they admitted. `removed` prepares the deletion: the namespaces lose the annotations that
   * keep Flux and Argo CD from deleting them; delete the entry with the next commit.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/**
 * A tenant: a team that shares the cluster.
 *
 * @title Tenant
 * @example {name: "vision", costCenter: "ENG-014", users: [{group: "vision"}], quota: {cpu: 100, memory: "200Gi", gpu: 10}}
 */
export interface TenantEntry extends OwnerProps {
  /** The name of the tenant, unique in the fleet. It is part of every namespace; `renamedFrom` says that it changed. */
  readonly name: PlainName;
  /**
   * The organisation that it belongs to: its quota counts in the budget of that one, whose people administer or see its
   * namespaces, and which says what the tenant leaves out of `costCenter`, `department` and `contact`.
   *
   * @default - none
   * @example "vision-lab"
   */
  readonly organization?: PlainName;
  /**
   * What the tenant has beyond its quota for a time, by a name of your choice. `tenancy expire` takes out what has ended.
   *
   * @default - none
   * @example {launch: {until: "2026-12-24", quota: {gpu: 8}, why: "launch of the assistant"}}
   */
  readonly grants?: Record<PlainName, GrantProps>;
  /**
   * How far `tenancy tune` may go with the quota of this tenant.
   *
   * @default - inherited from the tier or the platform
   * @example {min: {gpu: 2}, max: {gpu: 16}}
   */
  readonly tuning?: TuningProps | null;
  /**
   * How many namespaces the tenant gets: one for each environment, or a single one.
   *
   * @default perEnvironment
   */
  readonly namespaces?: NamespacesMode;
  /**
   * How the tenant shares what it is guaranteed: its quota. On several clusters, it is the same on each. Needs
   * `platform.queueing`.
   *
   * @default - weight 1, borrows none, lends all
   * @example {weight: 3, borrow: {gpu: 8}, lend: {gpu: 4}}
   */
  readonly queue?: QueueProps | null;
  /**
   * One network over the clusters of the tenant, which KubeSlice makes (`platform.slices`).
   *
   * @default - none
   * @example {subnet: "10.32.0.0/16", qos: "standard", environments: ["prod"]}
   */
  readonly slice?: SliceProps;
}

/**
 * Something that several tenants use, such as a feature store or a model registry. It has one namespace of its own.
 *
 * @title Shared service
 * @example {costCenter: "PLT-001", ports: {http: 5000}, consumers: "all"}
 */
export interface SharedServiceEntry extends OwnerProps {
  /**
   * Who pays. It becomes the label `cost-center`: unchanged if it is a valid label value, otherwise in label form (`R&D 7`
   * becomes `r-d-7`).
   *
   * @example "PLT-001"
   */
  readonly costCenter: RequiredText;
  /**
   * Its only environment is called `shared`. Write its settings next to this key instead, where they mean the same.
   *
   * @default - none: what the service states is enough
   * @example {shared: {podSecurity: "restricted"}}
   */
  readonly environments?: Record<PlainName, EnvironmentEntry | null>;
  /**
   * The ports of its pods that tenants may reach, by a name of your choice. A number is a TCP port.
   *
   * @minProperties 1
   * @example {http: 8080, grpc: 9090}
   */
  readonly ports: Record<DnsLabel, PortValue>;
  /**
   * The tenants that may reach it, from all of their namespaces: `all`, or their names.
   *
   * @example ["vision", "speech"]
   */
  readonly consumers: 'all' | readonly PlainName[];
}
