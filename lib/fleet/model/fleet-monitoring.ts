import type { AlertsProps, MonitoringEngine, TenantDashboards } from './props';

/** What watches a cluster. */
export interface FleetMonitoring {
  /** What evaluates the rules. */
  readonly engine: MonitoringEngine;
  /** The namespace of the rules. */
  readonly namespace: string;
  /** Labels of the rules, in order of their keys. */
  readonly ruleLabels: Record<string, string>;
  /** Further labels of every alert, in order of their keys. */
  readonly alertLabels: Record<string, string>;
  /** Where the pages about alerts are: no slash at its end. Absent: nowhere. */
  readonly runbooks?: string;
  /** Every alert. */
  readonly alerts: FleetAlerts;
  /** The dashboards. */
  readonly dashboards: 'off' | FleetDashboards;
}

/** The word of an alert in `alerts`. */
export type AlertWord = keyof AlertsProps;

/** Every alert, or `off`. */
export type FleetAlerts = { readonly [Word in AlertWord]-?: 'off' | FleetAlert };

/** When an alert fires, and how loud. What does not concern an alert is absent. */
export interface FleetAlert {
  /** How long its condition holds before it fires. */
  readonly for: string;
  /** Its label `severity`. */
  readonly severity: string;
  /** From, or below, which part: a whole number. */
  readonly percent?: number;
  /** More than how many: a whole number. */
  readonly count?: number;
  /** Over which time. */
  readonly window?: string;
  /** How long somebody waits. */
  readonly wait?: string;
}

/** The dashboards for Grafana. */
export interface FleetDashboards {
  /** The namespace of their ConfigMaps. */
  readonly namespace: string;
  /** The labels by which Grafana finds them, in order of their keys. */
  readonly labels: Record<string, string>;
  /** Those of tenants and shared services. */
  readonly tenants: TenantDashboards;
  /** The annotation that names the folder of a dashboard. Absent: Grafana decides. */
  readonly folderAnnotation?: string;
}
