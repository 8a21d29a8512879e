import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { alertRules } from './alert-rule';
import type { RuleGroup } from './prometheus-rule';
import { INFO, anyOf, indented, partOfOne, quotaOf, withOwner } from './promql';

/** How much of the time the GPUs of a pod work: 0 to 1. */
export const GPU_UTILIZATION = 'tenancy:pod_gpu_utilization:ratio';

/** Accelerators that the pods of a namespace ask for, and those that it was granted. */
export const GPU_REQUESTED = 'tenancy:gpu_requested:count';
export const GPU_GRANTED = 'tenancy:gpu_granted:count';

/**
 * The DCGM exporter says nothing of DCGM_FI_DEV_GPU_UTIL for slices of MIG, and for them DCGM_FI_PROF_GR_ENGINE_ACTIVE is the
 * same in another unit.
 */
const WORK = 'DCGM_FI_DEV_GPU_UTIL / 100 or DCGM_FI_PROF_GR_ENGINE_ACTIVE';

/**
 * The same by the pod that holds the GPU. Without `honorLabels`, Prometheus keeps the labels of the exporter under other names,
 * because `namespace` and `pod` are those of the exporter itself. What no pod holds is in neither.
 */
function byPod(): string {
  const of = (selector: string): string =>
    `(DCGM_FI_DEV_GPU_UTIL{${selector}} / 100 or DCGM_FI_PROF_GR_ENGINE_ACTIVE{${selector}})`;
  const renamed = (expression: string, label: string): string =>
    `label_replace(${expression}, "${label}", "$1", "exported_${label}", "(.+)")`;
  const exported = renamed(renamed(of('exported_namespace!=""'), 'namespace'), 'pod');
  return `avg by (namespace, pod) (\n  ${exported}\n  or\n  ${of('exported_namespace="", namespace!=""')}\n)`;
}

/** What becomes of accelerators that were granted. */
export function gpuRules(monitoring: FleetMonitoring, keys: readonly string[]): RuleGroup {
  if (keys.length === 0) return { name: 'tenancy.gpus' };
  const resources = anyOf(keys);
  const asked = `sum by (namespace) (${GPU_REQUESTED})`;
  const granted = `sum by (namespace) (${GPU_GRANTED})`;
  const shared = `${INFO}{quota="shared"}`;
  return {
    name: 'tenancy.gpus',
    rules: [
      { record: GPU_REQUESTED, expr: withOwner(quotaOf('used', resources)) },
      { record: GPU_GRANTED, expr: withOwner(quotaOf('hard', resources)) },
      { record: GPU_UTILIZATION, expr: withOwner(byPod()) },
      ...alertRules(monitoring, 'gpuIdle', ({ percent, window }) => [
        {
          expr: `avg_over_time(${GPU_UTILIZATION}[${window!}]) < ${partOfOne(percent!)}`,
          summary:
            'The pod {{ $labels.pod }} in {{ $labels.namespace }} holds GPUs and hardly uses them.',
          description: `Over ${window!}, its GPUs worked {{ $value | humanizePercentage }} of the time. They belong to {{ $labels.tenant }} ({{ $labels.environment }}).`,
        },
      ]),
      ...alertRules(monitoring, 'gpuUnrequested', () => [
        {
          expr: withOwner(`${granted} > 0\nand\n${asked} == 0\nunless on (namespace)\n${shared}`),
          summary: 'Nothing in {{ $labels.namespace }} asks for its accelerators.',
          description:
            '{{ $labels.namespace }} of {{ $labels.tenant }} ({{ $labels.environment }}) was granted {{ $value }} accelerators, and no pod asks for any.',
        },
      ]),
    ],
  };
}

/** True where pods of tenants ask for accelerators, and nothing says how much they work. */
export function utilizationMissing(): string {
  return `sum(${GPU_REQUESTED}) > 0\nunless\n${indented(`count(${WORK}) > 0`).trim()}`;
}
