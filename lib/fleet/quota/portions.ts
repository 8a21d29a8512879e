import type { FindingPath } from '../../findings/finding';
import type { FleetBurst, FleetPool } from '../model/fleet';
import type { DataMap } from '../model/layers';
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

/** What is split by shares. */
export type SplitKey = 'cpu' | 'memory' | 'ephemeralStorage' | 'storage' | 'pods';

/** One environment, as the split sees it. */
export interface Portion {
  readonly name: string;
  readonly share: bigint;
  /** Exact amounts, merged over all layers. */
  readonly override: DataMap;
}

/** Where, in the latest layer, one of several values was written; keys are those of a tenant. */
export type PlaceOf = (...values: readonly (readonly string[])[]) => FindingPath;

/** What a split needs to know of the tenant. */
export interface QuotaContext {
  readonly tenant: string;
  readonly total: DataMap;
  readonly placeOf: PlaceOf;
  readonly burst: FleetBurst | undefined;
  readonly pools: Record<string, FleetPool>;
  readonly portions: readonly Portion[];
}

/** Where environments state their own amounts of something, the last first. */
export function overridesOf(stated: readonly Portion[], keys: readonly string[]): string[][] {
  return stated.map(({ name }) => ['environments', name, 'quota', ...keys]).reverse();
}
