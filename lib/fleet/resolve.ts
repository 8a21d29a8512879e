import { type AcceptedFinding, takeAccepted } from './accept';
import type { Code } from './codes';
import { CommonSettings } from './common-settings';
import { type Finding, type FindingPath, Findings } from './finding';
import { SHARED_ENVIRONMENT, SINGLE_ENVIRONMENT } from './defaults';
import type { Fleet, FleetSharedService, FleetTenant } from './fleet';
import { checkIdentity, checkName } from './identity';
import { type DataMap, isMap } from './layers';
import { holdersOf } from './owners';
import { checkEnvironments, checkPlatform, resolvePlatform } from './platform';
import { type PoolNames, poolNames } from './pools';
import { checkBurst } from './burst';
import { checkQuota } from './quota';
import { checkSettings } from './settings';
import { checkShape } from './shape';
import {
  asTenant,
  checkSharedService,
  openToServices,
  resolveSharedService,
} from './shared-services';
import { checkSubjects } from './subjects';
import { type ResolvedTenant, resolveTenant } from './tenant';

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
  const written = isMap(input['platform']) ? input['platform'] : {};
  const tiers = isMap(input['tiers']) ? input['tiers'] : {};
  const entries = Array.isArray(input['tenants']) ? (input['tenants'] as unknown[]) : [];
  const pools = poolNames(written);
  checkPlatform(written, ['platform'], findings);
  for (const [name, tier] of Object.entries(tiers)) {
    checkTier(name, tier, ['tiers', name], pools, findings);
  }
  entries.forEach((tenant, index) => checkTenantEntry(tenant, ['tenants', index], pools, findings));
  checkDuplicates(entries, findings);
  const services = isMap(input['sharedServices']) ? input['sharedServices'] : {};
  checkServices(services, entries, pools, findings);
  if (findings.hasErrorBelow(['platform']) || findings.hasErrorBelow(['apiVersion'])) {
    return undefined;
  }

  const broken = new ErrorIndex(findings);
  const platform = resolvePlatform(written);
  const common = new CommonSettings(written, tiers);
  const resolveOne = (
    entry: DataMap,
    path: FindingPath,
    name: FindingPath,
    single: string,
  ): ResolvedTenant[] => {
    if (broken.has(path) || broken.has(['tiers', String(entry['tier'])])) return [];
    const paths = { platform: ['platform'], tiers: ['tiers'], tenant: path, name };
    const one = resolveTenant(entry, { written, platform, tiers, common, single, paths }, findings);
    return one === undefined ? [] : [one];
  };
  const tenants = entries.flatMap((entry, index) =>
    isMap(entry)
      ? resolveOne(entry, ['tenants', index], ['tenants', index, 'name'], SINGLE_ENVIRONMENT)
      : [],
  );
  const shared = Object.entries(services).flatMap(([name, service]) => {
    if (!isMap(service)) return [];
    const path = ['sharedServices', name];
    return resolveOne(asTenant(name, service), path, path, SHARED_ENVIRONMENT);
  });
  checkNamespaces([...tenants, ...shared], findings);
  checkCapacity(platform, [...tenants, ...shared], findings);
  if (findings.hasErrors) return undefined;
  const sorted = tenants.map(({ tenant }) => tenant).sort(byName);
  const sharedServices: Record<string, FleetSharedService> = {};
  for (const one of shared.sort((a, b) => byName(a.tenant, b.tenant))) {
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

function checkTier(
  name: string,
  tier: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(tier)) return;
  checkName(name, 'the name of a tier', path, findings);
  checkCommon(tier, path, pools, findings);
}

function checkTenantEntry(
  tenant: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(tenant)) return;
  checkName(tenant['name'], 'the name of a tenant', [...path, 'name'], findings);
  checkOwner(tenant, path, pools, findings);
}

/** What tenants and services have in common. */
function checkOwner(owner: DataMap, path: FindingPath, pools: PoolNames, findings: Findings): void {
  checkName(owner['namespace'], 'the name of a namespace', [...path, 'namespace'], findings);
  checkIdentity(owner, path, findings);
  checkCommon(owner, path, pools, findings);
}

function checkServices(
  services: DataMap,
  entries: readonly unknown[],
  pools: PoolNames,
  findings: Findings,
): void {
  const tenants = entries.flatMap((entry) =>
    isMap(entry) && typeof entry['name'] === 'string' ? [entry['name']] : [],
  );
  for (const [name, service] of Object.entries(services)) {
    const path = ['sharedServices', name];
    if (!isMap(service)) continue;
    checkName(name, 'the name of a shared service', path, findings);
    if (tenants.includes(name)) {
      findings.add(
        'TENANT_DUPLICATE',
        path,
        `A tenant is called \`${name}\`, too: both would wear the label \`tenant: ${name}\`, and nobody could tell their costs apart.`,
        'Rename the shared service.',
      );
    }
    checkOwner(service, path, pools, findings);
    checkSharedService(service, tenants, path, findings);
  }
}

/** What tiers, tenants and services have in common. */
function checkCommon(
  layer: DataMap,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  checkSettings(layer, path, findings);
  checkQuota(layer['quota'], [...path, 'quota'], pools, findings);
  checkBurst(layer['burst'], [...path, 'burst'], findings);
  checkEnvironments(layer['environments'], [...path, 'environments'], pools, findings);
  for (const who of ['admins', 'users', 'viewers']) {
    checkSubjects(layer[who], [...path, who], findings);
  }
}

function checkDuplicates(entries: readonly unknown[], findings: Findings): void {
  const names = new Set<string>();
  entries.forEach((entry, index) => {
    if (!isMap(entry) || typeof entry['name'] !== 'string') return;
    const { name } = entry;
    if (names.has(name)) {
      findings.add(
        'TENANT_DUPLICATE',
        ['tenants', index, 'name'],
        `Another tenant is called \`${name}\` already.`,
        'Rename one of them, or merge the two entries.',
      );
    }
    names.add(name);
  });
}

/** No two owners may derive one namespace: `a` + `b-c` and `a-b` + `c` do. */
function checkNamespaces(resolved: readonly ResolvedTenant[], findings: Findings): void {
  const owners = new Map<string, string>();
  for (const { tenant, namespacePaths } of resolved) {
    for (const [name, { namespace }] of Object.entries(tenant.environments)) {
      const owner = `\`${name}\` of \`${tenant.name}\``;
      const other = owners.get(namespace);
      if (other === undefined) owners.set(namespace, owner);
      else {
        const path = namespacePaths[name]!;
        findings.addOnce(
          'NAMESPACE_CLASH',
          path,
          `The namespace \`${namespace}\` would belong to ${other} and to ${owner}.`,
          path[0] === 'platform' || path[0] === 'tiers'
            ? 'Remove it here, so that every tenant derives its own.'
            : 'Rename one of them, or state another `namespace`.',
        );
      }
    }
  }
}

/** Tenants together may hold what a pool has, and no more. */
function checkCapacity(
  platform: Fleet['platform'],
  resolved: readonly { tenant: FleetTenant }[],
  findings: Findings,
): void {
  for (const [pool, { capacity }] of Object.entries(platform.pools)) {
    if (capacity === undefined) continue;
    const holders = holdersOf(
      pool,
      resolved.map(({ tenant }) => tenant),
    );
    const sum = holders.reduce((total, { count }) => total + count, 0);
    if (sum <= capacity) continue;
    const most = holders
      .slice(0, 3)
      .map(({ name, count }) => `${name} ${count}`)
      .join(', ');
    findings.add(
      'POOL_OVERCOMMITTED',
      ['platform', 'pools', pool, 'capacity'],
      `The tenants hold ${sum} GPUs of \`${pool}\`, which has ${capacity}. Most: ${most}.`,
      `Take ${sum - capacity} back, or raise the capacity when there are more.`,
    );
  }
}
