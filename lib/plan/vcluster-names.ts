/** What vCluster calls its objects in the namespace that its pods run in. Sources: templates of its chart, 0.37. */
export const VCLUSTER_NAMES = {
  /** The Helm release, after which all others are named. There is one for each namespace. */
  release: 'vcluster',
  /** The account of the syncer, which makes the pods of the virtual cluster. */
  syncer: 'vc-vcluster',
  /** The account that these pods run with. Nobody binds it to anything. */
  workloads: 'vc-workload-vcluster',
  /** The Secret with the kubeconfig of an administrator of the virtual cluster. */
  kubeconfig: 'vc-vcluster',
} as const;

/** The label that the syncer puts on all it makes, and that its own pods do not have. Nobody inside can take it off. */
export const SYNCED_LABEL = 'vcluster.loft.sh/managed-by';

/** Where the chart is published. */
export const VCLUSTER_CHART = { repository: 'https://charts.loft.sh', chart: 'vcluster' } as const;

/** The port on which the API of a virtual cluster listens. */
export const VCLUSTER_PORT = 8443;

/** The annotation that the syncer puts on every pod. Without it, a pod that no controller owns holds its node as well. */
export const SYNCED_METADATA = 'cluster-autoscaler.kubernetes.io/safe-to-evict';

/** Room for the Secret in which Helm keeps a release: the chart with its schema, its values and what it made, compressed. */
export const VCLUSTER_RELEASE_SIZE = '256Ki';
