import type { Protection } from './protection';

/** What one cluster manages for others, and what its nodes need. */
export const MANAGED_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'Cluster',
    name: '<cluster>',
    role: 'guard',
    says: 'Has Cluster API make a cluster and keep it as it is written: its version, its control plane and its groups of nodes.',
    without:
      'Somebody makes the cluster by hand, and nobody knows which version and which addresses it was given.',
    closes: [],
  },
  {
    kind: 'Project',
    name: '<project>',
    role: 'guard',
    says: 'Has KubeSlice make the namespace in which slices are, and clusters are registered.',
    without: 'Nothing can be registered, and no slice is made.',
    closes: [],
  },
  {
    kind: 'SliceConfig',
    name: '<tenant>',
    role: 'grant',
    says: 'Has KubeSlice join the namespaces of a tenant on several clusters to one network, which no other tenant is in.',
    without: 'Pods on different clusters reach each other by load balancers, or not at all.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-device-plugin-configs',
    role: 'guard',
    says: 'Tells the device plugin of NVIDIA how the cards of each pool are shared. Written where a pool has `sharing`.',
    without:
      'Nodes advertise whole cards, and nobody can use what the quota grants; or they advertise shared ones under the name of whole cards.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-mig-configs',
    role: 'guard',
    says: 'Tells the MIG manager of NVIDIA into which instances it cuts the cards of each pool.',
    without: 'Somebody cuts cards by hand, and the capacity of the pool is a guess.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-gpu-operator-values',
    role: 'guard',
    says: 'Values for the chart of the GPU Operator that name the other two. Written only with `gpuOperator.values`.',
    without: 'You write these values yourself.',
    closes: [],
  },
  {
    kind: 'DeviceClass',
    name: '<pool>',
    role: 'platform',
    says: 'Stands for MIG instances of one profile, where a driver hands them out.',
    without:
      'The class of the driver stands for instances of every profile, so a quota of five small ones could be five whole cards.',
    closes: [],
  },
];
