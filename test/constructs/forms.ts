import type {
  FleetEnvironment,
  FleetPlatform,
  FleetTenant,
  PlatformEntry,
  TenantEntry,
} from '../../lib';
import { Platform, type PlatformProps, loadFleet } from '../../lib';
import { chart } from './objects';

/** A tenant and its platform in normal form. */
export interface Forms {
  readonly platform: FleetPlatform;
  readonly tenant: FleetTenant;
}

/** The normal forms of a tenant `team` that states what a test is about. */
export function resolved(tenant: Partial<TenantEntry> = {}, platform: PlatformEntry = {}): Forms {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform,
    tenants: [{ name: 'team', costCenter: 'CC-1', ...tenant }],
  });
  return { platform: fleet.platform, tenant: fleet.tenants[0]! };
}

/** A platform whose objects a test does not look at. */
export function platformOf(props: PlatformProps = {}): Platform {
  return Platform.fromProps(chart(), 'platform', props);
}

/** The normal form of its environment `prod`. */
export function resolvedProd(
  tenant: Partial<TenantEntry> = {},
  platform: PlatformEntry = {},
): FleetEnvironment {
  return resolved(tenant, platform).tenant.environments['prod']!;
}
