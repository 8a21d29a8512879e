import type { QueueScheduler } from '../../../fleet/catalogue/queue-engines';
import type { EngineField } from '../engine-fields/engine-field';

const OWN_QUEUE = {
  field: 'queue',
  must: 'must name the queue of the namespace, which is called like the namespace',
  otherwise: 'the work uses the budget of somebody else, or a queue that nothing bounds',
  allowed: "variables.spec.?queue.orValue('') in variables.queues",
} as const;

/**
 * Objects that say in which queue work is. Everybody is judged, because each scheduler asks a PodGroup in the end, which its
 * own controllers make. What it takes without a queue ends in one of its own, which is nobody's budget.
 */
export const QUEUE_FIELDS: Readonly<Record<QueueScheduler, readonly EngineField[]>> = {
  volcano: [
    {
      kinds: ['jobs.batch.volcano.sh', 'podgroups.scheduling.volcano.sh'],
      ...OWN_QUEUE,
      source:
        'volcano-sh/volcano pkg/webhooks/admission/jobs/mutate/mutate_job.go, podgroups/mutate/mutate_podgroup.go',
    },
  ],
  kai: [
    {
      kinds: ['podgroups.scheduling.run.ai'],
      ...OWN_QUEUE,
      source:
        'kai-scheduler/KAI-Scheduler pkg/podgrouper/podgrouper/plugins/defaultgrouper/default_grouper.go',
    },
  ],
  // The queue of an application is that of its namespace, by a rule of the configuration.
  yunikorn: [],
};
