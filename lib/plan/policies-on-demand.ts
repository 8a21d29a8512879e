import type { FleetEnvironment } from '../fleet/model/fleet';
import { requiresRuntime } from './runtime-terms';

/** Admission policies that exist only where some namespace needs them, because each costs every request something. */
export type PoliciesOnDemand = 'flux' | 'queues' | 'runtimes';

const NEEDS: Readonly<Record<PoliciesOnDemand, (environment: FleetEnvironment) => boolean>> = {
  flux: ({ deploy }) => deploy?.engine === 'flux',
  queues: ({ queue }) => queue !== undefined && queue !== 'none',
  runtimes: requiresRuntime,
};

/** What some of these environments need. */
export function policiesOnDemand(environments: readonly FleetEnvironment[]): PoliciesOnDemand[] {
  return (Object.keys(NEEDS) as PoliciesOnDemand[]).filter((name) =>
    environments.some(NEEDS[name]),
  );
}
