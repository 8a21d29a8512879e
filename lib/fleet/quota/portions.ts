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

/** One environment, as the split sees it. */
export interface Portion {
  readonly name: string;
  readonly share: bigint;
  /** Exact amounts. */
  readonly exact: Merged<EnvironmentQuotaProps>;
}

/** The quota of one tenant, merged, and what its split depends on. */
export interface MergedQuota {
  readonly tenant: string;
  readonly total: Merged<QuotaProps>;
  readonly burst: FleetBurst | undefined;
  readonly pools: Readonly<Record<string, FleetPool>>;
  readonly portions: readonly Portion[];
}

/** The keys of the exact amounts that environments state, from the last environment to the first. */
export function exactKeys(portions: readonly Portion[], ...keys: readonly string[]): string[][] {
  return portions.map(({ name }) => ['environments', name, 'quota', ...keys]).reverse();
}
