import type { FleetBurst, FleetPool } from '../model/fleet';
import type { EnvironmentQuotaProps, QuotaProps } from '../model/props';
import type { Merged } from '../model/written';
import type { Measure } from '../values/amounts';
import type { SplitUnit } from '../values/apportion';

/** What is split, and how: the key, its measure, the unit of its parts. */
export const SPLITS: readonly (readonly [key: SplitKey, measure: Measure, unit: SplitUnit])[] = [
  ['cpu', 'cores', 'milli'],
  ['memory', 'bytes', 'mebi'],
  ['ephemeralStorage', 'bytes', 'mebi'],
  ['storage', 'bytes', 'mebi'],
  ['pods', 'count', 'one'],
];

/** The amounts of a quota that are split. GPUs are split by pool. */
export type SplitKey = 'cpu' | 'memory' | 'ephemeralStorage' | 'storage' | 'pods';

/** What a quota is split over. */
export type Among = 'environments' | 'clusters';

/** What one of them is called. */
export const ONE_OF: Readonly<Record<Among, string>> = {
  environments: 'environment',
  clusters: 'cluster',
};

/** One environment or cluster, as the split sees it. */
export interface Portion {
  readonly name: string;
  readonly among: Among;
  /** The clusters that it is on, and the one that this is about. Absent: there is no more than one. */
  readonly on?: { readonly cluster: string; readonly all: readonly string[] };
  readonly share: bigint;
  /** Exact amounts. */
  readonly exact: Merged<EnvironmentQuotaProps>;
}

/** The quota of one tenant, merged, and what its split depends on. */
export interface MergedQuota {
  readonly tenant: string;
  readonly among: Among;
  /** Whether it is only what the tenant has on one of several clusters. */
  readonly isPart?: boolean;
  /** Whether each environment may have all of it, instead of a part. */
  readonly isPot?: boolean;
  readonly total: Merged<QuotaProps>;
  readonly burst: FleetBurst | undefined;
  readonly pools: Readonly<Record<string, FleetPool>>;
  readonly portions: readonly Portion[];
}

/** How to write exact amounts of a portion beside its total. */
export function exactText({ name, among, on }: Portion, quota: string): string {
  if (on === undefined) return `${among}: {${name}: {quota: ${quota}}}`;
  const places = on.all.map((cluster) =>
    cluster === on.cluster ? `${cluster}: {quota: ${quota}}` : `${cluster}: {}`,
  );
  const all = `clusters: {${places.join(', ')}}`;
  return among === 'clusters' ? all : `${among}: {${name}: {${all}}}`;
}

/** The keys of the exact amounts that environments or clusters state, from the last one to the first. */
export function exactKeys(portions: readonly Portion[], ...keys: readonly string[]): string[][] {
  return portions.map(({ name, among }) => [among, name, 'quota', ...keys]).reverse();
}
