import type { FindingPath } from '../findings/finding';
import { clusterOf } from '../fleet/clusters/cluster-of';
import type { Fleet } from '../fleet/model/fleet';

/** Whether an edit may change what a fleet means there. In paths, tenants are named instead of counted. */
export type MayDiffer = (path: FindingPath) => boolean;

/** Where fleets differ although they may not. */
export function differences(
  before: readonly Fleet[],
  after: readonly Fleet[],
  mayDiffer: MayDiffer,
): FindingPath[] {
  const found: FindingPath[] = [];
  compare(byCluster(before), byCluster(after), [], mayDiffer, found);
  return found;
}

function byCluster(fleets: readonly Fleet[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fleets.map((fleet) => [
      clusterOf(fleet) ?? '',
      {
        ...fleet,
        tenants: Object.fromEntries(fleet.tenants.map((tenant) => [tenant.name, tenant])),
      },
    ]),
  );
}

function compare(
  one: unknown,
  other: unknown,
  path: FindingPath,
  mayDiffer: MayDiffer,
  found: FindingPath[],
): void {
  if (one === other) return;
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(one[key], other[key], [...path, key], mayDiffer, found);
    }
    return;
  }
  // The cluster is not part of what is asked.
  if (!mayDiffer(path.slice(1))) found.push(path.slice(1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
