import { QUEUE_ENGINES } from '../fleet/catalogue/queue-engines';
import type { FleetEnvironment } from '../fleet/model/fleet';

/** What decides whether pods of a namespace are changed, or refused as they are. */
export type PodTerms = Pick<FleetEnvironment, 'scheduling' | 'guardRails'>;

/** Whether pods that name no priority class get one. */
export function givesPriority({ scheduling, guardRails }: PodTerms): boolean {
  return scheduling.defaultPriority !== undefined && guardRails.podScheduling !== 'off';
}

/** Whether every pod of a namespace runs on nodes of its own. */
export function ownsNodes({ scheduling, guardRails }: PodTerms): boolean {
  return scheduling.nodes !== undefined && guardRails.podScheduling !== 'off';
}

/** Whether pods may name the scheduler of YuniKorn, and join its applications by themselves. */
export function namesYunikorn({ scheduling, guardRails }: PodTerms): boolean {
  const isNamed = scheduling.schedulers?.includes(QUEUE_ENGINES.yunikorn.scheduler) === true;
  return isNamed && guardRails.workloadMetadata !== 'off';
}
