import { type AcceptedFinding, takeAccepted } from '../findings/accept';
import type { Finding } from '../findings/finding';
import { Findings } from '../findings/findings';
import { SHARED_ENVIRONMENT, SINGLE_ENVIRONMENT } from './model/defaults';
import type { Fleet, FleetTenant } from './model/fleet';
import type { FleetProps, PlatformEntry, TenantEntry } from './model/props';
import type { Written } from './model/written';
import { environmentsOfAll } from './neighbours/environments-of';
import { checkOneSidedWays } from './neighbours/one-sided-ways';
import { checkSystemNamespaces } from './neighbours/system-namespaces';
import { checkUnknownNamespaces } from './neighbours/unknown-namespaces';
import { checkHostOwners } from './owners/host-owners';
import { checkHostsOfEnvironments } from './owners/hosts-of-environments';
import { readAcceptances } from './owners/acceptances';
import { checkTenant, mergedQuota, resolveTenant } from './owners/fleet-tenant';
import { checkTenantEntry, checkTier } from './owners/owner-layers';
import { checkPlatform } from './owners/platform/fleet-platform';
import { checkRenames } from './owners/former-names';
import { checkVersionStated } from './owners/platform/kubernetes-version';
import {
  asTenant,
  checkServiceEntries,
  checkSharedService,
  openToServices,
  resolveSharedService,
} from './owners/shared-services';
import { type Surroundings, surroundingsOf } from './owners/surroundings';
import {
  type ResolvedTenant,
  type WrittenOwner,
  checkDraft,
  checkTierOf,
  draftTenant,
  meantTier,
  placesIn,
} from './owners/tenant-draft';
import type { PoolNames } from './quota/gpu-counts';
import { checkSplit, resolveQuota } from './quota/quota';
import { checkPlatformRoles } from './settings/account-rules/role-rights';
import { ReadableParts } from './shape/readable-parts';
import { checkShape } from './shape/shape';
import { type SoundParts, soundParts } from './shape/sound-parts';
import { eachEntry, entriesOf, sortedMap } from './values/maps';
import { checkCapacity, checkDuplicates, checkMoves, checkNamespaceOwners } from './whole';

export const API_VERSION = 'cdk8s-tenancy/v1alpha1';

/** What came of an input: the fleet, unless there are errors, and everything that was found. */
export interface Resolution {
  readonly fleet?: Fleet;
  readonly findings: Findings;
  /** Warnings that the input accepts, which are not findings any more. */
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * Turns what was written into the normal form: checks its shape, then each part by itself, then merges the layers of
 * each tenant, splits its quota and checks the result, and at last checks what the tenants are together.
 *
 * Reports everything that is wrong at once. A tenant with an error is left out of what is checked across tenants, and
 * does not hide the findings of the others. Its amounts are added up when all of them can be read.
 *
 * @param findings - what was found while reading; what is found here is added
 */
export function resolve(input: unknown, findings: Findings = new Findings()): Resolution {
  const fleet = resolveFleet(input, findings);
  const accepted = takeAccepted(readAcceptances(input, findings), findings);
  // What is wrong with an acceptance is known only now.
  return fleet === undefined || findings.hasErrors
    ? { findings, accepted }
    : { fleet, findings, accepted };
}

function resolveFleet(input: unknown, findings: Findings): Fleet | undefined {
  const written = checkShape(input, findings);
  if (written === undefined) return undefined;
  checkParts(written, findings);
  if (findings.hasErrorBelow(['apiVersion'])) return undefined;
  if (findings.hasErrorBelow(['platform'])) {
    checkReadable(written, findings);
    return undefined;
  }
  const parts = soundParts(written, findings);
  const surroundings = surroundingsOf(parts);
  const resolveAll = (owners: readonly WrittenOwner[]): ResolvedTenant[] =>
    owners.flatMap((owner) => checkAndResolve(owner, surroundings, findings) ?? []);
  const tenants = resolveAll(tenantsOf(parts));
  const services = resolveAll(servicesOf(parts));
  checkWhole([...tenants, ...services], surroundings, findings);
  checkNeighbours([...tenants, ...services], parts, surroundings, findings);
  if (findings.hasErrors) checkReadable(written, findings);
  return findings.hasErrors
    ? undefined
    : assemble(parts, tenants, services, surroundings, findings);
}

/** Reports what is wrong with tenants that have other mistakes as well, as far as it does not follow from those. */
function checkReadable(written: Written<FleetProps>, findings: Findings): void {
  // Without its pools, the numbers of GPUs of a tenant mean nothing.
  if (findings.hasErrorBelow(['platform', 'pools'])) return;
  // What is found in the first turn may hide something from it: an unknown environment hides its settings.
  for (let turn = 0; turn < 2; turn++) {
    const known = new Set(findings.all.map(({ code, path }) => JSON.stringify([code, path])));
    const found = readableFindings(new ReadableParts(written, findings)).filter(
      ({ code, path }) => !known.has(JSON.stringify([code, path])),
    );
    for (const { code, path, message, fix } of found) findings.addOnce(code, path, message, fix);
  }
}

function readableFindings(readable: ReadableParts): Finding[] {
  const { parts } = readable;
  const surroundings = surroundingsOf(parts);
  return [...tenantsOf(parts), ...servicesOf(parts)].flatMap((owner) => {
    const { path } = owner;
    const { name, tier: stated }: Partial<TenantEntry> = owner.entry;
    const tier = stated === undefined ? undefined : meantTier(stated, parts.tierNames);
    if (name === undefined || !readable.isBroken(path, tier)) return [];
    // A tier that is not even a map says nothing of what its tenants inherit.
    const isLost = parts.tierNames.includes(tier ?? '') && parts.tiers[tier ?? ''] === undefined;
    if (isLost) return [];
    const found = new Findings();
    checkAndResolve(owner, surroundings, found);
    return found.all.filter((item) => readable.isIndependent(item, path, tier));
  });
}

/** Checks each part by itself, as far as its shape is right. */
function checkParts(written: Written<FleetProps>, findings: Findings): void {
  const { platform = {}, tiers, tenants, sharedServices } = written;
  const pools = poolNames(platform, findings);
  checkPlatform(platform, ['platform'], pools, findings);
  // A part of a platform, as a construct has it, says nothing of a cluster.
  if ((tenants ?? []).length > 0) checkVersionStated(platform, ['platform'], findings);
  for (const [name, tier] of entriesOf(tiers)) {
    checkTier(name, tier, ['tiers', name], pools, findings);
  }
  eachEntry(tenants, (tenant, index) =>
    checkTenantEntry(tenant, ['tenants', index], pools, findings),
  );
  checkDuplicates(tenants, findings);
  checkRenames(written, findings);
  const names = (tenants ?? []).flatMap((tenant) => tenant?.name ?? []);
  for (const [name, service] of entriesOf(sharedServices)) {
    checkSharedService(name, service, ['sharedServices', name], names, pools, findings);
  }
}

/** Pools of a wrong shape may have any name, so nobody is told that there is no such pool. */
function poolNames({ pools }: Written<PlatformEntry>, findings: Findings): PoolNames {
  const isUnreadable = pools === undefined && findings.hasErrorBelow(['platform', 'pools']);
  return isUnreadable ? undefined : Object.keys(pools ?? {});
}

function tenantsOf({ tenants }: SoundParts): WrittenOwner[] {
  return tenants.map(([index, entry]) => {
    const path = ['tenants', index];
    return { entry, path, namePath: [...path, 'name'], single: SINGLE_ENVIRONMENT };
  });
}

function servicesOf({ services }: SoundParts): WrittenOwner[] {
  return services.map(([name, service]) => {
    const path = ['sharedServices', name];
    return { entry: asTenant(name, service), path, namePath: path, single: SHARED_ENVIRONMENT };
  });
}

/** Merges the layers of a tenant, splits its quota and checks what comes of it. */
function checkAndResolve(
  written: WrittenOwner,
  surroundings: Surroundings,
  findings: Findings,
): ResolvedTenant | undefined {
  const owner = checkTierOf(written, surroundings, findings);
  if (owner === undefined) return undefined;
  const draft = draftTenant(owner, surroundings);
  if (!checkDraft(draft, findings)) return undefined;
  const quota = mergedQuota(draft, surroundings);
  const split = resolveQuota(quota);
  checkSplit(quota, split, placesIn(draft), findings);
  const tenant = resolveTenant(draft, quota, split, surroundings);
  checkTenant(tenant, draft, surroundings, findings);
  return { owner, tenant };
}

/** Checks what all tenants and shared services are together. */
function checkWhole(
  owners: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  checkNamespaceOwners(owners, surroundings, findings);
  checkMoves(owners, surroundings, findings);
  checkHostOwners(owners, surroundings, findings);
  checkHostsOfEnvironments(owners, surroundings, findings);
  checkCapacity(owners, surroundings, findings);
  checkPlatformRoles(surroundings.platform, findings);
}

/** Checks what namespaces are to each other. */
function checkNeighbours(
  owners: readonly ResolvedTenant[],
  { services }: SoundParts,
  surroundings: Surroundings,
  findings: Findings,
): void {
  const all = environmentsOfAll(owners, surroundings);
  checkSystemNamespaces(all, surroundings, findings);
  // What is left out because of an error may be just what somebody else names.
  if (findings.hasErrors) return;
  checkUnknownNamespaces(all, surroundings, findings);
  const consumers = new Map(services.map(([name, service]) => [name, service.consumers]));
  const isConsumer = (tenant: string, service: string): boolean => {
    const list = consumers.get(service) ?? [];
    return list === 'all' || list.includes(tenant);
  };
  checkOneSidedWays(all, isConsumer, findings);
}

/** Puts the fleet together, and opens the shared services to the tenants that they name. */
function assemble(
  parts: SoundParts,
  resolvedTenants: readonly ResolvedTenant[],
  resolvedServices: readonly ResolvedTenant[],
  { platform }: Surroundings,
  findings: Findings,
): Fleet | undefined {
  const tenants = resolvedTenants.map(({ tenant }) => tenant).sort(byName);
  const owners = new Map(resolvedServices.map(({ tenant }) => [tenant.name, tenant]));
  const sharedServices = sortedMap(Object.fromEntries(parts.services), (service, name) =>
    resolveSharedService(service, owners.get(name)!, tenants),
  );
  checkServiceEntries(tenants, sharedServices, findings);
  if (findings.hasErrors) return undefined;
  return {
    apiVersion: API_VERSION,
    platform,
    sharedServices,
    tenants: openToServices(tenants, sharedServices),
  };
}

function byName(a: FleetTenant, b: FleetTenant): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
