import type { WatchedPlatform } from '../../plan/monitoring/watched-platform';
import { alertRules } from './alert-rule';
import { utilizationMissing } from './gpu-rules';
import type { RuleGroup } from './prometheus-rule';
import { INFO, WHOSE } from './promql';

/** Whether namespaces exist, and whether anything is known of them. */
export function namespaceAlerts(watched: WatchedPlatform): RuleGroup {
  const { monitoring } = watched;
  return {
    name: 'tenancy.namespaces',
    rules: [
      ...alertRules(monitoring, 'namespaceVanished', () => [
        {
          // Where nothing is known of any namespace, nothing is known of this one.
          expr: `max by (namespace, ${WHOSE}) (${INFO})\nunless on (namespace)\n(kube_namespace_status_phase{phase="Active"} == 1)\nand on ()\ncount(kube_namespace_status_phase) > 0`,
          summary: 'The namespace {{ $labels.namespace }} is gone, or is being deleted.',
          description:
            'It belongs to {{ $labels.tenant }} ({{ $labels.environment }}), and nothing in the file says that it may go.',
        },
      ]),
      ...alertRules(monitoring, 'metricsMissing', () =>
        sourcesOf(watched).map(([source, expr]) => ({
          expr,
          labels: { source },
          summary: `Nothing is known from ${source}.`,
          description: `Alerts that are computed from what ${source} says are silent, whatever happens.`,
        })),
      ),
    ],
  };
}

/** Where metrics come from, and what is true while they are missing. */
function sourcesOf({
  monitoring: { alerts },
  isQueued,
  acceleratorKeys,
}: WatchedPlatform): (readonly [source: string, expr: string])[] {
  const asksKueue = alerts.queueWaiting !== 'off' || alerts.queueSlow !== 'off';
  return [
    ['kube-state-metrics', 'absent(kube_resourcequota) or absent(kube_namespace_status_phase)'],
    ...(alerts.guardRailDenials === 'off'
      ? []
      : [['kube-apiserver', 'absent(apiserver_request_total)'] as const]),
    ...(isQueued && asksKueue ? [['kueue', 'absent(kueue_pending_workloads)'] as const] : []),
    ...(acceleratorKeys.length > 0 && alerts.gpuIdle !== 'off'
      ? [['dcgm-exporter', utilizationMissing()] as const]
      : []),
  ];
}
