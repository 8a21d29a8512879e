import type { Findings } from '../../../findings/findings';
import type { FleetVcluster } from '../../model/fleet-isolation';
import type { MergedEnvironment } from '../setting';
import { checkNeeds } from './control-plane-needs';
import { virtualClusterBy } from './isolation-of';
import { vclusterNeeds } from './vcluster-needs';

/** Reports what vCluster could not do. */
export function checkVcluster(merged: MergedEnvironment, findings: Findings): void {
  const virtual = virtualClusterBy('vcluster', merged.environment.isolation);
  if (virtual === undefined) return;
  checkReplicas(virtual, merged, findings);
  checkExposed(virtual, merged, findings);
  checkStorageClass(virtual, merged, findings);
  checkNeeds(vclusterNeeds(virtual), true, merged, findings);
}

/** Members of an etcd outvote each other. */
function checkReplicas(
  { replicas }: FleetVcluster,
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
  { expose }: FleetVcluster,
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

function checkStorageClass(
  { storage }: FleetVcluster,
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { classes } = environment.storage;
  if (classes === undefined) return;
  if (storage.class !== undefined && classes.includes(storage.class)) return;
  const choice = classes[0];
  findings.addOnce(
    'ISOLATION_INVALID',
    placeOf(['isolation', 'storage', 'class'], ['isolation']),
    storage.class === undefined
      ? `The data of the virtual cluster of \`${name}\` of \`${tenant}\` would be on a volume of the default class, and the environment may use some classes alone.`
      : `The data of the virtual cluster of \`${name}\` of \`${tenant}\` would be on a volume of the class \`${storage.class}\`, which the environment may not use.`,
    choice === undefined
      ? 'Add a class to `storage.classes`: a virtual cluster cannot do without a volume.'
      : `Write one of its classes, such as \`isolation: {storage: {class: ${choice}}}\`.`,
  );
}
