/** A series and its values, one for each interval, in the notation of promtool: `1x60`, `0+2x60`. */
export type Series = readonly [series: string, values: string];

/** What some expression gives at some time. */
export interface Expectation {
  readonly at: string;
  readonly expr: string;
  /** Series with their values; none for nothing. */
  readonly gives: Readonly<Record<string, number>>;
}

/** What happens in a cluster, and what fires then. */
export interface Scenario {
  readonly name: string;
  /** Between two values of the series. */
  readonly interval: string;
  readonly series: readonly Series[];
  readonly expect: readonly Expectation[];
}

const WHOSE = {
  'ml-vision-prod': 'cost_center="ENG-014", environment="prod", namespace="ml-vision-prod"',
  'ml-speech-prod': 'cost_center="ENG-014", environment="prod", namespace="ml-speech-prod"',
  'ml-mlflow': 'cost_center="PLT-001", environment="shared", namespace="ml-mlflow"',
} as const;

/** The alert that fires, with all of its labels. */
function firing(
  name: string,
  severity: string,
  namespace: keyof typeof WHOSE,
  tenant: string,
  more = '',
): Record<string, number> {
  const labels = `alertname="${name}", alertstate="firing", ${WHOSE[namespace]}${more}, severity="${severity}", team="platform", tenant="${tenant}"`;
  return { [`ALERTS{${labels}}`]: 1 };
}

function alerts(name: string): string {
  return `ALERTS{alertname="${name}", alertstate="firing"}`;
}

/** An entry of a quota. */
function quota(
  namespace: string,
  resource: string,
  type: 'hard' | 'used',
  of = 'namespace',
): string {
  return `kube_resourcequota{namespace="${namespace}", resourcequota="${of}", resource="${resource}", type="${type}"}`;
}

function admitted(namespace: string): string {
  return `kueue_admitted_workloads_total{cluster_queue="${namespace}", priority_class="", replica_role="leader"}`;
}

function waitBucket(namespace: string, le: string): string {
  return `kueue_admission_wait_time_seconds_bucket{cluster_queue="${namespace}", replica_role="leader", le="${le}"}`;
}

function pending(namespace: string, status: string, role = 'leader'): string {
  return `kueue_pending_workloads{cluster_queue="${namespace}", status="${status}", replica_role="${role}"}`;
}

function checks(policy: string, action: string): string {
  return `apiserver_validating_admission_policy_check_total{policy="${policy}", policy_binding="${policy}", enforcement_action="${action}"}`;
}

const NAMESPACES = [
  'ml-mlflow',
  'ml-speech-dev',
  'ml-speech-prod',
  'ml-vision-dev',
  'ml-vision-prod',
  'ml-vision-staging',
];

/** All namespaces of the file, except for some, and one of nobody. */
function living(without: readonly string[] = []): Series[] {
  return [...NAMESPACES.filter((name) => !without.includes(name)), 'kube-system'].map((name) => [
    `kube_namespace_status_phase{namespace="${name}", phase="Active"}`,
    '1x400',
  ]);
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a quota is nearly full, then full, and caps on objects only when they are full',
    interval: '1m',
    series: [
      [quota('ml-vision-prod', 'requests.cpu', 'hard'), '100x120'],
      [quota('ml-vision-prod', 'requests.cpu', 'used'), '85x59 97x60'],
      [quota('ml-vision-prod', 'count/jobs.batch', 'hard'), '100x120'],
      [quota('ml-vision-prod', 'count/jobs.batch', 'used'), '85x120'],
      [quota('ml-mlflow', 'count/jobs.batch', 'hard'), '100x120'],
      [quota('ml-mlflow', 'count/jobs.batch', 'used'), '96x120'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'hard'), '0x120'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'used'), '0x120'],
      // Not one of ours.
      [quota('kube-system', 'pods', 'hard'), '10x120'],
      [quota('kube-system', 'pods', 'used'), '10x120'],
    ],
    expect: [
      { at: '14m', expr: alerts('TenancyQuotaNearlyFull'), gives: {} },
      {
        at: '20m',
        expr: alerts('TenancyQuotaNearlyFull'),
        gives: firing(
          'TenancyQuotaNearlyFull',
          'info',
          'ml-vision-prod',
          'vision',
          ', resource="requests.cpu"',
        ),
      },
      {
        at: '20m',
        expr: alerts('TenancyQuotaFull'),
        gives: firing(
          'TenancyQuotaFull',
          'warning',
          'ml-mlflow',
          'mlflow',
          ', resource="count/jobs.batch"',
        ),
      },
      { at: '80m', expr: alerts('TenancyQuotaNearlyFull'), gives: {} },
      {
        at: '80m',
        expr: alerts('TenancyQuotaFull'),
        gives: {
          ...firing(
            'TenancyQuotaFull',
            'warning',
            'ml-mlflow',
            'mlflow',
            ', resource="count/jobs.batch"',
          ),
          ...firing(
            'TenancyQuotaFull',
            'warning',
            'ml-vision-prod',
            'vision',
            ', resource="requests.cpu"',
          ),
        },
      },
    ],
  },
  {
    name: 'a pod holds GPUs and hardly uses them, however Prometheus names the labels of the exporter',
    interval: '1m',
    series: [
      [
        'DCGM_FI_DEV_GPU_UTIL{gpu="0", namespace="gpu-operator", exported_namespace="ml-vision-prod", exported_pod="idle"}',
        '2x240',
      ],
      [
        'DCGM_FI_DEV_GPU_UTIL{gpu="1", namespace="gpu-operator", exported_namespace="ml-vision-prod", exported_pod="busy"}',
        '90x240',
      ],
      // What no pod holds is the exporter's own.
      ['DCGM_FI_DEV_GPU_UTIL{gpu="2", namespace="gpu-operator", pod="exporter"}', '0x240'],
      // With honorLabels, and a slice of MIG.
      [
        'DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu="3", namespace="ml-speech-prod", pod="slice"}',
        '0.01x240',
      ],
      // A pod that rests for a short time is not idle.
      [
        'DCGM_FI_DEV_GPU_UTIL{gpu="4", namespace="ml-speech-prod", pod="resting"}',
        '80x100 0x30 80x110',
      ],
    ],
    expect: [
      { at: '25m', expr: alerts('TenancyGpuIdle'), gives: {} },
      {
        at: '130m',
        expr: alerts('TenancyGpuIdle'),
        gives: {
          ...firing('TenancyGpuIdle', 'warning', 'ml-vision-prod', 'vision', ', pod="idle"'),
          ...firing('TenancyGpuIdle', 'warning', 'ml-speech-prod', 'speech', ', pod="slice"'),
        },
      },
    ],
  },
  {
    name: 'nobody asks for accelerators that others may not have',
    interval: '1h',
    series: [
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'hard'), '4x100'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'used'), '0x100'],
      // Its queue lends what is idle.
      [quota('ml-vision-prod', 'requests.nvidia.com/gpu', 'hard'), '4x100'],
      [quota('ml-vision-prod', 'requests.nvidia.com/gpu', 'used'), '0x100'],
    ],
    expect: [
      { at: '70h', expr: alerts('TenancyGpuUnrequested'), gives: {} },
      {
        at: '74h',
        expr: alerts('TenancyGpuUnrequested'),
        gives: firing('TenancyGpuUnrequested', 'info', 'ml-mlflow', 'mlflow'),
      },
    ],
  },
  {
    name: 'work waits and none is admitted, or it waits for long',
    interval: '1m',
    series: [
      [pending('ml-vision-prod', 'active'), '1x240'],
      [pending('ml-vision-prod', 'inadmissible'), '2x240'],
      [pending('ml-vision-prod', 'inadmissible', 'follower'), '2x240'],
      [admitted('ml-vision-prod'), '5x240'],
      [pending('ml-speech-prod', 'active'), '3x240'],
      [admitted('ml-speech-prod'), '0+1x240'],
      // Half of the workloads wait for more than an hour, and all for less than three.
      [waitBucket('ml-speech-prod', '2560'), '0+1x240'],
      [waitBucket('ml-speech-prod', '5120'), '0+1x240'],
      [waitBucket('ml-speech-prod', '10240'), '0+2x240'],
      [waitBucket('ml-speech-prod', '+Inf'), '0+2x240'],
      [waitBucket('ml-vision-prod', '2560'), '0+2x240'],
      [waitBucket('ml-vision-prod', '+Inf'), '0+2x240'],
    ],
    expect: [
      { at: '50m', expr: alerts('TenancyQueueWaiting'), gives: {} },
      {
        at: '50m',
        expr: 'tenancy:queue_pending:count{tenant="vision"}',
        gives: { [`tenancy:queue_pending:count{${WHOSE['ml-vision-prod']}, tenant="vision"}`]: 3 },
      },
      {
        at: '130m',
        expr: alerts('TenancyQueueWaiting'),
        gives: firing('TenancyQueueWaiting', 'warning', 'ml-vision-prod', 'vision'),
      },
      {
        at: '130m',
        expr: alerts('TenancyQueueSlow'),
        gives: firing('TenancyQueueSlow', 'info', 'ml-speech-prod', 'speech'),
      },
    ],
  },
  {
    name: 'a guard rail of ours refuses many requests',
    interval: '1m',
    series: [
      [checks('tenant-pods', 'deny'), '0+2x240'],
      [checks('managed-objects', 'deny'), '0+0.5x240'],
      [checks('own-work', 'allow'), '0+100x240'],
      [checks('policy-of-others', 'deny'), '0+100x240'],
    ],
    expect: [
      { at: '20m', expr: alerts('TenancyGuardRailDenials'), gives: {} },
      {
        at: '90m',
        expr: alerts('TenancyGuardRailDenials'),
        gives: {
          'ALERTS{alertname="TenancyGuardRailDenials", alertstate="firing", policy="tenant-pods", severity="warning", team="platform"}': 1,
        },
      },
    ],
  },
  {
    name: 'a namespace is gone, or is being deleted',
    interval: '1m',
    series: [
      ...living(['ml-vision-prod', 'ml-speech-prod']),
      ['kube_namespace_status_phase{namespace="ml-speech-prod", phase="Active"}', '0x240'],
      ['kube_namespace_status_phase{namespace="ml-speech-prod", phase="Terminating"}', '1x240'],
    ],
    expect: [
      { at: '8m', expr: alerts('TenancyNamespaceVanished'), gives: {} },
      {
        at: '12m',
        expr: alerts('TenancyNamespaceVanished'),
        gives: {
          ...firing('TenancyNamespaceVanished', 'critical', 'ml-vision-prod', 'vision'),
          ...firing('TenancyNamespaceVanished', 'critical', 'ml-speech-prod', 'speech'),
        },
      },
    ],
  },
  {
    name: 'where nothing is known of any namespace, none is gone, and an alert names what is missing',
    interval: '1m',
    series: [
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'hard'), '4x10'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'used'), '4x10'],
    ],
    expect: [
      { at: '60m', expr: alerts('TenancyNamespaceVanished'), gives: {} },
      {
        at: '60m',
        expr: 'count by (source) (ALERTS{alertname="TenancyMetricsMissing", alertstate="firing"})',
        gives: {
          '{source="kube-state-metrics"}': 1,
          '{source="kube-apiserver"}': 1,
          '{source="kueue"}': 1,
        },
      },
    ],
  },
  {
    name: 'pods hold GPUs of which nothing is known',
    interval: '1m',
    series: [
      ...living(),
      ['apiserver_request_total{verb="GET"}', '0+1x60'],
      [pending('ml-vision-prod', 'active'), '0x60'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'hard'), '4x60'],
      [quota('ml-mlflow', 'requests.nvidia.com/gpu', 'used'), '4x60'],
    ],
    expect: [
      {
        at: '30m',
        expr: 'count by (source) (ALERTS{alertname="TenancyMetricsMissing", alertstate="firing"})',
        gives: { '{source="dcgm-exporter"}': 1 },
      },
      { at: '30m', expr: alerts('TenancyNamespaceVanished'), gives: {} },
    ],
  },
];
