import type { Protection } from './protection';

/** What one cluster manages for others. */
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
];
