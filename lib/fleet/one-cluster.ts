import type { Findings } from '../findings/findings';
import type { ClusterInput, ResolvedCluster } from './clusters/cluster-input';
import { API_VERSION } from './model/api-version';
import type { Fleet, FleetTenant } from './model/fleet';
import { environmentsOfAll } from './neighbours/environments-of';
import { checkNamedPeers } from './neighbours/named-peers';
import { checkExclusiveClusters } from './neighbours/exclusive-clusters';
import { checkOneSidedWays } from './neighbours/one-sided-ways';
import { PeerTargets } from './neighbours/peer-targets';
import { placePeers } from './neighbours/placed-peers';
import { checkSystemNamespaces } from './neighbours/system-namespaces';
import { checkFluxFlags, checkSharedSources } from './neighbours/tenants-sources';
import { checkUnknownNamespaces } from './neighbours/unknown-namespaces';
import { checkVoidedPeers } from './neighbours/voided-peers';
import { checkArgoProjects } from './owners/argo-project-owners';
import { checkHostsOfEnvironments } from './owners/hosts-of-environments';
import { checkOneEngine, checkTreeNamespaces } from './organizations/budget-engines-together';
import { checkAndResolve } from './owners/check-and-resolve';
import {
  checkServiceEntries,
  openToServices,
  resolveSharedService,
} from './owners/shared-services';
import type { ResolvedTenant, WrittenOwner } from './owners/tenant-draft';
import { checkTenantQueues } from './neighbours/queues/queue-checks';
import { checkQueues } from './neighbours/queues/queues-together';
import { checkPlatformRoles } from './settings/account-rules/role-rights';
import { sortedMap } from './values/maps';
import { checkCardsInCommon } from './neighbours/cards-in-common';
import { checkDeviceUnits } from './neighbours/device-units';
import { checkClaimedNodes } from './neighbours/claimed-nodes';
import { checkPoolNodesUsed } from './neighbours/pool-nodes-used';
import { checkCapacity, checkMoves, checkNamespaceOwners } from './whole';

/** Resolves the owners of a cluster, and reports what is wrong with each of them. */
export function resolveOwners(input: ClusterInput, findings: Findings): ResolvedCluster {
  const resolveAll = (owners: readonly WrittenOwner[]): ResolvedTenant[] =>
    owners.flatMap((owner) => checkAndResolve(owner, input.surroundings, findings) ?? []);
  const [resolvedTenants, resolvedServices] = [input.tenants, input.services].map(resolveAll);
  return { ...input, resolvedTenants: resolvedTenants!, resolvedServices: resolvedServices! };
}

/** Everybody who owns namespaces on a cluster. */
export function ownersOn({ resolvedTenants, resolvedServices }: ResolvedCluster): ResolvedTenant[] {
  return [...resolvedTenants, ...resolvedServices];
}

/**
 * Checks what the tenants and shared services of a cluster are to each other.
 *
 * @param isIncomplete - whether some owner is missing because of an error
 */
export function checkTogether(
  cluster: ResolvedCluster,
  isIncomplete: boolean,
  findings: Findings,
): void {
  const owners = ownersOn(cluster);
  const { surroundings } = cluster;
  checkNamespaceOwners(owners, surroundings, findings);
  checkMoves(owners, surroundings, findings);
  checkArgoProjects(owners, surroundings, findings);
  checkHostsOfEnvironments(owners, surroundings, findings);
  checkCapacity(owners, surroundings, findings);
  checkCardsInCommon(owners, surroundings, findings);
  checkDeviceUnits(owners, surroundings, findings);
  checkClaimedNodes(owners, surroundings, findings);
  checkPoolNodesUsed(owners, surroundings, findings);
  for (const owner of owners) checkTenantQueues(owner, surroundings, findings);
  checkQueues(cluster.resolvedTenants, cluster.resolvedServices, surroundings, findings);
  checkOneEngine(surroundings, findings);
  checkTreeNamespaces(cluster.resolvedTenants, surroundings, findings);
  checkPlatformRoles(surroundings.platform, findings);
  checkNeighbours(cluster, isIncomplete, findings);
}

/** Checks what namespaces are to each other. */
function checkNeighbours(
  cluster: ResolvedCluster,
  isIncomplete: boolean,
  findings: Findings,
): void {
  const { surroundings, entries, owners } = cluster;
  const all = environmentsOfAll(ownersOn(cluster), surroundings);
  const targets = new PeerTargets(all);
  checkSystemNamespaces(all, surroundings, findings);
  checkNamedPeers(all, targets, owners, findings);
  checkSharedSources(all, findings);
  checkFluxFlags(all, findings);
  checkExclusiveClusters(all, surroundings.written.cluster?.name, findings);
  // What is left out because of an error may be just what somebody else names.
  if (isIncomplete || findings.hasErrors) return;
  checkUnknownNamespaces(all, surroundings, findings);
  const consumers = new Map(entries.map(([name, service]) => [name, service.consumers]));
  const isConsumer = (tenant: string, service: string): boolean => {
    const list = consumers.get(service) ?? [];
    return list === 'all' || list.includes(tenant);
  };
  checkOneSidedWays(all, targets, isConsumer, findings);
  checkVoidedPeers(all, targets, findings);
}

/** Puts the fleet together: places peers by name, and opens the shared services to the tenants that they name. */
export function assembleFleet(cluster: ResolvedCluster, findings: Findings): Fleet {
  const { surroundings, entries, resolvedTenants, resolvedServices } = cluster;
  const all = environmentsOfAll(ownersOn(cluster), surroundings);
  const targets = new PeerTargets(all);
  const placed = (owners: readonly ResolvedTenant[]): FleetTenant[] =>
    placePeers(
      owners.map(({ tenant }) => tenant),
      all,
      targets,
    );
  const tenants = placed(resolvedTenants).sort(byName);
  const services = placed(resolvedServices);
  const owners = new Map(services.map((tenant) => [tenant.name, tenant]));
  const sharedServices = sortedMap(Object.fromEntries(entries), (service, name) =>
    resolveSharedService(service, owners.get(name)!, tenants),
  );
  checkServiceEntries(tenants, sharedServices, findings);
  const { cluster: own } = surroundings.written;
  return {
    apiVersion: API_VERSION,
    ...(own === undefined ? {} : { clusters: { [own.name]: {} } }),
    platform: surroundings.platform,
    sharedServices,
    tenants: openToServices(tenants, sharedServices),
  };
}

function byName(a: FleetTenant, b: FleetTenant): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
