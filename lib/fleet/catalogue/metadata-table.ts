import type { MetadataFamily } from './metadata-family';
import { NODE_METADATA } from './node-metadata';

/** Metadata about whose turn it is: queues, priorities, and how schedulers and controllers treat a workload. */
const TURN_METADATA = {
  queues: {
    does: 'names the queue of a scheduler that all tenants share',
    grantedBy: 'scheduling.queues',
    rows: [
      {
        keys: ['scheduling.volcano.sh/queue-name', 'volcano.sh/queue-name'],
        harmless: 'queue',
        source:
          'volcano-sh/apis pkg/apis/scheduling/v1beta1/labels.go; kuberay volcano_scheduler.go:243',
      },
      {
        keys: ['kai.scheduler/queue', 'runai/queue'],
        harmless: 'queue',
        source:
          'NVIDIA/KAI-Scheduler pkg/common/constants/constants.go; kuberay kai_scheduler.go:27',
      },
      {
        keys: ['yunikorn.apache.org/queue'],
        harmless: 'queue',
        source: 'apache/yunikorn-k8shim pkg/common/constants/constants.go',
      },
      {
        // YuniKorn reads this one as well, and many people use the word for their own purposes.
        keys: ['queue'],
        harmless: 'queueOfAnyScheduler',
        source: 'apache/yunikorn-k8shim pkg/common/constants/constants.go',
      },
    ],
  },
  queuePriorities: {
    does: 'moves the work ahead of the work of other tenants, or suspends theirs',
    grantedBy: 'scheduling.queuePriorities',
    rows: [
      {
        keys: ['kueue.x-k8s.io/priority-class'],
        harmless: 'queuePriority',
        source: 'kubernetes-sigs/kueue v0.18.2, pkg/controller/jobframework/utils.go:177',
      },
      {
        keys: ['ray.io/priority-class-name'],
        harmless: 'priority',
        source: 'ray-project/kuberay v1.6.0, batchscheduler/volcano/volcano_scheduler.go:246',
      },
    ],
  },
  scheduling: {
    does: 'changes how a scheduler or a controller that all tenants share treats the work',
    grantedBy: 'scheduling.metadata',
    isWrittenByAgents: true,
    rows: [
      {
        keys: ['kueue.x-k8s.io/multikueue-origin', 'kueue.x-k8s.io/multikueue-origin-uid'],
        source:
          'kubernetes-sigs/kueue v0.18.2, pkg/controller/jobs/statefulset/statefulset_controller.go:75',
      },
      {
        // Kueue writes it into templates of Deployments, StatefulSets and LeaderWorkerSets.
        keys: ['kueue.x-k8s.io/pod-suspending-parent'],
        harmless: 'owned',
        source: 'kubernetes-sigs/kueue v0.18.2, pkg/controller/jobs/pod/pod_webhook.go:109',
      },
      {
        keys: ['provreq.kueue.x-k8s.io/*'],
        source: 'kubernetes-sigs/kueue v0.18.2, pkg/controller/constants/constants.go:55',
      },
      {
        keys: ['volcano.sh/preemptable'],
        harmless: 'true',
        source: 'volcano-sh/apis pkg/apis/scheduling/v1beta1/labels.go',
      },
      {
        keys: ['volcano.sh/revocable-zone', 'volcano.sh/jdb-*'],
        source: 'volcano-sh/apis pkg/apis/scheduling/v1beta1/labels.go',
      },
      {
        keys: ['runai/node-pool', 'kai.scheduler/node-pool'],
        source: 'NVIDIA/KAI-Scheduler pkg/common/constants/constants.go',
      },
      {
        keys: ['yunikorn.apache.org/user.info', 'yunikorn.apache.org/allow-preemption'],
        source: 'apache/yunikorn-k8shim pkg/common/constants/constants.go',
      },
      {
        keys: ['scheduling.koordinator.sh/*', 'quota.scheduling.koordinator.sh/*'],
        source: 'koordinator-sh/koordinator apis/extension/scheduling.go',
      },
      {
        keys: ['alpha.jobset.sigs.k8s.io/exclusive-topology'],
        source: 'kubernetes-sigs/jobset v0.11.1, pkg/webhooks/pod_mutating_webhook.go:85',
      },
      {
        keys: [
          'leaderworkerset.sigs.k8s.io/exclusive-topology',
          'leaderworkerset.sigs.k8s.io/subgroup-exclusive-topology',
        ],
        source: 'kubernetes-sigs/lws v0.8.0, pkg/webhooks/pod_webhook.go:132',
      },
      {
        keys: ['workflows.argoproj.io/controller-instanceid'],
        source: 'argoproj/argo-workflows v4.0.5, workflow/controller/controller.go:867',
      },
      {
        keys: ['ray.io/external-storage-namespace'],
        harmless: 'ownNamespacePrefix',
        source:
          'ray-project/kuberay v1.6.0, controllers/ray/common/pod.go:100; utils/constant.go:60',
      },
    ],
  },
  controllers: {
    does: 'lets a controller take the pod for one of its own',
    isWrittenByKubernetes: true,
    rows: [
      {
        keys: ['pod-template-hash'],
        source: 'kubernetes v1.36, pkg/controller/replicaset/replica_set.go (claimPods)',
      },
      {
        keys: ['batch.kubernetes.io/controller-uid', 'controller-uid'],
        harmless: 'ownUid',
        source: 'kubernetes v1.36, pkg/controller/job/job_controller.go (getPodsForJob)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, MetadataFamily>>;

/**
 * Labels and annotations of pods, templates and workloads that mean something to somebody else. What is not in here was
 * judged to be harmless, or is known to nobody. The docs say which keys were judged.
 */
export const WORKLOAD_METADATA = {
  ...TURN_METADATA,
  ...NODE_METADATA,
} as const satisfies Readonly<Record<string, MetadataFamily>>;
