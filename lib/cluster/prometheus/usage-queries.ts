import { quotaOf } from '../../constructs/monitoring/promql';

/**
 * What `tenancy tune` asks a Prometheus for. The names of metrics and labels are those of these sources:
 *
 * - `kube_resourcequota{namespace, resourcequota, resource, type}`, where `resource` is the key of the quota as it is:
 *   internal/store/resourcequota.go and docs/metrics/policy/resourcequota-metrics.md of kube-state-metrics.
 * - `kube_pod_container_resource_requests{namespace, pod, container, resource, unit, node}`, where characters of `resource`
 *   other than letters, digits and `_` are `_`, and `kube_pod_status_phase{namespace, pod, phase}`, whose value is 1 in the
 *   current phase: internal/store/pod.go and docs/metrics/workload/pod-metrics.md of kube-state-metrics.
 * - `container_cpu_usage_seconds_total` and `container_memory_working_set_bytes{namespace, pod, container}`:
 *   metrics/prometheus.go of cAdvisor. Rows of whole pods have an empty `container`.
 */
export const USAGE_QUERIES = {
  /** What our quotas count. */
  quota: quotaOf('used', '.+'),
  /** What pods on a node request. */
  running: `sum by (namespace, resource) (
  max by (namespace, pod, container, resource) (kube_pod_container_resource_requests{node!=""})
  * on (namespace, pod) group_left ()
  max by (namespace, pod) (kube_pod_status_phase{phase="Running"} == 1)
)`,
  /** What containers really take. */
  cpu: `sum by (namespace) (rate(container_cpu_usage_seconds_total{container!="", namespace!=""}[10m]))`,
  memory: `sum by (namespace) (container_memory_working_set_bytes{container!="", namespace!=""})`,
} as const;

/** How pods say the resource that a quota counts by a key: `requests.nvidia.com/gpu` is `nvidia_com_gpu`. */
export function resourceLabel(key: string): string {
  return key.replace(/^requests\./, '').replace(/[^a-zA-Z0-9_]/g, '_');
}
