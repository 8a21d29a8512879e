import type { FleetEnvironment } from '../fleet/model/fleet';

/** What decides whether the pods of a namespace need a runtime class. */
export type RuntimeTerms = Pick<FleetEnvironment, 'scheduling' | 'guardRails'>;

/** Whether every pod of a namespace must have a runtime class. */
export function requiresRuntime({ scheduling, guardRails }: RuntimeTerms): boolean {
  return scheduling.runtimeClass !== undefined && guardRails.podScheduling !== 'off';
}
