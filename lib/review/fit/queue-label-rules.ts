import type { HarmlessValue } from '../../fleet/catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../../fleet/catalogue/metadata-table';
import { type FitPlace, type JudgedPods } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import { type ManifestMap, asMap, asText } from '../../verify/objects/manifest-data';

/** The label by which KAI reads the queue of a pod. */
const KAI_QUEUE = 'kai.scheduler/queue';

/** The values that keys of queues and their priorities may have. The other values of these families nobody may write. */
const GRANTED: Readonly<
  Partial<Record<HarmlessValue, (lists: FitPlace['lists']) => readonly string[]>>
> = {
  queue: ({ queues }) => queues,
  queueOfAnyScheduler: ({ queues }) => queues,
  queuePriority: (lists) => lists['queue-priorities'],
  priority: (lists) => lists['priority-classes'],
};

const ROWS = [...WORKLOAD_METADATA.queues.rows, ...WORKLOAD_METADATA.queuePriorities.rows];

/** What the guard rail `workloadMetadata` refuses of the labels and annotations that name a queue or its priorities. */
export function queueLabelReasons(metadata: ManifestMap, { lists }: FitPlace): BareReason[] {
  const given = { ...asMap(metadata['annotations']), ...asMap(metadata['labels']) };
  return ROWS.flatMap(({ keys, harmless }) => {
    const allowed = GRANTED[harmless]?.(lists) ?? [];
    const isMoot =
      harmless === 'queueOfAnyScheduler' &&
      lists.schedulers.every((name) => name === 'default-scheduler');
    return keys.flatMap((key) => {
      const value = asText(given[key]);
      if (value === '' || isMoot || allowed.includes(value) || isGranted(key, lists)) return [];
      return [
        refusal(
          'queue',
          `The label or annotation \`${key}\` says \`${value}\`; granted here: ${listed(allowed)}.`,
          'Leave it out, or ask your platform team for it.',
        ),
      ];
    });
  });
}

function isGranted(key: string, { metadata }: FitPlace['lists']): boolean {
  return metadata.some(
    (grant) => grant === key || (grant.endsWith('*') && key.startsWith(grant.slice(0, -1))),
  );
}

/** Why KAI would not find the queue of pods: newer API servers write the label themselves. */
export function missingLabelReasons({ metadata }: JudgedPods, { view }: FitPlace): BareReason[] {
  const { schedulerQueue } = view;
  if (schedulerQueue?.engine !== 'kai' || view.platform.mutation) return [];
  if (asText(asMap(metadata['labels'])[KAI_QUEUE]) !== '') return [];
  return [
    refusal(
      'queue',
      'The pod does not name its queue, which KAI reads from a label.',
      `Write the label \`${KAI_QUEUE}: ${schedulerQueue.queue}\` into the metadata of the pod.`,
    ),
  ];
}
