import type { Findings } from '../findings/finding';
import type { FleetPlatform, FleetTenant } from './model/fleet';
import { isMap } from './model/layers';
import { HostClaims } from './settings/network/hosts';
import { holdersOf } from './owners/owners';
import type { ResolvedTenant } from './owners/fleet-tenant';

/** No two tenants have one name. */
export function checkDuplicates(entries: readonly unknown[], findings: Findings): void {
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
export function checkNamespaces(resolved: readonly ResolvedTenant[], findings: Findings): void {
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

/** No two tenants may make routes for one host. */
export function checkHostClaims(resolved: readonly ResolvedTenant[], findings: Findings): void {
  const claims = new HostClaims();
  for (const { tenant, hostPaths } of resolved) {
    for (const [name, { network }] of Object.entries(tenant.environments)) {
      for (const host of network.hosts) {
        claims.add(host, tenant.name, hostPaths[name]!, findings);
      }
    }
  }
}

/** Tenants together may hold what a pool has, and no more. */
export function checkCapacity(
  platform: FleetPlatform,
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
