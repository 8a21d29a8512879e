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
