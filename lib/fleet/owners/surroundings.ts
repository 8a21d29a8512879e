import { type WrittenCluster, platformOn } from './written-cluster';
import type {
  FleetBurst,
  FleetEnvironmentQuota,
  FleetNetwork,
  FleetPlatform,
} from '../model/fleet';
import type { OrganizationEntry, PlatformEntry, TierEntry } from '../model/props';
import type { SettingContext } from '../settings/setting';
import { contextsOf, onFirstSight } from '../settings/shared-setting';
import { type Inherited, inheritanceOf } from './inherited-settings';
import { resolvePlatform } from './platform/fleet-platform';

/** What tenants are defined by besides their own entries. */
export interface WrittenSurroundings {
  readonly platform: PlatformEntry;
  /** The cluster that the tenants are resolved for. Absent: the input names none. */
  readonly cluster?: WrittenCluster;
  /** The tiers without errors. */
  readonly tiers: Readonly<Record<string, TierEntry>>;
  /** The organisations without errors. */
  readonly organizations?: Readonly<Record<string, OrganizationEntry>>;
  /** The names of all tiers. */
  readonly tierNames: readonly string[];
}

/** Everything of a fleet that a tenant depends on. */
export interface Surroundings {
  readonly written: WrittenSurroundings;
  readonly platform: FleetPlatform;
  /** What the tenants of a tier start from. */
  readonly inherited: (tier: string | undefined) => Inherited;
  /** What the settings of an environment depend on whose tenant has this burst. */
  readonly contextOf: (
    burst: FleetBurst | undefined,
    quota: FleetEnvironmentQuota,
  ) => SettingContext;
  /** Whether a network is seen for the first time: what environments share is judged once. */
  readonly isNewNetwork: (network: FleetNetwork) => boolean;
}

export function surroundingsOf(written: WrittenSurroundings): Surroundings {
  const platform = resolvePlatform(platformOn(written.platform, written.cluster));
  return {
    written,
    platform,
    inherited: inheritanceOf(written.platform, written.cluster?.entry, written.tiers),
    contextOf: contextsOf(platform),
    isNewNetwork: onFirstSight(),
  };
}
