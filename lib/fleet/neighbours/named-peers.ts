import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { isNamedPeer, type NamedPeer, type ResolvedPeer } from '../model/named-peer';
import { isDnsLabel } from '../values/dns-names';
import { isRemoved, type Neighbour, neighbourText } from './environments-of';
import type { PeerTargets } from './peer-targets';
import { placedPeers } from './placed-peers';

type Direction = 'ingress' | 'egress';

/** The clusters of each tenant and shared service, by its name and its former ones; nothing where they are not known. */
export type OwnersByName = ReadonlyMap<string, readonly string[] | undefined>;

/** A peer by name, and who states it. */
interface Stated {
  readonly one: Neighbour;
  readonly direction: Direction;
  readonly entry: string;
  readonly peer: NamedPeer;
}

/** Reports peers by name that are nobody: tenants and environments that do not exist, or that are not here. */
export function checkNamedPeers(
  all: readonly Neighbour[],
  targets: PeerTargets,
  owners: OwnersByName,
  findings: Findings,
): void {
  for (const one of all) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const [entry, peer] of Object.entries<ResolvedPeer>(one.spec.network[direction])) {
        if (isNamedPeer(peer)) check({ one, direction, entry, peer }, targets, owners, findings);
      }
    }
  }
}

function check(
  stated: Stated,
  targets: PeerTargets,
  owners: OwnersByName,
  findings: Findings,
): void {
  const owned = targets.ownedBy(stated.peer.tenant);
  if (owned === undefined) return checkOwner(stated, owners, findings);
  const named = targets.named(stated.peer);
  if (named.length === 0) return checkEnvironment(stated, owned, findings);
  if (named.every(isRemoved)) {
    const [first] = named;
    const whom = named.length === 1 ? neighbourText(first!) : `\`${first!.tenant.name}\``;
    report(stated, `${whom} is removed (\`state: removed\`)`, 'Remove the entry.', findings);
    return;
  }
  const found = targets.of(stated.peer, stated.one);
  if (found.length === 0) checkItself(stated, targets, findings);
  else checkEntries(stated, found, findings);
}

/** A tenant that has no namespace on this cluster. */
function checkOwner(stated: Stated, owners: OwnersByName, findings: Findings): void {
  const { one, peer } = stated;
  const { tenant } = peer;
  if (!owners.has(tenant)) {
    const near = nearest(tenant, [...owners.keys()]);
    findings.addOnce(
      'TENANT_UNKNOWN',
      placeOf(stated, 'tenant'),
      `There is no tenant and no shared service \`${tenant}\`.`,
      near === undefined
        ? 'Name a tenant or a shared service of this fleet, or write the `namespace` of the pods.'
        : `Did you mean \`${near}\`?`,
    );
    return;
  }
  const there = owners.get(tenant) ?? [];
  reportElsewhere(stated, `\`${tenant}\``, there, Object.values(one.clusters).flat(), findings);
}

/** An environment that the tenant does not have on this cluster. */
function checkEnvironment(stated: Stated, owned: readonly Neighbour[], findings: Findings): void {
  const environment = stated.peer.environment!;
  const { tenant, clusters, isService } = owned[0]!;
  const there = clusters[environment];
  if (there !== undefined) {
    const whom = `\`${environment}\` of \`${tenant.name}\``;
    reportElsewhere(stated, whom, there, stated.one.clusters[stated.one.name] ?? [], findings);
    return;
  }
  const isOnly = tenant.namespaces === 'single';
  const names = [...new Set([...owned.map(({ name }) => name), ...Object.keys(clusters)])];
  const near = nearest(environment, names);
  findings.addOnce(
    'ENVIRONMENT_UNKNOWN',
    placeOf(stated, 'environment'),
    isOnly
      ? `The ${isService ? 'shared service' : 'tenant'} \`${tenant.name}\` has a single namespace, and no environment \`${environment}\`.`
      : `The tenant \`${tenant.name}\` has no environment \`${environment}\`.`,
    isOnly
      ? 'Remove `environment`.'
      : near === undefined
        ? `Write one of ${names.map((name) => `\`${name}\``).join(', ')}, or remove the key to mean all of them.`
        : `Did you mean \`${near}\`?`,
  );
}

/** What both sides need a cluster in common for. */
function reportElsewhere(
  stated: Stated,
  whom: string,
  there: readonly string[],
  here: readonly string[],
  findings: Findings,
): void {
  if (there.length === 0 || there.some((cluster) => here.includes(cluster))) return;
  report(
    stated,
    `${whom} is on ${listOf(there)}, and \`${stated.one.tenant.name}\` on ${listOf(here)}`,
    'Place both on one cluster, or write the addresses at which the other one is reached as `cidr`.',
    findings,
  );
}

function listOf(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}

/** An entry that leads from each environment to nothing but itself. What a tenant inherits is meant for the others. */
function checkItself(stated: Stated, targets: PeerTargets, findings: Findings): void {
  const { one, direction, entry } = stated;
  if (!['tenants', 'sharedServices'].includes(String(placeOf(stated)[0]))) return;
  const isUsed = targets.ownedBy(one.tenant.name)?.some((other) => {
    const peer = other.spec.network[direction][entry];
    return peer !== undefined && targets.of(peer, other).length > 0;
  });
  if (isUsed === true) return;
  report(
    stated,
    `it names ${neighbourText(one)} itself`,
    'Remove the entry: `reach` and `flows` say what is open inside.',
    findings,
  );
}

/** What becomes of an entry has a name as well, and a policy called like it. */
function checkEntries(stated: Stated, found: readonly Neighbour[], findings: Findings): void {
  const { one, direction, entry, peer } = stated;
  const { environment } = peer;
  if (environment !== undefined) return;
  for (const [name] of placedPeers(entry, peer, found)) {
    const isTaken = name !== entry && Object.hasOwn(one.spec.network[direction], name);
    if (!isTaken && isDnsLabel(name)) continue;
    findings.addOnce(
      'PEER_INVALID',
      placeOf(stated),
      isTaken
        ? `\`${entry}\` stands for one entry per environment, of which \`${name}\` is an entry of its own.`
        : `\`${entry}\` stands for one entry per environment, and \`${name}\` is too long for a name.`,
      'Choose another name for the entry, or add `environment`.',
    );
    return;
  }
}

function report(stated: Stated, reason: string, fix: string, findings: Findings): void {
  const { direction, entry } = stated;
  findings.addOnce(
    'PEER_NOWHERE',
    placeOf(stated, 'tenant'),
    `\`${direction}.${entry}\` opens nothing: ${reason}.`,
    fix,
  );
}

function placeOf({ one, direction, entry }: Stated, ...keys: readonly string[]): FindingPath {
  return one.place('network', direction, entry, ...keys);
}
