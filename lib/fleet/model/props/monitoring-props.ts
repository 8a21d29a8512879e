import type { AlertsProps } from './alert-props';
import type { DashboardsProps } from './dashboard-props';
import type { DnsLabel, LabelKey, LabelText } from './name-types';

/**
 * What watches the cluster: alerts and recording rules for Prometheus, and dashboards for Grafana. They are written to
 * `dist/monitoring/`. You install Prometheus, its operator, kube-state-metrics and Grafana.
 *
 * @title Monitoring
 * @example {engine: "prometheus", ruleLabels: {release: "kube-prometheus-stack"}}
 */
export interface MonitoringProps {
  /**
   * What evaluates the rules.
   *
   * @default prometheus
   */
  readonly engine?: MonitoringEngine;
  /**
   * The namespace of the rules. Somebody else makes it.
   *
   * @default monitoring
   */
  readonly namespace?: DnsLabel;
  /**
   * Labels of the rules, by which a Prometheus chooses them: its `ruleSelector`.
   *
   * @default - none
   * @example {release: "kube-prometheus-stack"}
   */
  readonly ruleLabels?: Record<LabelKey, LabelText | null>;
  /**
   * Labels of every alert, besides those that say whom it is about, such as `tenant` and `cost_center`.
   *
   * @default - none
   * @example {team: "platform"}
   */
  readonly alertLabels?: Record<MetricLabel, AlertLabelText | null>;
  /**
   * Where you describe what to do about alerts. Each alert links to the page of its name below this address.
   *
   * @default - no link
   * @example "https://wiki.example.com/runbooks"
   */
  readonly runbooks?: HttpUrl;
  /**
   * The alerts, each with what differs from its defaults, or `off`.
   *
   * @default - all are on
   * @example {quotaFull: {percent: 98}, gpuUnrequested: "off"}
   */
  readonly alerts?: AlertsProps;
  /**
   * The dashboards, or `off`.
   *
   * @default - one for the platform, and one for all tenants
   * @example {tenants: "each", folderAnnotation: "grafana_folder"}
   */
  readonly dashboards?: 'off' | DashboardsProps;
}

/**
 * What evaluates the rules.
 *
 * - `prometheus`: Prometheus, with the Prometheus Operator
 *
 * @title Monitoring engine
 */
export type MonitoringEngine = 'prometheus';

/**
 * A name of a label in Prometheus: letters, digits and `_`, without a digit at the start. Those that start with `__`
 * belong to Prometheus.
 *
 * Source: [data model of Prometheus](https://prometheus.io/docs/concepts/data_model/).
 *
 * @title Label of an alert
 * @pattern ^(?!__)[A-Za-z_][A-Za-z0-9_]*$
 * @maxLength 128
 * @example "team"
 */
export type MetricLabel = string;

/**
 * A value of a label of an alert: any text on one line. It is written as it is: what Prometheus would take for a template
 * is refused.
 *
 * @title Value of a label
 * @pattern ^(?!.*[{]{2})[^\n\r]+$
 * @maxLength 256
 * @example "platform"
 */
export type AlertLabelText = string;

/**
 * An address that starts with `https://` or `http://`.
 *
 * @title Web address
 * @pattern ^https?://[^\s/?#{}"]+(?:/[^\s?#{}"]*)?$
 * @maxLength 2048
 * @example "https://wiki.example.com/runbooks"
 */
export type HttpUrl = string;
