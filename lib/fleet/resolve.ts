import { type AcceptedFinding, takeAccepted } from '../findings/accept';
import type { Code } from '../findings/codes';
import { CommonSettings } from './owners/inherited-settings';
import { type Finding, type FindingPath, Findings } from '../findings/finding';
import { SHARED_ENVIRONMENT, SINGLE_ENVIRONMENT } from './model/defaults';
import type { Fleet, FleetPlatform, FleetSharedService, FleetTenant } from './model/fleet';
import { checkCapacity, checkDuplicates, checkHostClaims, checkNamespaces } from './whole';
import { type DataMap, isMap } from './model/layers';
import { checkServices, checkTenantEntry, checkTier } from './owners/owner-checks';
import { checkPlatform, resolvePlatform } from './owners/platform/fleet-platform';
import { poolNames } from './quota/pools';
import { checkShape } from './shape/shape';
import { asTenant, openToServices, resolveSharedService } from './owners/shared-services';
import { type ResolvedTenant, resolveTenant } from './owners/fleet-tenant';

export const API_VERSION = 'cdk8s-tenancy/v1alpha1';

/** What came of an input: the fleet, unless there are errors, and everything that was found. */
export interface Resolution {
  readonly fleet?: Fleet;
  readonly findings: Findings;
  /** Warnings that the input accepts; they are no findings. */
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * Turns what was written into the normal form. Reports all that is wrong at once: a tenant with an error is left out of
 * what is checked across tenants, and does not hide the findings of the others.
 */
export function resolve(input: unknown, known: Findings = new Findings()): Resolution {
  const fleet = resolveFleet(input, known);
  const accepted = takeAccepted(input, known);
  // What is wrong with an acceptance is known only now.
  return fleet === undefined || known.hasErrors
    ? { findings: known, accepted }
    : { fleet, findings: known, accepted };
}

function resolveFleet(input: unknown, findings: Findings): Fleet | undefined {
  findings.push(...checkShape(input).filter((item) => !isConsequence(item, findings.all)));
  if (!isMap(input)) return undefined;
  const parts = partsOf(input);
  const { written, tiers, services, entries } = parts;
  const pools = poolNames(written);
  checkPlatform(written, ['platform'], findings);
  for (const [name, tier] of Object.entries(tiers)) {
    checkTier(name, tier, ['tiers', name], pools, findings);
  }
  entries.forEach((tenant, index) => checkTenantEntry(tenant, ['tenants', index], pools, findings));
  checkDuplicates(entries, findings);
  checkServices(services, entries, pools, findings);
  if (findings.hasErrorBelow(['platform']) || findings.hasErrorBelow(['apiVersion'])) {
    return undefined;
  }

  const broken = new ErrorIndex(findings);
  const resolver = new OwnerResolver(parts);
  const isWhole = (path: FindingPath, tier: unknown): boolean =>
    !broken.has(path) && !broken.has(['tiers', String(tier)]);
  const tenants = entries.flatMap((entry, index) =>
    isMap(entry) && isWhole(['tenants', index], entry['tier'])
      ? resolver.tenant(entry, index, findings)
      : [],
  );
  const shared = Object.entries(services).flatMap(([name, service]) =>
    isMap(service) && isWhole(['sharedServices', name], service['tier'])
      ? resolver.service(name, service, findings)
      : [],
  );
  return assemble(resolver.platform, tenants, shared, services, findings);
}

/** The parts of an input, each empty where it is missing or something else. */
interface InputParts {
  readonly written: DataMap;
  readonly tiers: DataMap;
  readonly services: DataMap;
  readonly entries: readonly unknown[];
}

function partsOf(input: DataMap): InputParts {
  const mapAt = (key: string): DataMap => (isMap(input[key]) ? input[key] : {});
  const { tenants } = input;
  return {
    written: mapAt('platform'),
    tiers: mapAt('tiers'),
    services: mapAt('sharedServices'),
    entries: Array.isArray(tenants) ? (tenants as unknown[]) : [],
  };
}

/** Resolves tenants and services of one fleet. */
class OwnerResolver {
  readonly platform: FleetPlatform;
  private readonly common: CommonSettings;

  constructor(private readonly parts: InputParts) {
    this.platform = resolvePlatform(parts.written);
    this.common = new CommonSettings(parts.written, parts.tiers);
  }

  tenant(entry: DataMap, index: number, findings: Findings): ResolvedTenant[] {
    const path = ['tenants', index];
    return this.resolve(entry, path, [...path, 'name'], SINGLE_ENVIRONMENT, findings);
  }

  service(name: string, service: DataMap, findings: Findings): ResolvedTenant[] {
    const path = ['sharedServices', name];
    return this.resolve(asTenant(name, service), path, path, SHARED_ENVIRONMENT, findings);
  }

  private resolve(
    entry: DataMap,
    tenant: FindingPath,
    name: FindingPath,
    single: string,
    findings: Findings,
  ): ResolvedTenant[] {
    const { written, tiers } = this.parts;
    const { platform, common } = this;
    const paths = { platform: ['platform'], tiers: ['tiers'], tenant, name };
    const one = resolveTenant(entry, { written, platform, tiers, common, single, paths }, findings);
    return one === undefined ? [] : [one];
  }
}

/** Checks what tenants and services are together, and opens the ones to the others. */
function assemble(
  platform: FleetPlatform,
  tenants: readonly ResolvedTenant[],
  shared: readonly ResolvedTenant[],
  services: DataMap,
  findings: Findings,
): Fleet | undefined {
  checkNamespaces([...tenants, ...shared], findings);
  checkHostClaims([...tenants, ...shared], findings);
  checkCapacity(platform, [...tenants, ...shared], findings);
  if (findings.hasErrors) return undefined;
  const sorted = tenants.map(({ tenant }) => tenant).sort(byName);
  const sharedServices: Record<string, FleetSharedService> = {};
  for (const one of [...shared].sort((a, b) => byName(a.tenant, b.tenant))) {
    const { name } = one.tenant;
    sharedServices[name] = resolveSharedService(services[name] as DataMap, one, sorted);
  }
  const opened = openToServices(sorted, sharedServices, findings);
  if (findings.hasErrors) return undefined;
  return { apiVersion: API_VERSION, platform, sharedServices, tenants: opened };
}

function byName(a: FleetTenant, b: FleetTenant): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Findings that say why a key was not read as it was meant. */
const UNREAD_KEYS: ReadonlySet<Code> = new Set<Code>(['YAML_KEY', 'YAML_MERGE_KEY', 'YAML_SYNTAX']);

/** A map of which a key could not be read lacks what was perhaps meant by it, or was not meant to be one. */
function isConsequence(item: Finding, reading: readonly Finding[]): boolean {
  if (item.code !== 'KEY_MISSING' && item.code !== 'TYPE_WRONG') return false;
  const { path } = item;
  return reading.some(
    (other) =>
      UNREAD_KEYS.has(other.code) &&
      other.path.length === path.length + 1 &&
      path.every((segment, index) => other.path[index] === segment),
  );
}

/** Which tenants, tiers and services have errors, looked up once instead of once per tenant. */
class ErrorIndex {
  private readonly places = new Set<string>();

  constructor(findings: Findings) {
    for (const { path } of findings.errors) this.places.add(path.slice(0, 2).join('\0'));
  }

  has(path: FindingPath): boolean {
    return this.places.has(path.join('\0'));
  }
}
