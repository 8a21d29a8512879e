import { type AcceptedFinding, takeAccepted } from '../findings/accept';
import { Findings } from '../findings/findings';
import { checkReadable } from './check-readable';
import { checkPlatforms, poolNamesOf } from './clusters/cluster-checks';
import { mergeFindings } from './clusters/cluster-findings';
import type { ClusterInput, ResolvedCluster } from './clusters/cluster-input';
import { type ClusterInputs, clusterInputs } from './clusters/cluster-inputs';
import { checkPlacements } from './clusters/placement-checks';
import { checkCreatedClusters } from './managed/created-clusters';
import { checkSlices } from './managed/slices';
import { withManaged } from './managed/managed-fleet';
import { clustersIn, placeOnCluster, platformOn } from './owners/written-cluster';
import type { Fleet, FleetOrganization } from './model/fleet';
import type { FleetProps } from './model/props';
import type { Written } from './model/written';
import { checkOrganizations } from './organizations/organization-checks';
import { type ResolvedOrganizations, resolveBudgets } from './organizations/organizations';
import { checkUnpricedAlerts } from './monitoring/unpriced-alerts';
import { assembleFleet, checkTogether, ownersOn, resolveOwners } from './one-cluster';
import { checkHostOwners } from './owners/host-owners';
import { readAcceptances } from './owners/acceptances';
import { checkRenames } from './owners/former-names';
import { checkTenantEntry, checkTier } from './owners/owner-layers';
import { checkSharedService } from './owners/shared-services';
import { checkBilling } from './prices/billing-checks';
import { checkCostBudgets } from './prices/cost-budgets';
import { checkMissingPrices } from './prices/missing-prices';
import { checkPrices } from './prices/price-checks';
import { resolveBilling, resolveCostCenters, resolvePrices } from './prices/resolve-prices';
import { checkQueuesStated } from './queues/queues-stated';
import { checkShape } from './shape/shape';
import { soundParts } from './shape/sound-parts';
import { eachEntry, entriesOf } from './values/maps';
import { checkDuplicates } from './whole';

export { API_VERSION } from './model/api-version';

/** What came of an input: its fleets, unless there are errors, and everything that was found. */
export interface Resolution {
  /** One fleet for each cluster, in the order of their names. An input that names no cluster has one. */
  readonly fleets?: readonly Fleet[];
  /** The fleet of an input that has one. */
  readonly fleet?: Fleet;
  /** The organisations with their budgets on all clusters together. Absent: there are none, or there is an error. */
  readonly organizations?: Readonly<Record<string, FleetOrganization>>;
  readonly findings: Findings;
  /** Warnings that the input accepts, which are not findings any more. */
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * Turns what was written into the normal form: checks its shape, then each part by itself, then merges the layers of
 * each tenant, splits its quota and checks the result, and at last checks what the tenants are together. Where the input
 * names clusters, the quotas are split over them first, and what follows is done for each cluster by itself.
 *
 * Reports everything that is wrong at once. A tenant with an error is left out of what is checked across tenants, and
 * does not hide the findings of the others. Its amounts are added up when all of them can be read.
 *
 * @param findings - what was found while reading; what is found here is added
 */
export function resolve(input: unknown, findings: Findings = new Findings()): Resolution {
  const resolved = resolveFleets(input, findings);
  const accepted = takeAccepted(readAcceptances(input, findings), findings);
  // What is wrong with an acceptance is known only now.
  if (resolved === undefined || findings.hasErrors) return { findings, accepted };
  const [fleet, ...others] = resolved.fleets;
  return others.length > 0 || fleet === undefined
    ? { ...resolved, findings, accepted }
    : { ...resolved, fleet, findings, accepted };
}

type Resolved = Required<Pick<Resolution, 'fleets'>> & Pick<Resolution, 'organizations'>;

function resolveFleets(input: unknown, findings: Findings): Resolved | undefined {
  const written = checkShape(input, findings);
  if (written === undefined) return undefined;
  checkParts(written, findings);
  if (findings.hasErrorBelow(['apiVersion'])) return undefined;
  if (findings.hasErrorBelow(['platform']) || findings.hasErrorBelow(['clusters'])) {
    checkReadable(written, findings);
    return undefined;
  }
  const parts = soundParts(written, findings);
  const inputs = clusterInputs(written, parts, findings);
  const isIncomplete = findings.hasErrors;
  const clusters = onEach(inputs, inputs.all, findings, (cluster, found) => {
    const resolved = resolveOwners(cluster, found);
    checkTogether(resolved, isIncomplete, found);
    return resolved;
  });
  checkHostOwners(clusters.flatMap(ownersOn), findings);
  const organizations =
    written.organizations === undefined
      ? undefined
      : resolveBudgets(parts.organizations, clusters, findings);
  if (findings.hasErrors) {
    checkReadable(written, findings);
    return undefined;
  }
  const fleets = onEach(inputs, clusters, findings, (cluster, found) =>
    withPrices(
      withOrganizations(assembleFleet(cluster, found), cluster, organizations),
      written,
      cluster,
      found,
    ),
  );
  checkBilling(written, findings);
  checkCostBudgets(written, fleets, findings);
  return {
    fleets: withManaged(fleets, parts, clustersIn(written), findings),
    ...(organizations === undefined ? {} : { organizations: organizations.all }),
  };
}

/** A fleet with the organisations of its tenants, before its owners. */
function withOrganizations(
  { sharedServices, tenants, ...fleet }: Fleet,
  cluster: ResolvedCluster,
  organizations: ResolvedOrganizations | undefined,
): Fleet {
  return {
    ...fleet,
    ...(organizations === undefined ? {} : { organizations: organizations.on(cluster) }),
    sharedServices,
    tenants,
  };
}

/** A fleet with what things cost and what is agreed about it, after its platform. */
function withPrices(
  { apiVersion, clusters, platform, ...fleet }: Fleet,
  written: Written<FleetProps>,
  { surroundings }: ResolvedCluster,
  findings: Findings,
): Fleet {
  // Nothing is wrong with what was written.
  const { prices, billing, costCenters } = written as FleetProps;
  const rules = billing === undefined ? {} : { billing: resolveBilling(billing) };
  const { cluster } = surroundings.written;
  const priced: Fleet = {
    apiVersion,
    ...(clusters === undefined ? {} : { clusters }),
    platform,
    ...(prices === undefined
      ? {}
      : { prices: resolvePrices(prices, cluster?.entry.prices, platform.pools) }),
    ...rules,
    ...(costCenters === undefined
      ? {}
      : { costCenters: resolveCostCenters(costCenters, { ...fleet, ...rules }) }),
    ...fleet,
  };
  if (prices !== undefined) checkMissingPrices(priced, prices, findings);
  else checkUnpricedAlerts(platformOn(surroundings.written.platform, cluster), findings);
  return priced;
}

/** Does something for each cluster, and tells what all of them have in common once. */
function onEach<Cluster extends ClusterInput, Result>(
  { clustersOf }: ClusterInputs,
  clusters: readonly Cluster[],
  findings: Findings,
  task: (cluster: Cluster, findings: Findings) => Result,
): Result[] {
  const [only, ...others] = clusters;
  if (
    only !== undefined &&
    others.length === 0 &&
    only.surroundings.written.cluster === undefined
  ) {
    return [task(only, findings)];
  }
  const results = clusters.map((item) => {
    const found = new Findings();
    const result = task(item, found);
    const { platform, cluster } = item.surroundings.written;
    const placed = found.all.map((one) => ({
      ...one,
      path: placeOnCluster(one.path, platform, cluster),
    }));
    return { result, name: cluster!.name, findings: placed };
  });
  mergeFindings(results, clustersOf, findings);
  return results.map(({ result }) => result);
}

/** Checks each part by itself, as far as its shape is right. */
function checkParts(written: Written<FleetProps>, findings: Findings): void {
  const { tiers, tenants, sharedServices } = written;
  const pools = poolNamesOf(written, findings);
  checkPlatforms(written, pools, findings);
  checkCreatedClusters(written, findings);
  checkSlices(written, findings);
  checkOrganizations(written, pools, findings);
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
  checkPlacements(written, pools, findings);
  checkQueuesStated(written, findings);
  checkPrices(written, pools, findings);
}
