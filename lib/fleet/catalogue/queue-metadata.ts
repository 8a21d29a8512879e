import type { MetadataFamily } from './metadata-family';

const YUNIKORN =
  'apache/yunikorn-k8shim pkg/common/constants/constants.go, pkg/common/utils/utils.go';
const KAI = 'kai-scheduler/KAI-Scheduler pkg/podgrouper/podgrouper/plugins/defaultgrouper';

/** What YuniKorn reads as the application of a pod. Pods of one application are in one queue, whatever their namespace. */
export const YUNIKORN_APPLICATIONS: MetadataFamily = {
  does: 'joins the pod to an application of YuniKorn, and so to its queue',
  instead: 'Leave it out, or begin its value with the name of the namespace and a dot.',
  rows: [
    {
      keys: ['yunikorn.apache.org/app-id', 'applicationId'],
      harmless: 'ownApplication',
      source: YUNIKORN,
    },
    { keys: ['spark-app-selector'], harmless: 'sparkApplication', source: YUNIKORN },
  ],
};

/** What KAI takes for the priority of a pod, before that in its spec. */
export const KAI_PRIORITIES: MetadataFamily = {
  does: 'gives the work another priority with KAI than its pods have',
  grantedBy: 'priorities',
  rows: [{ keys: ['priorityClassName'], harmless: 'priority', source: KAI }],
};

/** What keeps what was borrowed from those it belongs to. */
export const KAI_DELAYS: MetadataFamily = {
  does: 'delays that others get back what the work borrows',
  grantedBy: 'scheduling.metadata',
  rows: [
    {
      keys: ['kai.scheduler/preemption-delay', 'kai.scheduler/staleness-grace-period'],
      source: KAI,
    },
  ],
};
