import type { CommonSettings } from './inherited-settings';
import type { FindingPath } from '../../findings/finding';
import type { FleetPlatform } from '../model/fleet';
import type { DataMap, Layer } from '../model/layers';

/** What a tenant is resolved against. */
export interface TenantContext {
  /** The platform as it was written. */
  readonly written: DataMap;
  readonly platform: FleetPlatform;
  readonly tiers: DataMap;
  /** What tenants have in common. */
  readonly common: CommonSettings;
  /** What the only environment is called where there is a single namespace. */
  readonly single: string;
  /** Where the platform, the tiers and this tenant stand in the input. */
  readonly paths: {
    readonly platform: FindingPath;
    readonly tiers: FindingPath;
    readonly tenant: FindingPath;
    /** Where its name stands. */
    readonly name: FindingPath;
  };
}

/** Platform, tier and tenant whole: where something stands is the same question for all keys. */
export function writtenLayers(layers: readonly Layer[], context: TenantContext): Layer[] {
  return [{ path: context.paths.platform, data: context.written }, ...layers.slice(2)];
}
