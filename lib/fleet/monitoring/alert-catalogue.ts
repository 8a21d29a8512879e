import type { AlertWord, FleetAlert } from '../model/fleet-monitoring';

/** An alert as it is where nothing else is stated. */
interface AlertEntry {
  /** Its name in Prometheus, and that of its page below `runbooks`. */
  readonly name: string;
  /** Everything that may be stated of it. */
  readonly defaults: FleetAlert;
}

/** Every alert, in the order in which they are written. */
export const ALERTS: Readonly<Record<AlertWord, AlertEntry>> = {
  quotaNearlyFull: {
    name: 'TenancyQuotaNearlyFull',
    defaults: { percent: 80, for: '15m', severity: 'info' },
  },
  quotaFull: {
    name: 'TenancyQuotaFull',
    defaults: { percent: 95, for: '15m', severity: 'warning' },
  },
  gpuIdle: {
    name: 'TenancyGpuIdle',
    defaults: { percent: 5, window: '1h', for: '30m', severity: 'warning' },
  },
  gpuUnrequested: {
    name: 'TenancyGpuUnrequested',
    defaults: { for: '72h', severity: 'info' },
  },
  queueWaiting: {
    name: 'TenancyQueueWaiting',
    defaults: { for: '1h', severity: 'warning' },
  },
  queueSlow: {
    name: 'TenancyQueueSlow',
    defaults: { wait: '1h', for: '15m', severity: 'info' },
  },
  budgetForecast: {
    name: 'TenancyBudgetForecast',
    defaults: { percent: 100, for: '6h', severity: 'warning' },
  },
  budgetSpent: {
    name: 'TenancyBudgetSpent',
    defaults: { percent: 100, for: '1h', severity: 'critical' },
  },
  guardRailDenials: {
    name: 'TenancyGuardRailDenials',
    defaults: { count: 50, window: '1h', for: '5m', severity: 'warning' },
  },
  namespaceVanished: {
    name: 'TenancyNamespaceVanished',
    defaults: { for: '10m', severity: 'critical' },
  },
  metricsMissing: {
    name: 'TenancyMetricsMissing',
    defaults: { for: '15m', severity: 'warning' },
  },
};

/** Labels that alerts have from the rules, or from Prometheus: nobody may write others of these names. */
export const OWN_ALERT_LABELS: readonly string[] = [
  'alertname',
  'alertstate',
  'cost_center',
  'environment',
  'namespace',
  'organization',
  'owner',
  'pod',
  'policy',
  'resource',
  'severity',
  'source',
  'tenant',
];
