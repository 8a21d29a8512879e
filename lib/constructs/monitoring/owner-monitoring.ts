import { Construct } from 'constructs';
import type { WatchedOwner } from '../../plan/monitoring/watched-owner';
import { tenantPanels, tenantVariables } from './dashboards-of-tenants';
import { GrafanaDashboard } from './grafana-dashboard';
import { OwnerRules, ownerObjectName } from './owner-rules';

/** What watches a tenant or a shared service: rules of its own, and a dashboard where each has one. */
export class OwnerMonitoring extends Construct {
  constructor(scope: Construct, id: string, watched: WatchedOwner) {
    super(scope, id);
    new OwnerRules(this, 'Rules', watched);
    const { dashboards } = watched.monitoring;
    if (dashboards === 'off' || dashboards.tenants === 'together') return;
    const { name, displayName } = watched;
    new GrafanaDashboard(this, 'Dashboard', {
      dashboards,
      name: ownerObjectName(watched),
      title: `Tenancy: ${displayName}`,
      description: `Quotas, accelerators, queues and costs of ${displayName}.`,
      folder: name,
      variables: tenantVariables(name),
      panels: tenantPanels(name, watched),
    });
  }
}

/** What watches an owner, if anything does. */
export function monitoringOf(
  scope: Construct,
  watched: WatchedOwner | undefined,
): OwnerMonitoring | undefined {
  return watched === undefined ? undefined : new OwnerMonitoring(scope, 'Monitoring', watched);
}
