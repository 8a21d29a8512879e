import type { Findings } from '../../findings/findings';
import { clusterOf } from '../clusters/cluster-of';
import type { Fleet, FleetOwner } from '../model/fleet';
import type { WrittenCluster } from '../owners/written-cluster';
import { firstNames } from '../values/texts';

/** Reports clusters that are about to be deleted, with tenants or shared services on them that are not. */
export function checkRemovedClusters(
  fleets: readonly Fleet[],
  clusters: readonly WrittenCluster[],
  findings: Findings,
): void {
  for (const { name, path, entry } of clusters) {
    if (entry.create?.state !== 'removed') continue;
    const fleet = fleets.find((one) => clusterOf(one) === name);
    const staying = fleet === undefined ? [] : ownersThatStay(fleet);
    if (staying.length === 0) continue;
    findings.add(
      'CLUSTER_IN_USE',
      [...path, 'create', 'state'],
      `\`${name}\` is to be deleted with its machines and volumes, but ${firstNames(staying)} ${staying.length === 1 ? 'is' : 'are'} placed on it.`,
      `Move what must stay to another cluster, and remove \`state\` here until that is done. For what may go with the cluster, state that at its place: \`clusters: {${name}: {state: removed}, …}\`.`,
    );
  }
}

/** The tenants and shared services with a namespace that is not about to be removed. */
function ownersThatStay({ tenants, sharedServices }: Fleet): string[] {
  const services = Object.entries(sharedServices).filter(([, service]) => stays(service));
  return [...tenants.filter(stays).map(({ name }) => name), ...services.map(([name]) => name)];
}

function stays({ state, environments }: FleetOwner): boolean {
  return state !== 'removed' && Object.values(environments).some((one) => one.state !== 'removed');
}
