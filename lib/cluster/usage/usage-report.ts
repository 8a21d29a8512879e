import type { Fleet } from '../../fleet/model/fleet';
import type { CountedUsage } from './count-usage';
import { type PoolUsage, type UsageGroup, poolUsage, usageGroups } from './usage-groups';
import type { UsageSnapshot } from './usage-snapshot';
import type { UsageView } from './usage-views';

/** What `tenancy usage --format json` prints: a snapshot, and what it adds up to. */
export interface UsageReport extends UsageSnapshot {
  /** The version of the cluster: `v1.36.3`. */
  readonly version: string;
  /** What it was added up by. */
  readonly by: UsageView;
  /** One for each name of the view; none for `namespace` and `pool`. */
  readonly groups: readonly UsageGroup[];
  /** In the order of the file. */
  readonly pools: readonly PoolUsage[];
  /** What could not be read, for people. */
  readonly notes: readonly string[];
}

/** A snapshot, added up by a view. */
export function usageReport(
  counted: CountedUsage,
  fleet: Fleet,
  by: UsageView,
  { version, notes }: { readonly version: string; readonly notes: readonly string[] },
): UsageReport {
  return {
    ...counted.snapshot,
    version,
    by,
    groups: by === 'namespace' || by === 'pool' ? [] : usageGroups(counted, by),
    pools: poolUsage(counted, fleet),
    notes,
  };
}
