import type { ReportOwner, ReportReachGroup } from '../../data/report-data';
import { environmentsIn, type ReportScope } from '../../data/report-scope';

/** A namespace, whose it is, and what it reaches. */
export interface ReachPlace {
  readonly owner: ReportOwner;
  readonly environment: string;
  readonly cluster?: string;
  readonly namespace: string;
  readonly group: ReportReachGroup;
  /** Other namespaces of the fleet that it reaches. */
  readonly reaches: readonly string[];
}

/** All namespaces of the fleet, in the order of their owners. */
export function reachPlaces({ data }: ReportScope): ReachPlace[] {
  const { reach } = data;
  const groups = new Map(
    reach.namespaces.map(({ cluster = '', namespace, group }) => [
      `${cluster}/${namespace}`,
      reach.groups[group]!,
    ]),
  );
  const reaches = new Map<string, string[]>();
  for (const { cluster = '', from, to } of reach.links) {
    if (from === to) continue;
    const key = `${cluster}/${from}`;
    reaches.set(key, [...(reaches.get(key) ?? []), to]);
  }
  return environmentsIn(data).flatMap(({ owner, environment: { name, cluster, namespace } }) => {
    const key = `${cluster ?? ''}/${namespace}`;
    const group = groups.get(key);
    if (group === undefined) return [];
    return [
      {
        owner,
        environment: name,
        ...(cluster === undefined ? {} : { cluster }),
        namespace,
        group,
        reaches: reaches.get(key) ?? [],
      },
    ];
  });
}
