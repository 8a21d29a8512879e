import type { Protection } from './protection';

/** What makes virtual clusters, where tenants have them. */
export const VIRTUAL_CLUSTER_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'ValidatingAdmissionPolicy',
    name: 'virtual-cluster-<namespace>',
    role: 'platform',
    says: 'Keeps the syncer of a virtual cluster to what it is for: its pods have its label, run with an account without rights, and get no token of the cluster.',
    without:
      'A syncer that is taken over from inside starts pods with its own account, or pods that pass for its own and reach the API server.',
    closes: ['the account of what makes the pods of a virtual cluster'],
  },
  {
    kind: 'ValidatingAdmissionPolicyBinding',
    name: 'virtual-cluster-<namespace>',
    role: 'platform',
    says: 'Binds that policy to the one namespace.',
    without: 'The policy judges nothing.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'vcluster-values',
    role: 'grant',
    says: "Holds the values of vCluster's chart, for whoever installs it with Helm. Written only where nothing delivers the output.",
    without:
      'Somebody writes the values by hand, and the metadata service is open or the syncer writes priority classes.',
    closes: [],
  },
  {
    kind: 'HelmRepository',
    name: 'vcluster',
    role: 'guard',
    says: "Tells Flux where vCluster's chart is.",
    without: 'Flux cannot install it.',
    closes: [],
  },
  {
    kind: 'HelmRelease',
    name: 'vcluster',
    role: 'guard',
    says: "Has Flux install vCluster's chart with values that follow from the namespace: its own quota, limits and network policy are off, and the syncer reads only what it shows inside.",
    without: 'Somebody installs it by hand, with the rights that the chart gives by default.',
    closes: ['priority classes that a virtual cluster writes', 'tokens in annotations of pods'],
  },
  {
    kind: 'AppProject',
    name: 'tenancy-vcluster-<namespace>',
    role: 'guard',
    says: 'Lets Argo CD install this one chart into this one namespace.',
    without: 'The chart is installed with the rights of the project that delivers everything.',
    closes: ['other charts and other namespaces'],
  },
  {
    kind: 'Application',
    name: 'tenancy-vcluster-<namespace>',
    role: 'guard',
    says: "Has Argo CD install vCluster's chart, with the same values as a HelmRelease.",
    without: 'Somebody installs it by hand, with the rights that the chart gives by default.',
    closes: ['priority classes that a virtual cluster writes', 'tokens in annotations of pods'],
  },
];
