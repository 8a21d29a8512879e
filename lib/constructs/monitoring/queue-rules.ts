import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { secondsOf } from '../../fleet/values/durations';
import { alertRules } from './alert-rule';
import type { RuleGroup } from './prometheus-rule';
import { withOwner } from './promql';

/** Workloads that wait in the queue of a namespace. */
export const QUEUE_PENDING = 'tenancy:queue_pending:count';

/** Our ClusterQueues have the names of the namespaces whose work they queue. */
function byNamespace(expression: string): string {
  return `label_replace(\n  ${expression},\n  "namespace", "$1", "cluster_queue", "(.+)"\n)`;
}

/** The replicas of Kueue say the same. */
const PENDING = 'sum by (cluster_queue) (max by (cluster_queue, status) (kueue_pending_workloads))';

/** How long work waits in queues of Kueue. */
export function queueRules(monitoring: FleetMonitoring, isQueued: boolean): RuleGroup {
  if (!isQueued) return { name: 'tenancy.queues' };
  return {
    name: 'tenancy.queues',
    rules: [
      { record: QUEUE_PENDING, expr: withOwner(`sum by (namespace) (${byNamespace(PENDING)})`) },
      ...alertRules(monitoring, 'queueWaiting', ({ for: time }) => {
        const admitted = `sum by (cluster_queue) (increase(kueue_admitted_workloads_total[${time}]))`;
        return [
          {
            expr: `${QUEUE_PENDING} > 0\nunless on (namespace)\nsum by (namespace) (${byNamespace(admitted)}) > 0`,
            summary: 'Work waits in the queue of {{ $labels.namespace }}, and none is admitted.',
            description: `{{ $value }} workloads of {{ $labels.tenant }} ({{ $labels.environment }}) wait, and for ${time} none was admitted.`,
          },
        ];
      }),
      ...alertRules(monitoring, 'queueSlow', ({ wait }) => {
        const waits =
          'histogram_quantile(0.9, sum by (cluster_queue, le) (rate(kueue_admission_wait_time_seconds_bucket[1h])))';
        return [
          {
            expr: withOwner(`sum by (namespace) (${byNamespace(waits)}) > ${secondsOf(wait!)}`),
            summary: 'The queue of {{ $labels.namespace }} is slow.',
            description:
              'One of ten workloads of {{ $labels.tenant }} ({{ $labels.environment }}) waited at least {{ $value | humanizeDuration }} until it was admitted.',
          },
        ];
      }),
    ],
  };
}
