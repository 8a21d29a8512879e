import type { MetadataFamily } from './metadata-family';

/** A kind of work that Kueue holds as a whole until its queue admits it. */
export interface KueueWork {
  readonly group: string;
  readonly resource: string;
  /** Whether it is queued only where it asks for devices: it runs for as long as somebody wants it to. */
  readonly isService?: true;
}

/**
 * The kinds that Kueue queues. Pods that somebody makes by hand are queued as well, where its configuration says so.
 *
 * Source: kubernetes-sigs/kueue v0.19.2, pkg/controller/jobs.
 */
export const KUEUE_WORK: readonly KueueWork[] = [
  { group: '', resource: 'pods', isService: true },
  { group: 'apps', resource: 'deployments', isService: true },
  { group: 'apps', resource: 'statefulsets', isService: true },
  { group: 'batch', resource: 'jobs' },
  { group: 'jobset.x-k8s.io', resource: 'jobsets' },
  { group: 'kubeflow.org', resource: 'jaxjobs' },
  { group: 'kubeflow.org', resource: 'mpijobs' },
  { group: 'kubeflow.org', resource: 'paddlejobs' },
  { group: 'kubeflow.org', resource: 'pytorchjobs' },
  { group: 'kubeflow.org', resource: 'tfjobs' },
  { group: 'kubeflow.org', resource: 'xgboostjobs' },
  { group: 'leaderworkerset.x-k8s.io', resource: 'leaderworkersets' },
  { group: 'ray.io', resource: 'rayclusters' },
  { group: 'ray.io', resource: 'rayjobs' },
  { group: 'ray.io', resource: 'rayservices' },
  { group: 'sparkoperator.k8s.io', resource: 'sparkapplications' },
  { group: 'trainer.kubeflow.org', resource: 'trainjobs' },
];

/** The label that names the queue of some work. */
export const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/** Labels and annotations by which work would go before that of others. RBAC does not know them. */
export const KUEUE_TURNS: MetadataFamily = {
  does: 'changes whose turn it is in the queues that all tenants share',
  grantedBy: 'scheduling.metadata',
  rows: [
    {
      keys: [
        'kueue.x-k8s.io/priority-boost',
        'kueue.x-k8s.io/prebuilt-workload-name',
        'kueue.x-k8s.io/workload-allowed-resource-flavors',
        'kueue.x-k8s.io/safe-to-forcefully-delete',
      ],
      source: 'kubernetes-sigs/kueue v0.19.2, pkg/controller/constants/constants.go',
    },
  ],
};
