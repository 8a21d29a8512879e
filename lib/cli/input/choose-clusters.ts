import { nearest } from '../../findings/nearest';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { Misuse } from '../session/status';

/** The fleets of the clusters with these names, or all of them. An unknown name is misuse of the command. */
export function chooseClusters(
  fleets: readonly Fleet[],
  names: readonly string[] | undefined,
): readonly Fleet[] {
  if (names === undefined) return fleets;
  const known = fleets.flatMap((fleet) => clusterOf(fleet) ?? []);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return fleets.filter((fleet) => names.includes(clusterOf(fleet)!));
  const near = nearest(unknown, known);
  throw new Misuse(
    `there is no cluster ${JSON.stringify(unknown)}; ` +
      (near !== undefined
        ? `did you mean ${near}?`
        : known.length === 0
          ? 'the file names no clusters'
          : `the file has ${known.join(', ')}`),
  );
}

/** How many tenants some fleets have together: one that is on several clusters counts once. */
export function countTenants(fleets: readonly Fleet[], only?: readonly string[]): number {
  const names = fleets.flatMap(({ tenants }) => tenants.map(({ name }) => name));
  return new Set(only === undefined ? names : names.filter((name) => only.includes(name))).size;
}
