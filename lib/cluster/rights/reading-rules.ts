import type { ReadingCommand } from './reading-commands';

/** A rule of a ClusterRole. */
export interface ReadingRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const list = (group: string, ...resources: readonly string[]): ReadingRule => ({
  apiGroups: [group],
  resources,
  verbs: ['list'],
});

/**
 * What each command asks of a cluster. Versions and API groups are not in it: everybody who is logged in may read them
 * (`system:discovery`). A rule for an API that a cluster does not serve does no harm.
 */
export const READING_RULES: Readonly<Record<ReadingCommand, readonly ReadingRule[]>> = {
  usage: [
    list('', 'namespaces', 'persistentvolumeclaims', 'pods', 'resourcequotas'),
    list('kueue.x-k8s.io', 'clusterqueues', 'localqueues'),
    list('metrics.k8s.io', 'pods'),
    list('resource.k8s.io', 'resourceclaims'),
  ],
};
