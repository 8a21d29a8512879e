import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { alertRules } from './alert-rule';
import type { RuleGroup } from './prometheus-rule';
import { anyOf } from './promql';

/** The counter of the API server. Kubernetes 1.30 and newer have both of its labels that are asked for. */
export const POLICY_CHECKS = 'apiserver_validating_admission_policy_check_total';

/** How often guard rails refuse. The API server does not count by namespace. */
export function guardRailAlerts(
  monitoring: FleetMonitoring,
  policies: readonly string[],
): RuleGroup {
  const matcher = `enforcement_action="deny", policy=~"${anyOf(policies)}"`;
  return {
    name: 'tenancy.guard-rails',
    rules: alertRules(monitoring, 'guardRailDenials', ({ count, window }) => [
      {
        expr: `sum by (policy) (increase(${POLICY_CHECKS}{${matcher}}[${window!}])) > ${count!}`,
        summary: 'The guard rail {{ $labels.policy }} refuses many requests.',
        description: `It refused {{ $value | humanize }} requests within ${window!}. A controller that tries again and again does that, and so does somebody who looks for a gap. The audit log of the API server says who it is.`,
      },
    ]),
  };
}
