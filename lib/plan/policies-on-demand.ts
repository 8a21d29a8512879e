import type { FleetEnvironment, FleetPool } from '../fleet/model/fleet';
import { boundsAccelerators } from './bound-terms';
import { givesPriority, namesYunikorn, ownsNodes } from './pod-terms';
import { requiresRuntime } from './runtime-terms';

/** Admission policies that exist only where some namespace needs them, because each costs every request something. */
export type PoliciesOnDemand =
  | 'acceleratorBounds'
  | 'defaultPriorities'
  | 'flux'
  | 'ownNodes'
  | 'queues'
  | 'runtimes'
  | 'yunikorn';

type Need = (environment: FleetEnvironment, pools: Record<string, FleetPool>) => boolean;

const NEEDS: Readonly<Record<PoliciesOnDemand, Need>> = {
  acceleratorBounds: boundsAccelerators,
  defaultPriorities: givesPriority,
  flux: ({ deploy }) => deploy?.engine === 'flux',
  ownNodes: ownsNodes,
  queues: ({ queue }) => queue !== undefined && queue !== 'none',
  runtimes: requiresRuntime,
  yunikorn: namesYunikorn,
};

/** What some of these environments need. */
export function policiesOnDemand(
  environments: readonly FleetEnvironment[],
  pools: Record<string, FleetPool>,
): PoliciesOnDemand[] {
  return (Object.keys(NEEDS) as PoliciesOnDemand[]).filter((name) =>
    environments.some((environment) => NEEDS[name](environment, pools)),
  );
}
