/**
 * What one reading of a cluster found: what `tenancy usage --format json` prints, and what `--record` appends to a file,
 * one line for each reading. `tenancy bill` and `tenancy tune` read such files. New keys may be added; any other change
 * of the shape comes with another `apiVersion`.
 *
 * Amounts are Kubernetes quantities in canonical form: `1500m`, `12`, `4Gi`.
 */
export interface UsageSnapshot {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'Usage';
  /** When the cluster was read, in UTC: `2026-10-01T12:00:00Z`. */
  readonly time: string;
  /** The cluster of the file that was read; null: the file has no `clusters`. */
  readonly cluster: string | null;
  readonly namespaces: readonly NamespaceUsage[];
  /** Namespaces of the file that the cluster does not have, in order. */
  readonly missing: readonly string[];
  /** What ClusterQueues of Kueue hold, in order of their names; null: Kueue is not installed. */
  readonly clusterQueues: readonly ClusterQueueUsage[] | null;
}

/** What one namespace asks for and uses. */
export interface NamespaceUsage {
  readonly namespace: string;
  /** Null: the namespace carries our label and is in no file. */
  readonly tenant: string | null;
  readonly environment: string | null;
  /** What all pods that have not ended ask for, as the scheduler counts them. */
  readonly requested: UsageAmounts;
  /** The part of it that pods on a node ask for. */
  readonly running: UsageAmounts;
  /**
   * Caps of its ResourceQuotas by key; the lowest where several cap the same. Quotas for a part of the pods, such as those
   * of one priority class, are left out.
   */
  readonly hard: Readonly<Record<string, string>>;
  /** What these quotas count, by the same keys. */
  readonly used: Readonly<Record<string, string>>;
  /** What its containers really take; null: no metrics server answered. */
  readonly real: { readonly cpu: string; readonly memory: string } | null;
  /** What is nearest to its cap; null: nothing has a cap above 0. */
  readonly fullest: FullestKey | null;
  /** Its LocalQueues of Kueue, in order of their names; null: Kueue is not installed. */
  readonly queues: readonly LocalQueueUsage[] | null;
  /** Whether somebody has deleted the namespace, and it still exists. */
  readonly terminating: boolean;
}

/** The key of a quota of which most is used. */
export interface FullestKey {
  /** As the quota calls it: `requests.nvidia.com/gpu`. */
  readonly key: string;
  /** Rounded down to one decimal. */
  readonly percent: number;
}

/** What is admitted through one LocalQueue. */
export interface LocalQueueUsage {
  readonly name: string;
  readonly clusterQueue: string;
  /** By resource. */
  readonly admitted: Readonly<Record<string, string>>;
  /** Workloads that wait for admission. */
  readonly pendingWorkloads: number;
}

/** What one ClusterQueue holds. */
export interface ClusterQueueUsage {
  readonly name: string;
  /** By resource. */
  readonly admitted: Readonly<Record<string, string>>;
  /** What of it is beyond its own, by resource. */
  readonly borrowed: Readonly<Record<string, string>>;
}

/** Amounts of each sort. */
export interface UsageAmounts {
  readonly cpu: string;
  readonly memory: string;
  /** Of all accelerators together: the sum of `accelerators` without memory and cores of cards. */
  readonly gpu: string;
  /** By resource (`nvidia.com/gpu`) or, for claims, by DeviceClass. */
  readonly accelerators: Readonly<Record<string, string>>;
  /** What its claims of volumes ask for. */
  readonly storage: string;
  readonly pods: string;
  /** Everything else that pods ask for, by resource: `ephemeral-storage`, `hugepages-2Mi`, `rdma/hca`. */
  readonly others: Readonly<Record<string, string>>;
}
