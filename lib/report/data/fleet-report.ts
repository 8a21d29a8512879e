import type { AcceptedFinding } from '../../findings/accept';
import { GUARD_RAILS } from '../../fleet/catalogue/guard-rail-catalogue';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetOrganization } from '../../fleet/model/fleet';
import { Plan } from '../../plan/plan';
import { AcceptedWarnings } from './accepted-warnings';
import { GuardRailSets } from './guard-rail-sets';
import type { MeaningOf } from './object-meaning';
import { reportCosts } from './report-costs';
import { reportReach } from './report-reach';
import { reportAccess } from './report-access';
import type { ReportData, ReportPool } from './report-data';
import { reportOrganizations } from './report-organizations';
import { reportOwners } from './report-owners';

/** What a report is about. */
export interface ReportInput {
  /** The fleets of the clusters that it shows. */
  readonly fleets: readonly Fleet[];
  /** With their budgets on all clusters together. */
  readonly organizations?: Readonly<Record<string, FleetOrganization>>;
  readonly accepted: readonly AcceptedFinding[];
  /** The names of the tenants, in the order of the input. */
  readonly tenantNames: readonly string[];
  /** The folder of tenants.yaml. */
  readonly folder: string;
  readonly meaningOf: MeaningOf;
}

/** Everything that a report shows. */
export function reportOf({
  fleets,
  organizations,
  accepted,
  tenantNames,
  folder,
  meaningOf,
}: ReportInput): ReportData {
  const clusters = fleets.flatMap((fleet) => {
    const name = clusterOf(fleet);
    return name === undefined
      ? []
      : [{ name, kubernetesVersion: fleet.platform.kubernetesVersion }];
  });
  const sets = new GuardRailSets();
  const warnings = new AcceptedWarnings(accepted, folder, tenantNames);
  const costs = reportCosts(fleets);
  const owners = reportOwners(fleets, sets, (kind, name) => warnings.of(kind, name));
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetReport',
    ...(clusters.length === 0 ? {} : { clusters }),
    pools: fleets.flatMap(poolsOf),
    organizations: reportOrganizations(fleets, organizations),
    owners,
    guardRailSets: sets.all,
    guardRails: Object.fromEntries(
      Object.entries(GUARD_RAILS).map(([name, { opens }]) => [name, opens]),
    ),
    ...(costs === undefined ? {} : { costs }),
    access: reportAccess(fleets, meaningOf),
    reach: reportReach(fleets, meaningOf),
    accepted: warnings.ofPlatform,
  };
}

function poolsOf(fleet: Fleet): ReportPool[] {
  const cluster = clusterOf(fleet);
  return new Plan(fleet).pools.map(({ name, spec, holders, granted }) => ({
    name,
    ...(cluster === undefined ? {} : { cluster }),
    resource: spec.resource,
    ...(spec.product === undefined ? {} : { product: spec.product }),
    ...(spec.capacity === undefined ? {} : { capacity: spec.capacity }),
    ...(spec.reserved === undefined ? {} : { reserved: spec.reserved }),
    granted,
    holders,
  }));
}
