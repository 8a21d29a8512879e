import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type {
  FleetProps,
  OrganizationEntry,
  PlatformEntry,
  SharedServiceEntry,
  TenantEntry,
  TierEntry,
} from '../model/props';
import type { Written } from '../model/written';
import { chainOf } from '../values/organization-chain';
import { eachEntry, entriesOf } from '../values/maps';

/** The parts of an input in which nothing is wrong. */
export interface SoundParts {
  readonly platform: PlatformEntry;
  readonly tiers: Readonly<Record<string, TierEntry>>;
  /** The names of all tiers, with errors or without. */
  readonly tierNames: readonly string[];
  readonly organizations: Readonly<Record<string, OrganizationEntry>>;
  /** With their indices in the input. */
  readonly tenants: readonly (readonly [index: number, tenant: TenantEntry])[];
  readonly services: readonly (readonly [name: string, service: SharedServiceEntry])[];
}

/** Leaves out the parts with errors, and those whose tier or organisation has errors. The platform must have none. */
export function soundParts(written: Written<FleetProps>, findings: Findings): SoundParts {
  const broken = new Set(findings.errors.map(({ path }) => keyOf(path)));
  const isSound = (path: FindingPath, tier?: string): boolean =>
    !broken.has(keyOf(path)) && (tier === undefined || !broken.has(keyOf(['tiers', tier])));
  const organizations = written.organizations ?? {};
  const isOrganizationSound = (name: string | undefined): boolean =>
    chainOf(name, organizations).every(([above]) => isSound(['organizations', above]));
  const tenants: [number, TenantEntry][] = [];
  eachEntry(written.tenants, (tenant, index) => {
    const path = ['tenants', index];
    if (!isSound(path, tenant.tier) || !isOrganizationSound(tenant.organization)) return;
    tenants.push([index, sound<TenantEntry>(tenant)]);
  });
  return {
    platform: sound<PlatformEntry>(written.platform ?? {}),
    tiers: Object.fromEntries(
      entriesOf(written.tiers)
        .filter(([name]) => isSound(['tiers', name]))
        .map(([name, tier]) => [name, sound<TierEntry>(tier)]),
    ),
    tierNames: Object.keys(written.tiers ?? {}),
    organizations: Object.fromEntries(
      entriesOf(organizations)
        .filter(([name]) => isOrganizationSound(name))
        .map(([name, organization]) => [name, sound<OrganizationEntry>(organization)]),
    ),
    tenants,
    services: entriesOf(written.sharedServices)
      .filter(([name, { tier }]) => isSound(['sharedServices', name], tier))
      .map(([name, service]) => [name, sound<SharedServiceEntry>(service)]),
  };
}

/** The part that a place belongs to: a tenant, a tier, a shared service. */
function keyOf(path: FindingPath): string {
  return path.slice(0, 2).join('\0');
}

/** Where nothing is wrong, nothing is missing and nothing has a wrong type. */
function sound<T>(part: Written<T>): T {
  const whole: unknown = part;
  return whole as T;
}
