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
];
