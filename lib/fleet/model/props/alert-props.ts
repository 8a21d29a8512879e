import type { GoDuration } from './delivery-props';

/**
 * The alerts, each with what differs from its defaults, or `off`.
 *
 * @title Alerts
 * @example {quotaFull: {percent: 98}, gpuUnrequested: "off"}
 */
export interface AlertsProps {
  /**
   * A quota of compute, storage or accelerators is nearly full.
   *
   * @default - from 80 % on, for 15m, severity info
   */
  readonly quotaNearlyFull?: 'off' | PercentAlertProps;
  /**
   * A quota is full, those of objects among them: what is asked for next is refused.
   *
   * @default - from 95 % on, for 15m, severity warning
   */
  readonly quotaFull?: 'off' | PercentAlertProps;
  /**
   * A pod holds GPUs and hardly uses them, on average over a `window`. It needs the DCGM exporter.
   *
   * @default - below 5 % over 1h, for 30m, severity warning
   */
  readonly gpuIdle?: 'off' | GpuIdleAlertProps;
  /**
   * No pod of a namespace asks for the accelerators that it was granted. Where others may have what is idle, it is silent.
   *
   * @default - for 72h, severity info
   */
  readonly gpuUnrequested?: 'off' | AlertProps;
  /**
   * Work waits in a queue of Kueue, and none was admitted for as long.
   *
   * @default - for 1h, severity warning
   */
  readonly queueWaiting?: 'off' | AlertProps;
  /**
   * One of ten workloads waits longer than `wait` in a queue of Kueue until it is admitted.
   *
   * @default - longer than 1h, for 15m, severity info
   */
  readonly queueSlow?: 'off' | QueueSlowAlertProps;
  /**
   * At its present pace, a tenant, an organisation or a cost center will have spent this part of its budget by the end of
   * the month. It needs `prices`.
   *
   * @default - from 100 % on, for 6h, severity warning
   */
  readonly budgetForecast?: 'off' | BudgetAlertProps;
  /**
   * A tenant, an organisation or a cost center has spent this part of the budget of the month. It needs `prices`.
   *
   * @default - from 100 % on, for 1h, severity critical
   */
  readonly budgetSpent?: 'off' | BudgetAlertProps;
  /**
   * A guard rail refuses many requests within a `window`. The API server does not say whose they are.
   *
   * @default - more than 50 within 1h, for 5m, severity warning
   */
  readonly guardRailDenials?: 'off' | DenialsAlertProps;
  /**
   * A namespace of a tenant or a shared service is gone, or is being deleted, although it is in the file.
   *
   * @default - for 10m, severity critical
   */
  readonly namespaceVanished?: 'off' | AlertProps;
  /**
   * What the other alerts are computed from is missing, so that they are silent whatever happens.
   *
   * @default - for 15m, severity warning
   */
  readonly metricsMissing?: 'off' | AlertProps;
}

/**
 * When an alert fires, and how loud.
 *
 * @title Alert
 * @example {for: "1h", severity: "warning"}
 */
export interface AlertProps {
  /**
   * How long its condition holds before it fires.
   *
   * @default - that of the alert
   * @example "1h"
   */
  readonly for?: GoDuration;
  /**
   * Its label `severity`, by which Alertmanager routes it.
   *
   * @default - that of the alert
   * @example "critical"
   */
  readonly severity?: SeverityText;
}

/**
 * An alert about a part of a whole.
 *
 * @title Alert on a percentage
 * @example {percent: 90, for: "30m"}
 */
export interface PercentAlertProps extends AlertProps {
  /**
   * From which part on, in percent: 1 to 100.
   *
   * @default - that of the alert
   * @example 90
   */
  readonly percent?: Percentage;
}

/**
 * The alert on GPUs that are held and not used.
 *
 * @title Alert on idle GPUs
 * @example {percent: 10, window: "2h"}
 */
export interface GpuIdleAlertProps extends PercentAlertProps {
  /**
   * Over which time the average is taken.
   *
   * @default 1h
   * @example "2h"
   */
  readonly window?: GoDuration;
}

/**
 * The alert on slow queues.
 *
 * @title Alert on slow queues
 * @example {wait: "4h"}
 */
export interface QueueSlowAlertProps extends AlertProps {
  /**
   * How long one of ten workloads waits.
   *
   * @default 1h
   * @example "4h"
   */
  readonly wait?: GoDuration;
}

/**
 * An alert on a budget.
 *
 * @title Alert on a budget
 * @example {percent: 90}
 */
export interface BudgetAlertProps extends AlertProps {
  /**
   * From which part of the budget on, in percent: 1 to 1000.
   *
   * @default 100
   * @example 90
   */
  readonly percent?: BudgetPercentage;
}

/**
 * The alert on guard rails that refuse.
 *
 * @title Alert on denials
 * @example {count: 200, window: "30m"}
 */
export interface DenialsAlertProps extends AlertProps {
  /**
   * More than how many requests of one policy.
   *
   * @default 50
   * @example 200
   */
  readonly count?: DenialCount;
  /**
   * Within which time.
   *
   * @default 1h
   * @example "30m"
   */
  readonly window?: GoDuration;
}

/**
 * A severity: a word of lower-case letters, digits, `-` and `_` that starts with a letter.
 *
 * @title Severity
 * @pattern ^[a-z][-a-z0-9_]*$
 * @maxLength 63
 * @example "warning"
 */
export type SeverityText = string;

/**
 * A whole number from 1 to 100.
 *
 * @title Percentage
 * @asType integer
 * @minimum 1
 * @maximum 100
 * @example 90
 */
export type Percentage = number;

/**
 * A whole number from 1 to 1000.
 *
 * @title Percentage of a budget
 * @asType integer
 * @minimum 1
 * @maximum 1000
 * @example 90
 */
export type BudgetPercentage = number;

/**
 * A whole number from 0 to 1000000.
 *
 * @title Number of denials
 * @asType integer
 * @minimum 0
 * @maximum 1000000
 * @example 50
 */
export type DenialCount = number;
