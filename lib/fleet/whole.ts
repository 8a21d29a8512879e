import type { Findings } from '../findings/findings';
import type { FleetProps } from './model/props';
import type { Written } from './model/written';
import { holdersOf } from './owners/owners';
import { HostClaims } from './owners/host-claims';
import type { Surroundings } from './owners/surroundings';
import { type ResolvedTenant, draftTenant, placeIn } from './owners/tenant-draft';
import { hostGrant } from './settings/network/hosts';
import { eachEntry } from './values/maps';

/** Reports two tenants of one name. */
export function checkDuplicates(entries: Written<FleetProps>['tenants'], findings: Findings): void {
  const names = new Set<string>();
  eachEntry(entries, ({ name }, index) => {
    if (name === undefined) return;
    if (names.has(name)) {
      findings.add(
        'TENANT_DUPLICATE',
        ['tenants', index, 'name'],
        `Another tenant is already called \`${name}\`.`,
        'Rename one of them, or merge the two entries.',
      );
    }
    names.add(name);
  });
}

/** Reports two owners of one namespace: `a` with `b-c` and `a-b` with `c` derive the same. */
export function checkNamespaceOwners(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const owners = new Map<string, string>();
  for (const { tenant, owner: written } of resolved) {
    for (const [name, { namespace }] of Object.entries(tenant.environments)) {
      const owner = `\`${name}\` of \`${tenant.name}\``;
      const other = owners.get(namespace);
      owners.set(namespace, other ?? owner);
      if (other === undefined) continue;
      const path = placeIn(draftTenant(written, surroundings), name, 'namespace');
      findings.addOnce(
        'NAMESPACE_CLASH',
        path,
        `The namespace \`${namespace}\` would belong to both ${other} and ${owner}.`,
        path[0] === 'platform' || path[0] === 'tiers'
          ? 'Remove it here, so that every tenant derives its own.'
          : 'Rename one of them, or state another `namespace`.',
      );
    }
  }
}

/** Reports a namespace under `movedFrom` that still belongs to somebody. */
export function checkMoves(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const all = resolved.flatMap(({ tenant, owner }) =>
    Object.entries(tenant.environments).map(([name, spec]) => ({ tenant, owner, name, spec })),
  );
  const moved = all.filter(({ spec }) => spec.movedFrom !== undefined);
  if (moved.length === 0) return;
  const holders = new Map(
    all.map(({ tenant, name, spec }) => [spec.namespace, `\`${name}\` of \`${tenant.name}\``]),
  );
  for (const { owner, name, spec } of moved) {
    const holder = holders.get(spec.movedFrom!);
    if (holder === undefined) continue;
    findings.addOnce(
      'RENAME_INVALID',
      placeIn(draftTenant(owner, surroundings), name, 'movedFrom'),
      `The namespace \`${spec.movedFrom}\` belongs to ${holder}, so nothing has moved away from it.`,
      'Name the namespace that this one replaces, or remove the line.',
    );
  }
}

/**
 * Reports two tenants that may make routes for one host, on whatever clusters: a name leads to one tenant in the whole
 * fleet. One tenant may have a host on several clusters.
 */
export function checkHostOwners(resolved: readonly ResolvedTenant[], findings: Findings): void {
  const claims = new HostClaims();
  const byOwner = new Map<string, ResolvedTenant[]>();
  for (const item of resolved) {
    byOwner.set(item.tenant.name, [...(byOwner.get(item.tenant.name) ?? []), item]);
  }
  for (const { tenant, owner: written, surroundings } of [...byOwner.values()].flat()) {
    for (const [name, { network }] of Object.entries(tenant.environments)) {
      for (const host of network.hosts) {
        const other = claims.add(host, tenant.name);
        if (other === undefined) continue;
        const place = placeIn(draftTenant(written, surroundings), name, 'network', 'hosts');
        findings.addOnce(
          'HOST_CLASH',
          place,
          `\`${host}\` is granted to \`${tenant.name}\` and to \`${other}\`: the first of them to make a route would take it.`,
          shareFix(host, tenant.name, place[0] === 'platform' || place[0] === 'tiers'),
        );
      }
    }
  }
}

/** How tenants can have hosts of their own, or one host together. */
function shareFix(grant: string, tenant: string, isInherited: boolean): string {
  const { host } = hostGrant(grant);
  const where = isInherited ? 'State `hosts` at each tenant instead, with' : 'Grant each of them';
  const own = `${where} hosts of its own, such as \`*.${tenant}.example.com\``;
  return host.startsWith('*.')
    ? `${own}.`
    : `${own}, or another path of this one, such as \`${host}/${tenant}\`.`;
}

/** Reports a host for which two environments of one tenant may make routes: other people may work in each of them. */
export function checkHostsOfEnvironments(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  for (const { tenant, owner: written } of resolved) {
    const claims = new HostClaims();
    const active = Object.entries(tenant.environments).filter(
      ([, { state }]) => state === 'active',
    );
    for (const [name, { network }] of active) {
      for (const host of network.hosts) {
        const other = claims.add(host, name);
        if (other === undefined) continue;
        findings.addOnce(
          'HOST_SHARED',
          placeIn(draftTenant(written, surroundings), name, 'network', 'hosts'),
          `\`${host}\` is granted to \`${other}\` and to \`${name}\` of \`${tenant.name}\`: people who work in one of them can take requests for the other.`,
          `State \`hosts\` under \`environments\`, such as \`${name}: {network: {hosts: [${name}.example.com]}}\`.`,
        );
      }
    }
  }
}

/** Reports pools of which the owners together hold more than there is. */
export function checkCapacity(
  resolved: readonly ResolvedTenant[],
  { platform }: Surroundings,
  findings: Findings,
): void {
  const owners = resolved.map(({ tenant }) => tenant);
  for (const [pool, { capacity }] of Object.entries(platform.pools)) {
    if (capacity === undefined) continue;
    const holders = holdersOf(pool, owners);
    const sum = holders.reduce((total, { count }) => total + count, 0);
    if (sum <= capacity) continue;
    const most = holders.slice(0, 3).map(({ name, count }) => `${name} ${count}`);
    findings.add(
      'POOL_OVERCOMMITTED',
      ['platform', 'pools', pool, 'capacity'],
      `The tenants together hold ${sum} GPUs of \`${pool}\`, which has ${capacity}. The largest holders: ${most.join(', ')}.`,
      `Take ${sum - capacity} back, such as from \`quota.gpu.${pool}\` of \`${holders[0]!.name}\`, or raise the capacity if there are more.`,
    );
  }
}
