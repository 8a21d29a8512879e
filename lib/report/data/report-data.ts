import type { TimedTerm } from '../../plan/timed-term';
import type {
  GuardRailMode,
  IsolationLevel,
  LifecycleState,
  PodSecurityLevel,
} from '../../fleet/model/props';

/**
 * What `tenancy report` shows, as plain data: the page holds it as JSON, and `--format json` prints it. New fields may be
 * added; any other change of the shape comes with another `apiVersion`. A name is there once for each cluster that has it.
 */
export interface ReportData {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FleetReport';
  /** By name. Absent if the file names no cluster. */
  readonly clusters?: readonly ReportCluster[];
  /** By cluster, in the order of the platform. */
  readonly pools: readonly ReportPool[];
  /** Organisations, each after the one above it. */
  readonly organizations: readonly ReportOrganization[];
  /** Tenants by name, then shared services by name. */
  readonly owners: readonly ReportOwner[];
  /** The modes of all guard rails together, as environments have them. An environment names its set by the index. */
  readonly guardRailSets: readonly ReportGuardRails[];
  /** What is open if a guard rail is off, by its name. */
  readonly guardRails: Readonly<Record<string, string>>;
  /** Absent where nothing has a price. */
  readonly costs?: ReportCosts;
  readonly access: ReportAccess;
  readonly reach: ReportReach;
  /** Accepted warnings about the platform, an organisation or a cluster. Those of owners are with them. */
  readonly accepted: readonly ReportAccepted[];
}

/**
 * What everything costs at most for a month of 730 hours, in the smallest unit of the currency. It is a ceiling and not a
 * bill. Null: nothing bounds it.
 */
export interface ReportCosts {
  /** As in ISO 4217. */
  readonly currency: string;
  /** 2 where the smallest unit is a cent. */
  readonly decimals: number;
  /** What has a ceiling: one environment, or several that share a total. Each amount counts once. */
  readonly parts: readonly {
    /** Absent if the file names no cluster. */
    readonly cluster?: string;
    readonly kind: ReportOwner['kind'];
    readonly owner: string;
    readonly costCenter: string;
    readonly environments: readonly string[];
    readonly cost: number | null;
    /** By pool, and for `cpu`, `memory` and `storage`. */
    readonly lines: Readonly<Record<string, number | null>>;
  }[];
  /** On all clusters together, with all organisations below. */
  readonly organizations: Readonly<Record<string, number | null>>;
  /** What may be spent in a month, by name. */
  readonly budgets: {
    readonly owners: Readonly<Record<string, number>>;
    readonly costCenters: Readonly<Record<string, number>>;
    readonly organizations: Readonly<Record<string, number>>;
  };
}

/** Who has which role where, as roles and bindings grant it. */
export interface ReportAccess {
  /** Roles that somebody has. A grant names one by its index. */
  readonly roles: readonly ReportRole[];
  /** By cluster; groups first, then users, then service accounts. */
  readonly grants: readonly ReportGrant[];
  /** The dangerous rights that some of the roles give, the same order everywhere. */
  readonly dangers: readonly ReportDanger[];
}

/** What reaches what, as the network policies say. */
export interface ReportReach {
  /** What rules let through. A group names its openings by their indices. */
  readonly openings: readonly ReportOpening[];
  /** Namespaces whose policies say the same except for their own name. */
  readonly groups: readonly ReportReachGroup[];
  /** Every namespace of the fleet, with the index of its group. */
  readonly namespaces: readonly {
    /** Absent if the file names no cluster. */
    readonly cluster?: string;
    readonly namespace: string;
    readonly group: number;
  }[];
  /** Namespaces of the fleet that reach each other. What is not here is closed. */
  readonly links: readonly ReportLink[];
  /** Policies of kinds that are not read: an answer may be wrong where there are some. */
  readonly unread: readonly {
    readonly cluster?: string;
    readonly kind: string;
    readonly count: number;
  }[];
}

/** What the policies of some namespaces say. */
export interface ReportReachGroup {
  /** How much of an end is open: `dns`, `metadata`, `api-server`, `internet`, `private`. Absent: nobody states where it is. */
  readonly ends: Readonly<Record<string, ReachExtent>>;
  /** The kinds of pods that policies tell apart, and what is open to each. The other end must let it pass as well. */
  readonly pods: readonly {
    readonly pods: string;
    readonly in: readonly number[];
    readonly out: readonly number[];
  }[];
}

/** How much is open. */
export interface ReachExtent {
  /** To all pods and addresses, to some of them, or to none. */
  readonly extent: 'all' | 'some' | 'none';
  /** Such as `TCP 443`; `all` for all of all protocols. */
  readonly ports: readonly string[];
}

/** Traffic from one namespace of the fleet to another, or inside of one. */
export interface ReportLink extends ReachExtent {
  readonly cluster?: string;
  readonly from: string;
  readonly to: string;
}

/** Peers to which some ports are open. */
export interface ReportOpening {
  /** A namespace, `own namespace`, `other namespaces`, or `all namespaces`. Absent: addresses. */
  readonly namespace?: string;
  /** Which of its pods. */
  readonly pods?: string;
  /** The first ranges of addresses. Absent: pods. */
  readonly addresses?: readonly string[];
  /** How many more ranges there are. */
  readonly more?: number;
  /** Present if they are most public addresses. */
  readonly isInternet?: boolean;
  readonly ports: readonly string[];
  /** What rules ask beyond ports, such as certain HTTP requests. Absent: nothing. */
  readonly limits?: readonly string[];
}

/** A ClusterRole or a Role. */
export interface ReportRole {
  readonly kind: 'ClusterRole' | 'Role';
  readonly name: string;
  /** Present if no file and no cluster has it, so that it grants nothing. */
  readonly isMissing?: true;
  readonly dangers: readonly {
    readonly title: string;
    /** The only objects that the right is about. Absent: all of them. */
    readonly names?: readonly string[];
  }[];
}

/** A role that a subject has, and where. */
export interface ReportGrant {
  readonly kind: 'User' | 'Group' | 'ServiceAccount';
  /** The name; of a service account `namespace/name`. */
  readonly subject: string;
  /** The index of the role. */
  readonly role: number;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  /** Present if it holds in all namespaces, and for what is in none. */
  readonly everywhere?: boolean;
  /** Namespaces in which a binding grants it. */
  readonly namespaces: readonly string[];
}

/** A right that leads further than it looks. */
export interface ReportDanger {
  /** After "may": `read secrets`. */
  readonly title: string;
  readonly reason: string;
  /** `medium`: it is part of ordinary work. */
  readonly risk: 'high' | 'medium';
}

/** One cluster. */
export interface ReportCluster {
  readonly name: string;
  /** The oldest API server that must accept the output, such as `1.34`. */
  readonly kubernetesVersion: string;
}

/** Amounts. `null`: not bounded. */
export interface ReportAmounts {
  /** Cores. */
  readonly cpu: number | null;
  /** Bytes. */
  readonly memory: number | null;
  /** Bytes of persistent volume claims. */
  readonly storage: number | null;
  /** Pods that have not finished. */
  readonly pods: number | null;
  /** Devices by pool, without pools that give none. */
  readonly gpu: Readonly<Record<string, number>>;
}

/** One kind of accelerator in one cluster, and who holds it. */
export interface ReportPool {
  readonly name: string;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly resource: string;
  readonly product?: string;
  /** Devices that there are. Absent: not stated. */
  readonly capacity?: number;
  /** Devices that the platform keeps. Absent: none. */
  readonly reserved?: number;
  /** Devices that tenants and shared services hold. */
  readonly granted: number;
  /** The largest holder first. */
  readonly holders: readonly { readonly name: string; readonly count: number }[];
}

/** One organisation. */
export interface ReportOrganization {
  readonly name: string;
  readonly displayName: string;
  /** The organisation above. Absent: the platform. */
  readonly parent?: string;
  /** How many organisations are above it. */
  readonly depth: number;
  readonly costCenter?: string;
  readonly contact?: string;
  /** Subjects that administer the namespaces of its tenants. */
  readonly admins: readonly string[];
  /** What its tenants may hold together. `gpu` lists every pool that is bounded. */
  readonly budget: ReportAmounts;
  /** What is guaranteed to what is directly below it. */
  readonly guaranteed: ReportAmounts;
}

/** A tenant, or a service that several tenants use. */
export interface ReportOwner {
  readonly kind: 'tenant' | 'service';
  readonly name: string;
  readonly displayName: string;
  readonly costCenter: string;
  readonly department?: string;
  readonly contact?: string;
  readonly organization?: string;
  /** Absent if it is active. */
  readonly state?: Exclude<LifecycleState, 'active'>;
  /** Tenants that reach a shared service. */
  readonly consumers?: readonly string[];
  /** Grants and people that count until a day. Absent: nothing ends. */
  readonly timed?: readonly TimedTerm[];
  /** What it has, cluster by cluster. */
  readonly quotas: readonly ReportQuota[];
  /** Cluster by cluster, in the order of the platform. */
  readonly environments: readonly ReportEnvironment[];
  readonly accepted: readonly ReportAccepted[];
}

/** What an owner has on one cluster. */
export interface ReportQuota extends ReportAmounts {
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
}

/** One namespace. */
export interface ReportEnvironment {
  readonly name: string;
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly namespace: string;
  /** Absent if it is active. */
  readonly state?: Exclude<LifecycleState, 'active'>;
  readonly quota: ReportAmounts;
  readonly isolation: IsolationLevel;
  readonly podSecurity: PodSecurityLevel;
  /** Exceptions from the standard, such as `capabilities=IPC_LOCK`. */
  readonly exceptions: readonly string[];
  /** The index of its set of modes. */
  readonly guardRails: number;
}

/** The mode of every guard rail, by its name. */
export type ReportGuardRails = Readonly<Record<string, GuardRailMode>>;

/** A warning that somebody accepted, and why. */
export interface ReportAccepted {
  readonly code: string;
  readonly message: string;
  readonly why: string;
  /** File and line. */
  readonly place: string;
}
