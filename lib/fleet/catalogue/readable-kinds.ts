import type { ClusterRead } from '../model/props';

/** Kinds of the whole cluster that people may be let to read. */
export interface ClusterReadEntry {
  /** The API group, `''` for the core group. */
  readonly group: string;
  readonly resources: readonly string[];
  /** What people see in them. */
  readonly shows: string;
  /** What they learn about other tenants. Absent: nothing that names one. */
  readonly leaks?: string;
}

/**
 * All that `clusterReads` can name. Each is only read: what is in here decides over all tenants. What everybody chooses
 * from, such as storage classes, is in the catalogue of all tenants and needs no entry.
 */
export const CLUSTER_READS: Readonly<Record<ClusterRead, ClusterReadEntry>> = {
  clusterQueues: {
    group: 'kueue.x-k8s.io',
    resources: ['clusterqueues', 'cohorts', 'topologies'],
    shows: 'the queues of Kueue, with their quotas and what is in use',
    leaks: 'which queues other teams have, what they may use and what they use',
  },
  csiDrivers: {
    group: 'storage.k8s.io',
    resources: ['csidrivers', 'csinodes'],
    shows: 'the storage drivers of the cluster and of each node',
  },
  customResourceDefinitions: {
    group: 'apiextensions.k8s.io',
    resources: ['customresourcedefinitions'],
    shows:
      'which kinds are installed, with their schemas, for `kubectl explain` and for charts that look',
  },
  namespaces: {
    group: '',
    resources: ['namespaces'],
    shows: 'all namespaces with their labels and annotations',
    leaks: 'the name of every tenant, its cost center, its department and its admins',
  },
  nodeMetrics: {
    group: 'metrics.k8s.io',
    resources: ['nodes'],
    shows: 'how busy each node is (`kubectl top nodes`)',
  },
  nodes: {
    group: '',
    resources: ['nodes'],
    shows: 'labels, taints, capacity and addresses of each node, and the names of images on it',
  },
  persistentVolumes: {
    group: '',
    resources: ['persistentvolumes'],
    shows: 'all volumes, and where their data is',
    leaks: 'the namespace and the name of every claim, and paths of shared storage',
  },
  resourceSlices: {
    group: 'resource.k8s.io',
    resources: ['resourceslices'],
    shows: 'the devices that drivers of Dynamic Resource Allocation offer on each node',
  },
};

/** The ClusterRole of an entry, and its binding. */
export function clusterReadRole(name: ClusterRead): string {
  return `tenant-reads-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
