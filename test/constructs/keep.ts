/** What keeps Argo CD and Flux from deleting an object. */
export const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** The label of every object that is ours. */
export const OURS = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };
