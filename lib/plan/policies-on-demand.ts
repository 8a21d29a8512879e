import type { FleetEnvironment } from '../fleet/model/fleet';
import { requiresRuntime } from './runtime-terms';

/** Admission policies that exist only where some namespace needs them, because each costs every request something. */
export type PoliciesOnDemand = 'flux' | 'runtimes';

const NEEDS: Readonly<Record<PoliciesOnDemand, (environment: FleetEnvironment) => boolean>> = {
  flux: ({ deploy }) => deploy?.engine === 'flux',
  runtimes: requiresRuntime,
};

/** What some of these environments need. */
export function policiesOnDemand(environments: readonly FleetEnvironment[]): PoliciesOnDemand[] {
  return (Object.keys(NEEDS) as PoliciesOnDemand[]).filter((name) =>
    environments.some(NEEDS[name]),
  );
}
