/** Every metric that the rules read and do not record themselves, and where its project declares it. */
export const METRICS: Readonly<Record<string, string>> = {
  ALERTS: 'prometheus/prometheus rules/alerting.go, alertMetricName',
  apiserver_request_total:
    'k8s.io/apiserver pkg/endpoints/metrics/metrics.go, requestCounter (1.30 to 1.37)',
  // The labels policy and enforcement_action are those of every version; others came and went with 1.31.
  apiserver_validating_admission_policy_check_total:
    'k8s.io/apiserver pkg/admission/plugin/policy/validating/metrics/metrics.go (0.30.0 to 0.37.0)',
  DCGM_FI_DEV_GPU_UTIL: 'NVIDIA/dcgm-exporter etc/dcp-metrics-included.csv, in percent',
  DCGM_FI_PROF_GR_ENGINE_ACTIVE: 'NVIDIA/dcgm-exporter etc/dcp-metrics-included.csv, a ratio',
  kube_namespace_status_phase: 'kubernetes/kube-state-metrics internal/store/namespace.go, stable',
  kube_persistentvolumeclaim_info:
    'kubernetes/kube-state-metrics internal/store/persistentvolumeclaim.go, stable',
  kube_persistentvolumeclaim_resource_requests_storage_bytes:
    'kubernetes/kube-state-metrics internal/store/persistentvolumeclaim.go, stable',
  kube_pod_container_resource_requests:
    'kubernetes/kube-state-metrics internal/store/pod.go, with the labels resource and unit',
  kube_pod_status_phase: 'kubernetes/kube-state-metrics internal/store/pod.go, stable',
  kube_resourcequota: 'kubernetes/kube-state-metrics internal/store/resourcequota.go, stable',
  kueue_admission_wait_time_seconds_bucket:
    'kubernetes-sigs/kueue v0.19.2 pkg/metrics/metrics.go, AdmissionWaitTime',
  kueue_admitted_workloads_total:
    'kubernetes-sigs/kueue v0.19.2 pkg/metrics/metrics.go, AdmittedWorkloadsTotal',
  kueue_pending_workloads: 'kubernetes-sigs/kueue v0.19.2 pkg/metrics/metrics.go, PendingWorkloads',
};

/** What is no name of a series in an expression. */
const WORDS = /^(?:and|or|unless|by|on|bool|offset|ignoring|group_left|group_right|without)$/;

/** The names of the series in an expression. */
export function seriesIn(expression: string): string[] {
  const bare = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\b(?:by|on|ignoring|group_left|without)\s*\([^)]*\)/g, ' ');
  const names = [...bare.matchAll(/[A-Za-z_][A-Za-z0-9_:]*(?![A-Za-z0-9_:]*\s*\()/g)];
  return [...new Set(names.map(([name]) => name))].filter((name) => !WORDS.test(name));
}
