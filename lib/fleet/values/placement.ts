import { isMap } from '../model/layers';

/** `clusters` of a tenant or an environment: a list of names, or what differs by name. */
type Placement<Entry> = readonly string[] | Readonly<Record<string, Entry | null | undefined>>;

/** The names of the clusters that a placement states, in order; undefined where nothing is stated. */
export function clusterNames(placement: Placement<unknown> | undefined): string[] | undefined {
  if (placement === undefined) return undefined;
  const names: readonly string[] = isMap(placement)
    ? Object.keys(placement).filter((name) => isMap(placement[name]))
    : (placement as readonly string[]);
  return [...new Set(names)].sort();
}

/** What a placement says of one cluster. A list says nothing. */
export function entryOn<Entry extends object>(
  placement: Placement<Entry> | undefined,
  cluster: string,
): Entry | undefined {
  if (!isMap(placement) || !Object.hasOwn(placement, cluster)) return undefined;
  const entry: unknown = placement[cluster];
  return isMap(entry) ? (entry as Entry) : undefined;
}
