/** The annotation by which Argo CD orders the objects of one Application. Objects without it are in wave 0. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
