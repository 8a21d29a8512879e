import { type FindingPath, Findings } from './finding';
import type { Fleet, FleetTenant } from './fleet';
import { checkIdentity, checkName } from './identity';
import { type DataMap, isMap } from './layers';
import { checkEnvironments, checkPlatform, resolvePlatform } from './platform';
import { checkBurst, checkQuota } from './quota';
import { checkSettings } from './settings';
import { checkShape } from './shape';
import { checkSubjects } from './subjects';
import { resolveTenant } from './tenant';

export const API_VERSION = 'cdk8s-tenancy/v1alpha1';

/** What came of an input: the fleet, unless there are errors, and everything that was found. */
export interface Resolution {
  readonly fleet?: Fleet;
  readonly findings: Findings;
}

/**
 * Turns what was written into the normal form. Reports all that is wrong at once: a tenant with an error is left out of
 * what is checked across tenants, and does not hide the findings of the others.
 */
export function resolve(input: unknown, known: Findings = new Findings()): Resolution {
  const findings = known;
  findings.push(...checkShape(input));
  if (!isMap(input)) return { findings };
  const written = isMap(input['platform']) ? input['platform'] : {};
  const tiers = isMap(input['tiers']) ? input['tiers'] : {};
  const entries = Array.isArray(input['tenants']) ? (input['tenants'] as unknown[]) : [];
  checkPlatform(written, ['platform'], findings);
  for (const [name, tier] of Object.entries(tiers)) {
    checkTier(name, tier, ['tiers', name], findings);
  }
  entries.forEach((tenant, index) => checkTenantEntry(tenant, ['tenants', index], findings));
  checkDuplicates(entries, findings);
  if (findings.hasErrorBelow(['platform']) || findings.hasErrorBelow(['apiVersion'])) {
    return { findings };
  }

  const broken = new ErrorIndex(findings);
  const platform = resolvePlatform(written);
  const resolved: { tenant: FleetTenant; path: FindingPath }[] = [];
  entries.forEach((entry, index) => {
    const path = ['tenants', index];
    if (!isMap(entry) || broken.tenants.has(index)) return;
    if (typeof entry['tier'] === 'string' && broken.tiers.has(entry['tier'])) return;
    const tenant = resolveTenant(
      entry,
      {
        written,
        platform,
        tiers,
        paths: { platform: ['platform'], tiers: ['tiers'], tenant: path },
      },
      findings,
    );
    if (tenant !== undefined) resolved.push({ tenant, path });
  });
  checkNamespaces(resolved, findings);
  checkCapacity(platform, resolved, findings);
  if (findings.hasErrors) return { findings };
  const tenants = resolved
    .map(({ tenant }) => tenant)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { fleet: { apiVersion: API_VERSION, platform, tenants }, findings };
}

/** Which tenants and tiers have errors, looked up once instead of once per tenant. */
class ErrorIndex {
  readonly tenants = new Set<number>();
  readonly tiers = new Set<string>();

  constructor(findings: Findings) {
    for (const { path } of findings.errors) {
      if (path[0] === 'tenants' && typeof path[1] === 'number') this.tenants.add(path[1]);
      if (path[0] === 'tiers' && typeof path[1] === 'string') this.tiers.add(path[1]);
    }
  }
}

function checkTier(name: string, tier: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(tier)) return;
  checkName(name, 'a tier', path, findings);
  checkCommon(tier, path, findings);
}

function checkTenantEntry(tenant: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(tenant)) return;
  if (tenant['name'] !== undefined) {
    checkName(tenant['name'], 'a tenant', [...path, 'name'], findings);
  }
  checkIdentity(tenant, path, findings);
  checkCommon(tenant, path, findings);
}

/** What tiers and tenants have in common. */
function checkCommon(layer: DataMap, path: FindingPath, findings: Findings): void {
  checkSettings(layer, path, findings);
  checkQuota(layer['quota'], [...path, 'quota'], findings);
  checkBurst(layer['burst'], [...path, 'burst'], findings);
  checkEnvironments(layer['environments'], [...path, 'environments'], findings);
  for (const who of ['admins', 'users', 'viewers']) {
    checkSubjects(layer[who], [...path, who], findings);
  }
}

function checkDuplicates(entries: readonly unknown[], findings: Findings): void {
  const first = new Map<string, number>();
  entries.forEach((entry, index) => {
    if (!isMap(entry) || typeof entry['name'] !== 'string') return;
    const { name } = entry;
    if (!first.has(name)) {
      first.set(name, index);
      return;
    }
    findings.add(
      'TENANT_DUPLICATE',
      ['tenants', index, 'name'],
      `The tenant \`${name}\` is declared twice: it is tenant number ${first.get(name)! + 1} already.`,
      'Rename one of them, or merge the two entries.',
    );
  });
}

/** No two owners may derive one namespace: `a` + `b-c` and `a-b` + `c` do. */
function checkNamespaces(
  resolved: readonly { tenant: FleetTenant; path: FindingPath }[],
  findings: Findings,
): void {
  const owners = new Map<string, string>();
  for (const { tenant, path } of resolved) {
    for (const [name, { namespace }] of Object.entries(tenant.environments)) {
      const owner = `tenant \`${tenant.name}\`, environment \`${name}\``;
      const other = owners.get(namespace);
      if (other === undefined) owners.set(namespace, owner);
      else {
        findings.add(
          'NAMESPACE_CLASH',
          [...path, 'name'],
          `The namespace \`${namespace}\` belongs to ${other} and to ${owner}.`,
          'Rename one of them, or state another `namespace`.',
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
    const holders = resolved
      .map(({ tenant }) => ({ name: tenant.name, count: tenant.quota.gpu[pool] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
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
