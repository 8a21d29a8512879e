import type { Findings } from '../../../findings/findings';
import type { FleetVirtualCluster } from '../../model/fleet-isolation';
import type { MergedEnvironment } from '../setting';
import { virtualClusterOf } from './isolation-of';

/** Reports what vCluster could not do. */
export function checkVcluster(merged: MergedEnvironment, findings: Findings): void {
  const virtual = virtualClusterOf(merged.environment.isolation);
  if (virtual === undefined) return;
  checkReplicas(virtual, merged, findings);
  checkExposed(virtual, merged, findings);
}

/** Members of an etcd outvote each other. */
function checkReplicas(
  { replicas }: FleetVirtualCluster,
  { tenant, name, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (replicas % 2 === 1) return;
  findings.addOnce(
    'ISOLATION_INVALID',
    placeOf(['isolation', 'replicas']),
    `\`${name}\` of \`${tenant}\` would have an etcd of ${replicas} members, which survives no more losses than one of ${replicas - 1}.`,
    `Write ${replicas - 1}, or ${replicas + 1}.`,
  );
}

function checkExposed(
  { expose }: FleetVirtualCluster,
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (expose === undefined) return;
  const { host, ingressClass, gateway } = expose;
  if ((ingressClass === undefined) === (gateway === undefined)) {
    findings.addOnce(
      'ISOLATION_INVALID',
      placeOf(['isolation', 'expose']),
      ingressClass === undefined
        ? `Nothing passes connections to \`${host}\` on to the virtual cluster of \`${name}\` of \`${tenant}\`.`
        : `Two things would pass connections to \`${host}\` on to the virtual cluster of \`${name}\` of \`${tenant}\`.`,
      'State one of the two: `ingressClass: nginx`, or `gateway: {name: tenants, namespace: gateways}`.',
    );
  }
  if (environment.network.hosts.includes(host)) return;
  findings.addOnce(
    'ISOLATION_INVALID',
    placeOf(['isolation', 'expose', 'host']),
    `\`${host}\` is not among the \`hosts\` of \`${name}\` of \`${tenant}\`, so another tenant could be granted it.`,
    `Write \`network: {hosts: [${[...environment.network.hosts, host].sort().join(', ')}]}\` for this environment.`,
  );
}
