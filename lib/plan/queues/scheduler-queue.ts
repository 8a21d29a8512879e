import {
  QUEUE_ENGINES,
  type QueueScheduler,
  queueScheduler,
} from '../../fleet/catalogue/queue-engines';
import type { FleetEnvironment } from '../../fleet/model/fleet';
import type { NamedOwner } from '../../fleet/owners/owners';
import { organizationQueueName, tenantQueueName } from '../../fleet/queues/queue-names';
import type { PlatformView } from '../platform-view';
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
  { spec: { queueing, prefix }, organizations }: PlatformView,
  owner: Pick<NamedOwner, 'name' | 'organization'>,
  { namespace, queue }: Pick<FleetEnvironment, 'namespace' | 'queue'>,
): SchedulerQueue | undefined {
  const engine = queueScheduler(queueing?.engine);
  if (engine === undefined || queue === undefined || queue === 'none') return undefined;
  const { scheduler, writes } = QUEUE_ENGINES[engine];
  const parent = [
    YUNIKORN_ROOT,
    ...above(owner.organization, organizations).map((name) => organizationQueueName(prefix, name)),
    tenantQueueName(prefix, owner.name),
  ].join('.');
  return {
    engine,
    scheduler,
    writes,
    queue: engine === 'yunikorn' ? `${parent}.${namespace}` : namespace,
    annotations: ANNOTATIONS[engine](namespace, parent),
  };
}

/** An organisation after all those that it belongs to, from the top. */
function above(
  name: string | undefined,
  organizations: PlatformView['organizations'],
): readonly string[] {
  return name === undefined ? [] : [...above(organizations[name]?.parent, organizations), name];
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
