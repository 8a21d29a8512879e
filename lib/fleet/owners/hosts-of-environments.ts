import type { Findings } from '../../findings/findings';
import type { FleetTenant } from '../model/fleet';
import { hostGrant } from '../settings/network/hosts';
import { HostClaims } from './host-claims';
import type { Surroundings } from './surroundings';
import { type ResolvedTenant, draftTenant, placeIn } from './tenant-draft';

/** What each environment was granted. */
type Granted = readonly (readonly [environment: string, hosts: readonly string[]])[];

/** Reports a host for which two environments of one tenant may make routes: other people may work in each of them. */
export function checkHostsOfEnvironments(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  for (const { tenant, owner: written } of resolved) {
    const granted = grantedIn(tenant);
    const claims = new HostClaims();
    for (const [name, hosts] of granted) {
      for (const host of hosts) {
        const other = claims.add(host, name);
        if (other === undefined) continue;
        findings.addOnce(
          'HOST_SHARED',
          placeIn(draftTenant(written, surroundings), name, 'network', 'hosts'),
          `\`${host}\` is granted to \`${other.owner}\` and to \`${name}\` of \`${tenant.name}\`: people who work in one of them can take requests for the other.`,
          fixFor(granted, tenant.name),
        );
      }
    }
  }
}

function grantedIn({ environments }: FleetTenant): Granted {
  return Object.entries(environments)
    .filter(([, { state }]) => state !== 'removed')
    .map(([name, { network }]) => [name, network.hosts]);
}

/**
 * What to write for all environments that share something. Everything proposed is a part of what the tenant already has,
 * so it clashes with no other tenant.
 */
function fixFor(granted: Granted, tenant: string): string {
  const own = granted.map(([name, hosts]) => {
    const parts = hosts.map((host) => (isShared(host, name, granted) ? partOf(host, name) : host));
    return [name, [...new Set(parts)]] as const;
  });
  if (own.some(([name, hosts]) => hosts.some((host) => isShared(host, name, own)))) {
    return `State other \`hosts\` for each of the \`environments\` of \`${tenant}\`.`;
  }
  const entries = own
    .filter(([, hosts], index) => listText(hosts) !== listText(granted[index]![1]))
    .map(([name, hosts]) => `${name}: {network: {hosts: ${listText(hosts)}}}`);
  return `Give each its own part, at \`${tenant}\`: \`environments: {${entries.join(', ')}}\`.`;
}

/** Whether another environment was granted the same, or a part of it. */
function isShared(host: string, environment: string, granted: Granted): boolean {
  const others = new HostClaims();
  for (const [name, hosts] of granted) {
    if (name !== environment) hosts.forEach((one) => others.add(one, name));
  }
  return others.holder(host, environment) !== undefined;
}

/** A part of a host for one environment: hosts below a wildcard, or a path. */
function partOf(grant: string, environment: string): string {
  const { host } = hostGrant(grant);
  return host.startsWith('*.') ? `*.${environment}.${host.slice(2)}` : `${grant}/${environment}`;
}

function listText(hosts: readonly string[]): string {
  return `[${hosts.map((host) => `"${host}"`).join(', ')}]`;
}
