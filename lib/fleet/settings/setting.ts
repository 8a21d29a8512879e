import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetBurst, FleetEnvironment, FleetPlatform } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import type { Written } from '../model/written';

/**
 * Everything there is to know about one key of the settings.
 *
 * @typeParam Props - what may be written
 * @typeParam Merged - what is left of it once all layers are merged
 * @typeParam Normal - its normal form
 */
export interface Setting<Props, Merged, Normal> {
  /** Reports what is wrong with the value that one layer states. */
  check(written: NonNullable<Written<Props>>, path: FindingPath, findings: Findings): void;
  /** Brings a value that has been checked into normal form. */
  resolve(merged: Merged, context: SettingContext): Normal;
  /** Reports what is wrong once all layers are merged, together with other settings too. */
  checkMerged?(environment: MergedEnvironment, findings: Findings): void;
}

/** What a setting depends on besides its own value. */
export interface SettingContext {
  readonly platform: FleetPlatform;
  readonly burst: FleetBurst | undefined;
  /** Whether a quota counts the disk of the node, so that each container has to request some. */
  readonly countsDisk: boolean;
}

/** An environment in normal form, and where its values were written. */
export interface MergedEnvironment {
  readonly tenant: string;
  readonly name: string;
  readonly environment: FleetEnvironment;
  readonly platform: FleetPlatform;
  /** Whether the network was not judged before: most environments inherit theirs, which is one object then. */
  readonly isNewNetwork: boolean;
  readonly placeOf: PlaceOf;
}

/** The check of a setting whose shape says everything. */
export function nothingToCheck(): void {}

/** The normal form of a setting that is always in it. */
export function asItIs<Value>(merged: Value): Value {
  return merged;
}
