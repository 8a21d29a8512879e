/** An amount of processor and memory, in thousandths of a core and in MiB. */
export interface Compute {
  readonly milliCores: number;
  readonly mebibytes: number;
}

/** Something that a level takes and that the fleet does not state. */
export interface Assumption extends Compute {
  readonly what: string;
  /** Where the amount comes from. */
  readonly source: string;
}

/**
 * What is assumed about a level. Amounts that the fleet states, such as the servers of a virtual cluster, come from there.
 * People have other machines than these, so the report prints each of them.
 */
export const ASSUMPTIONS = {
  vclusterDns: {
    what: 'CoreDNS of a virtual cluster, one pod',
    milliCores: 20,
    mebibytes: 64,
    source: 'vCluster, chart/values.yaml, controlPlane.coredns',
  },
  vclusterEtcd: {
    what: 'etcd of a virtual cluster with several servers, each member',
    milliCores: 20,
    mebibytes: 150,
    source: 'vCluster, chart/values.yaml, controlPlane.backingStore.etcd',
  },
  controlPlaneNode: {
    what: 'a node of a control plane, of 3',
    milliCores: 2000,
    mebibytes: 8192,
    source:
      'assumed: three members of etcd survive the loss of one; kubeadm asks for 2 cores and 2GiB at least',
  },
  clusterServices: {
    what: 'CoreDNS (2 pods) and metrics-server of a cluster',
    milliCores: 300,
    mebibytes: 340,
    source: 'their manifests: 100m and 70Mi for each CoreDNS, 100m and 200Mi for metrics-server',
  },
  worker: {
    what: 'a worker node of Kamaji or of a cluster: whole ones, and at least 2, so that a part stays idle',
    milliCores: 16000,
    mebibytes: 65536,
    source: 'assumed; --node-cpu and --node-memory state another',
  },
  workerReserve: {
    what: 'what the system keeps of each worker node',
    milliCores: 250,
    mebibytes: 2048,
    source: 'assumed: kubelet, container runtime, network plugin and kube-proxy',
  },
} as const satisfies Record<string, Assumption>;

/** Nodes of a control plane. */
export const CONTROL_PLANE_NODES = 3;

/** A cluster has no fewer worker nodes, or nothing runs while one is upgraded. */
export const LEAST_WORKERS = 2;

/**
 * Objects in the host cluster that a virtual cluster adds: for vCluster a StatefulSet with its pod, its claim and its
 * ControllerRevision, three Services, a ServiceAccount, a Role, a RoleBinding and three Secrets; for Kamaji the
 * TenantControlPlane, a Deployment with a ReplicaSet and two pods, a Service, and about ten Secrets and ConfigMaps. What
 * runs in it is there a second time.
 */
export const ENGINE_OBJECTS = { vcluster: 13, kamaji: 16 } as const;

/** Hours of a month: 365 days in twelve parts. */
export const HOURS_OF_MONTH = 730;
