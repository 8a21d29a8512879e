import type { DnsLabel, LabelKey, LabelText } from './name-types';

/**
 * The dashboards for Grafana. Each is a ConfigMap, which the sidecar of Grafana finds by its labels.
 *
 * @title Dashboards
 * @example {namespace: "grafana", tenants: "both"}
 */
export interface DashboardsProps {
  /**
   * The namespace of the ConfigMaps. Somebody else makes it.
   *
   * @default - that of the rules
   * @example "grafana"
   */
  readonly namespace?: DnsLabel;
  /**
   * The labels by which the sidecar of Grafana finds them.
   *
   * @default - `grafana_dashboard: "1"`
   * @example {"grafana_dashboard": "1"}
   */
  readonly labels?: Record<LabelKey, LabelText | null>;
  /**
   * The dashboards of tenants and shared services: one in which you choose the tenant, one for each, or both.
   *
   * @default together
   */
  readonly tenants?: TenantDashboards;
  /**
   * The annotation by which the sidecar of Grafana puts a dashboard into a folder: its `folderAnnotation`. The folder of the
   * dashboard of one tenant has the name of the tenant; others are in the folder `Tenancy`.
   *
   * @default - none: Grafana decides
   * @example "grafana_folder"
   */
  readonly folderAnnotation?: LabelKey;
}

/**
 * The dashboards of tenants and shared services.
 *
 * - `together`: one in which you choose the tenant
 * - `each`: one for each tenant, to be put into a folder that only its people see
 * - `both`: one in which you choose the tenant, and one for each
 *
 * @title Dashboards of tenants
 */
export type TenantDashboards = 'together' | 'each' | 'both';
