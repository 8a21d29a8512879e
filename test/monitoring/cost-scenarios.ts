import type { Scenario, Series } from './scenarios';

function quota(namespace: string, resource: string): string {
  return `kube_resourcequota{namespace="${namespace}", resourcequota="namespace", resource="${resource}", type="used"}`;
}

const WEEKS = 'x800';

/** What speech asks for: 8 devices at 3.00 an hour, and 100 cores at 0.03. Together 27.00 an hour. */
const SPEECH: readonly Series[] = [
  [quota('ml-speech-prod', 'requests.amd.com/gpu'), `8${WEEKS}`],
  [quota('ml-speech-prod', 'requests.cpu'), `100${WEEKS}`],
  // Another quota counts the same pods again.
  [
    'kube_resourcequota{namespace="ml-speech-prod", resourcequota="forbidden-priorities", resource="requests.cpu", type="used"}',
    `100${WEEKS}`,
  ],
  // The pods say the same as the quota.
  [
    'kube_pod_container_resource_requests{namespace="ml-speech-prod", pod="a", container="a", resource="cpu"}',
    `100${WEEKS}`,
  ],
  ['kube_pod_status_phase{namespace="ml-speech-prod", pod="a", phase="Running"}', `1${WEEKS}`],
];

/** What vision asks for: 14 devices of two pools under one name, memory that no quota bounds, and storage of two classes. */
const VISION: readonly Series[] = [
  [quota('ml-vision-prod', 'requests.nvidia.com/gpu'), `14${WEEKS}`],
  [
    'kube_pod_container_resource_requests{namespace="ml-vision-prod", pod="a", container="a", resource="memory"}',
    `107374182400${WEEKS}`,
  ],
  ['kube_pod_status_phase{namespace="ml-vision-prod", pod="a", phase="Running"}', `1${WEEKS}`],
  [
    'kube_pod_container_resource_requests{namespace="ml-vision-prod", pod="done", container="a", resource="memory"}',
    `107374182400${WEEKS}`,
  ],
  ['kube_pod_status_phase{namespace="ml-vision-prod", pod="done", phase="Succeeded"}', `1${WEEKS}`],
  [
    'kube_persistentvolumeclaim_info{namespace="ml-vision-prod", persistentvolumeclaim="fast", storageclass="fast-ssd"}',
    `1${WEEKS}`,
  ],
  [
    'kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="ml-vision-prod", persistentvolumeclaim="fast"}',
    `1073741824000${WEEKS}`,
  ],
  [
    'kube_persistentvolumeclaim_info{namespace="ml-vision-prod", persistentvolumeclaim="slow", storageclass="hdd"}',
    `1${WEEKS}`,
  ],
  [
    'kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="ml-vision-prod", persistentvolumeclaim="slow"}',
    `1073741824000${WEEKS}`,
  ],
];

const TENANT = 'cost_center="ENG-014", scope="tenant", tenant="speech"';

function budgetAlert(name: string, severity: string, labels: string): Record<string, number> {
  return {
    [`ALERTS{alertname="${name}", alertstate="firing", ${labels}, severity="${severity}", team="platform"}`]: 1,
  };
}

/**
 * Time begins in January 1970, which has 744 hours. 27.00 an hour are 20,088 for the month, of a budget of 12,000: it is
 * spent after 444.4 hours.
 */
export const COST_SCENARIOS: readonly Scenario[] = [
  {
    name: 'what a tenant asks for has a price, and its budget is forecast before it is spent',
    interval: '1h',
    series: SPEECH,
    expect: [
      {
        at: '2h',
        expr: 'tenancy:cost:hourly{scope="tenant", tenant="speech"}',
        gives: { [`tenancy:cost:hourly{${TENANT}}`]: 27 },
      },
      {
        at: '2h',
        expr: 'tenancy:cost:hourly{scope="organization"}',
        gives: {
          'tenancy:cost:hourly{organization="research", scope="organization"}': 27,
        },
      },
      {
        at: '4h',
        expr: 'ALERTS{alertname="TenancyBudgetForecast", alertstate="firing"}',
        gives: {},
      },
      {
        at: '10h',
        expr: 'ALERTS{alertname="TenancyBudgetForecast", alertstate="firing"}',
        gives: budgetAlert('TenancyBudgetForecast', 'warning', TENANT),
      },
      {
        at: '240h',
        expr: 'tenancy:cost:month_to_date{scope="tenant"}',
        gives: { [`tenancy:cost:month_to_date{${TENANT}}`]: 6480 },
      },
      {
        at: '240h',
        expr: 'tenancy:cost:month_forecast{scope="tenant"}',
        gives: { [`tenancy:cost:month_forecast{${TENANT}}`]: 20088 },
      },
      {
        at: '444h',
        expr: 'ALERTS{alertname="TenancyBudgetSpent", alertstate="firing"}',
        gives: {},
      },
      {
        at: '447h',
        expr: 'ALERTS{alertname="TenancyBudgetSpent", alertstate="firing"}',
        gives: budgetAlert('TenancyBudgetSpent', 'critical', TENANT),
      },
      // A new month begins from nothing.
      {
        at: '754h',
        expr: 'tenancy:cost:month_to_date{scope="tenant"}',
        gives: { [`tenancy:cost:month_to_date{${TENANT}}`]: 270 },
      },
      {
        at: '754h',
        expr: 'ALERTS{alertname="TenancyBudgetSpent", alertstate="firing"}',
        gives: {},
      },
    ],
  },
  {
    name: 'devices of several pools cost their mean, and what no quota bounds costs what pods ask for',
    interval: '1h',
    series: VISION,
    expect: [
      {
        at: '2h',
        // 10 × 2.50 + 4 × 0.60 for devices, 100 GiB × 0.004, 1000 GiB × 0.00025 and 1000 GiB × 0.0001.
        expr: 'round(tenancy:cost:hourly{scope="tenant", tenant="vision"}, 0.0001)',
        gives: { '{cost_center="ENG-014", scope="tenant", tenant="vision"}': 28.15 },
      },
    ],
  },
];
