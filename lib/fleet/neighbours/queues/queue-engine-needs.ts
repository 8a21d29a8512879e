import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { type QueueEngineEntry, queueEngine } from '../../catalogue/queue-engines';
import type { FleetQueue } from '../../model/fleet';
import type { Surroundings } from '../../owners/surroundings';
import { type ResolvedTenant, draftTenant, placeIn, placesIn } from '../../owners/tenant-draft';
import { ownPlaces } from './queue-checks';
import { queuedEnvironments } from '../../queues/queued-owners';

/** A word of a queue that an engine may not know. */
interface Need {
  readonly key: 'weight' | 'lend' | 'reclaim';
  /** Whether a queue asks for it, and not only because the one above does. */
  isAsked(queue: FleetQueue, above?: FleetQueue): boolean;
  isMet(engine: QueueEngineEntry): boolean;
  /** What happens instead: the rest of a sentence that starts with the engine. */
  readonly instead: string;
}

const NEEDS: readonly Need[] = [
  {
    key: 'weight',
    isAsked: ({ weight }) => weight !== 1,
    isMet: ({ weights }) => weights,
    instead: 'knows no weights here: it shares what is idle by how much each queue is guaranteed',
  },
  {
    key: 'lend',
    isAsked: ({ lend }) => lend !== 'all',
    isMet: ({ lendLimits }) => lendLimits,
    instead: 'has no limit for what a queue lends: others have all of it while it is idle',
  },
  {
    key: 'reclaim',
    isAsked: ({ reclaim }, above) => reclaim !== 'any' && reclaim !== above?.reclaim,
    isMet: ({ reclaimByPriority }) => reclaimByPriority,
    instead: 'does not ask for priorities where a queue takes back what it lent',
  },
];

/** Reports what the engine of the cluster does not do of what queues say, and queues that it has for itself. */
export function checkQueueEngine(
  tenants: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const { queueing } = surroundings.platform;
  if (queueing === undefined) return;
  const engine = queueEngine(queueing.engine);
  for (const { owner, tenant } of tenants) {
    const environments = queuedEnvironments(tenant);
    if (tenant.queue === undefined || environments.length === 0) continue;
    const draft = draftTenant(owner, surroundings);
    checkNeeds([tenant.queue], engine, placesIn(draft), findings);
    for (const { name, environment, queue } of environments) {
      checkNeeds([queue, tenant.queue], engine, ownPlaces(draft, name), findings);
      if (!engine.ownQueues.includes(environment.namespace)) continue;
      findings.addOnce(
        'QUEUE_NAME_CLASH',
        placeIn(draft, name, 'namespace'),
        `${engine.title} has a queue \`${environment.namespace}\` of its own, and that of \`${name}\` of \`${tenant.name}\` would be called the same.`,
        'State another `namespace` for the environment.',
      );
    }
  }
}

function checkNeeds(
  [queue, above]: readonly [queue: FleetQueue, above?: FleetQueue],
  engine: QueueEngineEntry,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): void {
  for (const { key, isAsked, isMet, instead } of NEEDS) {
    if (isMet(engine) || !isAsked(queue, above)) continue;
    findings.addOnce(
      'QUEUE_ENGINE_LACKS',
      placeOf(['queue', key]),
      `${engine.title} ${instead}.`,
      `Remove \`${key}\`, or say under \`accept\` why that is fine.`,
    );
  }
}
