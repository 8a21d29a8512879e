import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { hostGrant } from '../settings/network/hosts';
import { type HostClaim, HostClaims } from './host-claims';
import { type ResolvedTenant, draftTenant, placeIn } from './tenant-draft';
import { grouped } from '../values/groups';

/**
 * Reports two tenants that may make routes for one host, on whatever clusters: a name leads to one tenant in the whole
 * fleet. One tenant may have a host on several clusters.
 */
export function checkHostOwners(all: readonly ResolvedTenant[], findings: Findings): void {
  const claims = new HostClaims();
  const resolved = byOwner(all);
  const placeOf = ({ owner, grant }: HostClaim): FindingPath => {
    const found = resolved.flatMap((one) => {
      if (one.tenant.name !== owner) return [];
      const environments = Object.entries(one.tenant.environments);
      return environments.flatMap(([name, { network }]) =>
        network.hosts.includes(grant) ? [{ ...one, name }] : [],
      );
    });
    const { owner: written, surroundings, name } = found[0]!;
    return placeIn(draftTenant(written, surroundings), name, 'network', 'hosts');
  };
  for (const { tenant, owner: written, surroundings } of resolved) {
    for (const [name, { network }] of Object.entries(tenant.environments)) {
      for (const grant of network.hosts) {
        const other = claims.add(grant, tenant.name);
        if (other === undefined) continue;
        const claim = { grant, owner: tenant.name };
        const place = placeIn(draftTenant(written, surroundings), name, 'network', 'hosts');
        const otherPlace = placeOf(other);
        findings.addOnce(
          'HOST_CLASH',
          place,
          `${claimText(claim, place)}, and ${claimText(other, otherPlace)}: the first of them to make a route would take it.`,
          isInherited(place)
            ? inheritedFix(claim, claims, isInherited(otherPlace))
            : shareFix(claim, other, claims),
        );
      }
    }
  }
}

/** The owners of all clusters, so that those of one name come one after the other. */
function byOwner(all: readonly ResolvedTenant[]): ResolvedTenant[] {
  return [...grouped(all, ({ tenant }) => tenant.name).values()].flat();
}

function claimText({ owner, grant }: HostClaim, place: FindingPath): string {
  const [level, name] = place;
  const from =
    level === 'platform' ? ' by the platform' : level === 'tiers' ? ` by the tier \`${name}\`` : '';
  return `\`${grant}\` is granted to \`${owner}\`${from}`;
}

function isInherited([level]: FindingPath): boolean {
  return level === 'platform' || level === 'tiers';
}

/** How tenants can have what a level above them grants to all. What was inherited from there does not count any more. */
function inheritedFix(claim: HostClaim, claims: HostClaims, isOtherInherited: boolean): string {
  const all = proposals(claim);
  const grant = isOtherInherited ? all[0] : all.find((one) => isFree(one, claim, claims));
  const such =
    grant === undefined
      ? ''
      : `, such as \`network: {hosts: ["${grant}"]}\` for \`${claim.owner}\``;
  return `Remove it here, and state \`hosts\` at each tenant instead${such}.`;
}

/** How both can have something of their own. What is proposed clashes with nobody. */
function shareFix(claim: HostClaim, other: HostClaim, claims: HostClaims): string {
  const free = proposals(claim).filter((grant) => isFree(grant, claim, claims));
  if (free.length > 0) {
    return `Write a host or a path of its own here, such as ${free.map((grant) => `\`${grant}\``).join(' or ')}.`;
  }
  for (const mine of [claim.grant, ...proposals(claim)]) {
    for (const theirs of proposals(other)) {
      if (clash({ ...claim, grant: mine }, { ...other, grant: theirs })) continue;
      const change = mine === claim.grant ? '' : `, and \`${mine}\` here`;
      return `Write \`${theirs}\` at \`${other.owner}\` instead of \`${other.grant}\`${change}.`;
    }
  }
  return `Remove it here, or list what \`${other.owner}\` needs instead of \`${other.grant}\`.`;
}

/** Parts of what was granted that can belong to one owner: a path of the host, and hosts below its domain. */
function proposals({ grant, owner }: HostClaim): string[] {
  const { host } = hostGrant(grant);
  if (host.startsWith('*.')) return [`*.${owner}.${host.slice(2)}`];
  const [, ...domain] = host.split('.');
  return [`${host}/${owner}`, `*.${owner}.${domain.length > 1 ? domain.join('.') : host}`];
}

function isFree(grant: string, { owner }: HostClaim, claims: HostClaims): boolean {
  return claims.holder(grant, owner) === undefined;
}

function clash(one: HostClaim, other: HostClaim): boolean {
  const claims = new HostClaims();
  claims.add(one.grant, one.owner);
  return claims.holder(other.grant, other.owner) !== undefined;
}
