import {
  QUEUE_ENGINES,
  type QueueScheduler,
  queueScheduler,
} from '../../fleet/catalogue/queue-engines';
import type { FleetEnvironment, FleetPlatform } from '../../fleet/model/fleet';
import { tenantQueueName } from '../../fleet/queues/queue-names';
import { YUNIKORN_ROOT } from './yunikorn-names';

/** A namespace whose work is queued by a scheduler of its own. */
export interface SchedulerQueue {
  readonly engine: QueueScheduler;
  /** The scheduler that its pods name. */
  readonly scheduler: string;
  /** What pods may call its queue. */
  readonly queue: string;
  /** What the Namespace says to the engine. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What the engine writes on pods and workloads of the namespace. */
  readonly writes: readonly string[];
}

/** How the work of a namespace is queued. Undefined if it is not, or if Kueue does. */
export function schedulerQueue(
  { queueing, prefix }: Pick<FleetPlatform, 'queueing' | 'prefix'>,
  owner: string,
  { namespace, queue }: Pick<FleetEnvironment, 'namespace' | 'queue'>,
): SchedulerQueue | undefined {
  const engine = queueScheduler(queueing?.engine);
  if (engine === undefined || queue === undefined || queue === 'none') return undefined;
  const { scheduler, writes } = QUEUE_ENGINES[engine];
  const parent = `${YUNIKORN_ROOT}.${tenantQueueName(prefix, owner)}`;
  return {
    engine,
    scheduler,
    writes,
    queue: engine === 'yunikorn' ? `${parent}.${namespace}` : namespace,
    annotations: ANNOTATIONS[engine](namespace, parent),
  };
}

/** What a Namespace says to each engine. */
const ANNOTATIONS: Readonly<
  Record<QueueScheduler, (namespace: string, parent: string) => Record<string, string>>
> = {
  volcano: (namespace) => ({ 'scheduling.volcano.sh/queue-name': namespace }),
  // KAI reads labels of pods alone.
  kai: () => ({}),
  yunikorn: (_, parent) => ({ 'yunikorn.apache.org/parentqueue': parent }),
};
