import { GUARD_RAILS, GUARD_RAIL_NAMES } from '../catalogue/guard-rail-catalogue';
import type { Findings } from '../../findings/finding';
import type { CheckedEnvironment } from '../owners/environment-checks';

/** Says which guard rails are off, and what that opens. */
export function checkGuardRails(
  { tenant, name, environment, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  for (const rail of GUARD_RAIL_NAMES) {
    if (environment.guardRails[rail]) continue;
    findings.addOnce(
      'GUARD_RAIL_OFF',
      writtenAt(['guardRails', rail]) ?? place,
      `\`${rail}\` is off in \`${name}\` of \`${tenant}\`: ${GUARD_RAILS[rail].opens}.`,
      'Remove it, or say why under `accept`.',
    );
  }
}

/** Policies are a union: who writes some is bounded by nothing but a policy of the cluster. */
export function checkSelfService(
  { tenant, name, environment, platform, place, writtenAt }: CheckedEnvironment,
  findings: Findings,
): void {
  if (!environment.network.tenantPolicies || platform.clusterNetworkPolicy) return;
  findings.addOnce(
    'NETWORK_SELF_SERVICE',
    writtenAt(['network', 'tenantPolicies']) ?? place,
    `In \`${name}\` of \`${tenant}\`, the tenant's admins can open their namespace to everybody, and to private addresses.`,
    'Write `clusterNetworkPolicy: true` at the platform where the cluster has that kind, or say why it is meant under `accept`.',
  );
}
