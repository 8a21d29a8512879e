import { ALERTS } from '../../fleet/monitoring/alert-catalogue';
import type { WatchedPlatform } from '../../plan/monitoring/watched-platform';
import { BUDGET, COST, COST_FORECAST, COST_SO_FAR } from './cost-rules';
import type { PanelSpec } from './dashboard-panels';
import { GPU_GRANTED, GPU_REQUESTED, GPU_UTILIZATION } from './gpu-rules';
import { POLICY_CHECKS } from './guard-rail-alerts';
import { anyOf, INFO } from './promql';
import { QUEUE_PENDING } from './queue-rules';
import { QUOTA_RATIO } from './quota-rules';

/** Every alert of ours, by its name. */
const OURS = `alertname=~"${anyOf(Object.values(ALERTS).map(({ name }) => name))}"`;

/** What the dashboard of the platform shows. */
export function platformPanels(
  { acceleratorKeys, isQueued, money }: WatchedPlatform,
  policies: readonly string[],
): PanelSpec[] {
  return [
    {
      title: 'Alerts',
      type: 'table',
      unit: 'none',
      width: 12,
      queries: [{ expr: `ALERTS{${OURS}, alertstate="firing"}`, legend: '' }],
    },
    {
      title: 'Fullest quotas',
      description: 'Compute, storage and accelerators; caps on objects are not among them.',
      type: 'table',
      unit: 'percentunit',
      width: 12,
      queries: [{ expr: `topk(25, ${QUOTA_RATIO})`, legend: '' }],
    },
    ...(acceleratorKeys.length === 0 ? [] : gpuPanels()),
    ...(isQueued ? [queuePanel()] : []),
    ...(money === undefined ? [] : costPanels(money.prices.currency)),
    {
      title: 'Requests that guard rails refuse, per minute',
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `60 * sum by (policy) (rate(${POLICY_CHECKS}{enforcement_action="deny", policy=~"${anyOf(policies)}"}[$__rate_interval]))`,
          legend: '{{policy}}',
        },
      ],
    },
    {
      title: 'Namespaces that exist, and those in the file',
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [
        { expr: `count(${INFO})`, legend: 'in the file' },
        {
          expr: `count(${INFO} and on (namespace) (kube_namespace_status_phase{phase="Active"} == 1))`,
          legend: 'exist',
        },
      ],
    },
  ];
}

function gpuPanels(): PanelSpec[] {
  return [
    {
      title: 'Accelerators that pods ask for, by tenant',
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [{ expr: `sum by (tenant) (${GPU_REQUESTED})`, legend: '{{tenant}}' }],
    },
    {
      title: 'Accelerators granted, and asked for',
      description:
        'With a queue, or where environments share a total, several may ask for the same ones.',
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [
        { expr: `sum by (resource) (${GPU_GRANTED})`, legend: 'granted: {{resource}}' },
        { expr: `sum by (resource) (${GPU_REQUESTED})`, legend: 'asked for: {{resource}}' },
      ],
    },
    {
      title: 'How much of the time GPUs work, by tenant',
      type: 'timeseries',
      unit: 'percentunit',
      width: 12,
      queries: [{ expr: `avg by (tenant) (${GPU_UTILIZATION})`, legend: '{{tenant}}' }],
    },
  ];
}

function queuePanel(): PanelSpec {
  return {
    title: 'Workloads that wait, by tenant',
    type: 'timeseries',
    unit: 'short',
    width: 12,
    queries: [{ expr: `sum by (tenant) (${QUEUE_PENDING})`, legend: '{{tenant}}' }],
  };
}

function costPanels(currency: string): PanelSpec[] {
  return [
    {
      title: `Cost of an hour in ${currency}, by tenant`,
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [{ expr: `${COST}{scope="tenant"}`, legend: '{{tenant}}' }],
    },
    {
      title: 'Budgets: spent this month, and by its end',
      type: 'table',
      unit: 'percentunit',
      width: 12,
      queries: [COST_SO_FAR, COST_FORECAST].map((cost) => ({
        expr: `${cost} / on (scope, tenant, organization, cost_center) (${BUDGET} > 0)`,
        legend: '',
      })),
    },
  ];
}
