import type { Findings } from '../../findings/findings';
import { QUEUE_ENGINES, type QueueEngineEntry } from '../catalogue/queue-engines';
import type { MergedEnvironment } from './setting';

/** Reports work that Kueue queues, and that may then wait in a queue of a scheduler as well. */
export function checkTwoEngines(
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { queue, scheduling } = environment;
  if (platform.queueing?.engine !== 'kueue' || queue === undefined || queue === 'none') return;
  for (const { title, scheduler } of Object.values<QueueEngineEntry>(QUEUE_ENGINES)) {
    if (scheduler === undefined || scheduling.schedulers?.includes(scheduler) !== true) continue;
    findings.addOnce(
      'QUEUE_TWICE',
      placeOf(['scheduling', 'schedulers']),
      `Kueue queues the work in \`${name}\` of \`${tenant}\`, and its pods may name \`${scheduler}\`, with which ${title} queues them once more: what Kueue has admitted then waits, and holds what others could use.`,
      `Remove \`${scheduler}\`, or write \`queue: none\` for the environment.`,
    );
  }
}
