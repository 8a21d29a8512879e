import type { Findings } from '../../findings/findings';
import { QUEUE_ENGINES, queueScheduler } from '../catalogue/queue-engines';
import { DEFAULT_SETTINGS } from '../model/defaults';
import type { MergedEnvironment } from './setting';

/** Reports schedulers by which pods pass the queue of their namespace. */
export function checkBypass(
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const engine = queueScheduler(platform.queueing?.engine);
  const { queue, scheduling } = environment;
  if (engine === undefined || queue === undefined || queue === 'none') return;
  const { schedulers } = scheduling;
  // What nobody states means the scheduler of the engine here.
  if (schedulers?.join() === DEFAULT_SETTINGS.scheduling.schedulers?.join()) return;
  const { title, scheduler } = QUEUE_ENGINES[engine];
  const others = schedulers?.filter((one) => one !== scheduler);
  if (others?.length === 0) return;
  const named =
    others === undefined ? 'any scheduler' : others.map((one) => `\`${one}\``).join(', ');
  findings.addOnce(
    'QUEUE_BYPASSED',
    placeOf(['scheduling', 'schedulers']),
    `Pods in \`${name}\` of \`${tenant}\` may name ${named}. ${title} queues only those that name \`${scheduler}\`: the others take what the queue may borrow, and nobody gets it back from them.`,
    `Remove the line: pods then name \`${scheduler}\`. An environment that must not wait has \`queue: none\`.`,
  );
}
