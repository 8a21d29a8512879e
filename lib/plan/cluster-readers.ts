import type { FleetOwner, FleetSubject } from '../fleet/model/fleet';
import type { ClusterRead } from '../fleet/model/props';
import { addTo } from '../fleet/values/groups';
import { isEverybody, resolveSubjects } from '../fleet/values/subjects';
import { everybodyIn } from './people';

/** Who reads which kinds of the whole cluster. */
export type ClusterReaders = ReadonlyMap<ClusterRead, readonly FleetSubject[]>;

/**
 * Everybody who is bound in a namespace that says `clusterReads`, by what they read, each once and in order. A group of
 * everybody who can log in is left out: it may look into one namespace, and not into the whole cluster.
 */
export function clusterReadersOf(
  owners: readonly Pick<FleetOwner, 'environments'>[],
): ClusterReaders {
  const lists = new Map<ClusterRead, FleetSubject[]>();
  for (const environment of owners.flatMap(({ environments }) => Object.values(environments))) {
    const people = everybodyIn(environment).filter((subject) => !isEverybody(subject));
    for (const name of environment.clusterReads) addTo(lists, name, ...people);
  }
  return new Map(
    [...lists]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, list]) => [name, resolveSubjects(list)]),
  );
}
