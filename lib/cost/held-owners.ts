import { LIFE_STATES, earlierState } from '../fleet/catalogue/life-states';
import type { Fleet, FleetOwner } from '../fleet/model/fleet';
import type { LifecycleState } from '../fleet/model/props';

/**
 * What is suspended or draining, such as `vision (suspended)` or `speech/prod (draining)`: tenants and shared services as a
 * whole, and else their environments. What they were granted counts as before.
 */
export function heldOwners(fleets: readonly Fleet[]): string[] {
  return ownersIn(fleets, (state) => !LIFE_STATES[state].works);
}

/** What is removed: it may go on until its entry is deleted, and counts until then. */
export function leavingOwners(fleets: readonly Fleet[]): string[] {
  return ownersIn(fleets, (state) => state === 'removed');
}

function ownersIn(fleets: readonly Fleet[], isMeant: (state: LifecycleState) => boolean): string[] {
  const textOf = (name: string, state: LifecycleState): string[] =>
    isMeant(state) ? [`${name} (${state})`] : [];
  const environments = new Map<string, Map<string, LifecycleState>>();
  for (const { tenants, sharedServices } of fleets) {
    const services = Object.entries(sharedServices).map(([name, spec]) => ({ name, ...spec }));
    for (const owner of [...tenants, ...services]) {
      const known = environments.get(owner.name) ?? new Map<string, LifecycleState>();
      environments.set(owner.name, known);
      addStates(owner, known);
    }
  }
  return [...environments]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([owner, states]) => {
      const [first, ...others] = new Set(states.values());
      return others.length === 0 && first !== undefined
        ? textOf(owner, first)
        : [...states].flatMap(([name, state]) => textOf(`${owner}/${name}`, state));
    });
}

/** Where each environment is in its life; on several clusters, where it is at its earliest. */
function addStates(
  { environments }: Pick<FleetOwner, 'environments'>,
  known: Map<string, LifecycleState>,
): void {
  for (const [name, { state }] of Object.entries(environments)) {
    known.set(name, earlierState(known.get(name) ?? state, state));
  }
}
