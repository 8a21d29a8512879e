import { BUDGET, COST, COST_FORECAST, COST_SO_FAR } from './cost-rules';
import type { PanelSpec } from './dashboard-panels';
import { GPU_GRANTED, GPU_REQUESTED, GPU_UTILIZATION } from './gpu-rules';
import type { DashboardVariable } from './grafana-dashboard';
import { QUEUE_PENDING } from './queue-rules';
import { QUOTA_RATIO } from './quota-rules';
import { INFO } from './promql';

/** What there is to see of tenants. */
export interface TenantSights {
  readonly hasDevices: boolean;
  readonly isQueued: boolean;
  /** The code of the currency. Absent: nothing has a price. */
  readonly currency?: string;
}

/** The tenant that the reader of a dashboard has chosen. */
export const CHOSEN = '$tenant';

const TENANT: DashboardVariable = {
  name: 'tenant',
  label: 'Tenant',
  query: `label_values(${INFO}, tenant)`,
  several: false,
};

/** The lists of a dashboard of one tenant, or of the one that the reader chooses. */
export function tenantVariables(tenant: string): DashboardVariable[] {
  return [
    ...(tenant === CHOSEN ? [TENANT] : []),
    {
      name: 'environment',
      label: 'Environment',
      query: `label_values(${INFO}{tenant="${tenant}"}, environment)`,
      several: true,
    },
  ];
}

/** What a dashboard of a tenant shows. */
export function tenantPanels(
  tenant: string,
  { hasDevices, isQueued, currency }: TenantSights,
): PanelSpec[] {
  const here = `{tenant="${tenant}", environment=~"$environment"}`;
  return [
    {
      title: 'How full quotas are',
      type: 'table',
      unit: 'percentunit',
      width: 12,
      queries: [{ expr: `${QUOTA_RATIO}${here}`, legend: '' }],
    },
    {
      title: 'Quotas over time',
      type: 'timeseries',
      unit: 'percentunit',
      width: 12,
      queries: [{ expr: `${QUOTA_RATIO}${here}`, legend: '{{environment}}: {{resource}}' }],
    },
    ...(hasDevices ? gpuPanels(here) : []),
    ...(isQueued
      ? [
          {
            title: 'Workloads that wait',
            type: 'timeseries',
            unit: 'short',
            width: 12,
            queries: [{ expr: `${QUEUE_PENDING}${here}`, legend: '{{environment}}' }],
          } as const,
        ]
      : []),
    ...(currency === undefined ? [] : costPanels(tenant, currency)),
    {
      title: 'Alerts',
      type: 'table',
      unit: 'none',
      width: 12,
      queries: [
        {
          expr: `ALERTS{tenant="${tenant}", alertname=~"Tenancy.+", alertstate="firing"}`,
          legend: '',
        },
      ],
    },
  ];
}

function gpuPanels(here: string): PanelSpec[] {
  return [
    {
      title: 'Accelerators granted, and asked for',
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [
        { expr: `${GPU_GRANTED}${here}`, legend: 'granted: {{environment}} {{resource}}' },
        { expr: `${GPU_REQUESTED}${here}`, legend: 'asked for: {{environment}} {{resource}}' },
      ],
    },
    {
      title: 'How much of the time the GPUs of each pod work',
      type: 'timeseries',
      unit: 'percentunit',
      width: 12,
      queries: [{ expr: `${GPU_UTILIZATION}${here}`, legend: '{{environment}}: {{pod}}' }],
    },
  ];
}

function costPanels(tenant: string, currency: string): PanelSpec[] {
  const of = `{scope="tenant", tenant="${tenant}"}`;
  return [
    {
      title: `Cost of an hour in ${currency}`,
      type: 'timeseries',
      unit: 'short',
      width: 12,
      queries: [{ expr: `${COST}${of}`, legend: 'requested' }],
    },
    {
      title: `This month in ${currency}`,
      type: 'stat',
      unit: 'short',
      width: 12,
      queries: [
        { expr: `${COST_SO_FAR}${of}`, legend: 'so far' },
        { expr: `${COST_FORECAST}${of}`, legend: 'by its end' },
        { expr: `${BUDGET}${of}`, legend: 'budget' },
      ],
    },
  ];
}
