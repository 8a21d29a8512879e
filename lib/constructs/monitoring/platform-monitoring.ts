import { Construct } from 'constructs';
import type { FleetDashboards } from '../../fleet/model/fleet-monitoring';
import { platformPanels } from './dashboards-of-platform';
import { CHOSEN, tenantPanels, tenantVariables } from './dashboards-of-tenants';
import { GrafanaDashboard } from './grafana-dashboard';
import { PlatformRules, type PlatformRulesProps, policiesOf } from './platform-rules';

/** A part of what watches a cluster, and the name of its file. */
export interface MonitoringPart {
  readonly name: string;
  readonly construct: Construct;
}

/** The folder of dashboards that are about all tenants. */
const FOLDER = 'Tenancy';

/** What watches a cluster as a whole: alerts, and dashboards. */
export class PlatformMonitoring extends Construct {
  /** Each goes to a file of its own. */
  readonly all: readonly MonitoringPart[];

  constructor(scope: Construct, id: string, props: PlatformRulesProps) {
    super(scope, id);
    const { dashboards } = props.watched.monitoring;
    this.all = [
      { name: 'cluster/rules', construct: new PlatformRules(this, 'Rules', props) },
      ...(dashboards === 'off' ? [] : this.makeDashboards(dashboards, props)),
    ];
  }

  private makeDashboards(
    dashboards: FleetDashboards,
    { watched, guardRails }: PlatformRulesProps,
  ): MonitoringPart[] {
    const construct = new Construct(this, 'Dashboards');
    const common = { dashboards, folder: FOLDER };
    new GrafanaDashboard(construct, 'Platform', {
      ...common,
      name: 'tenancy-platform',
      title: 'Tenancy: platform',
      description: 'Quotas, accelerators, queues, costs and guard rails of all tenants.',
      variables: [],
      panels: platformPanels(watched, policiesOf(guardRails)),
    });
    if (dashboards.tenants !== 'each') {
      const { money, acceleratorKeys, isQueued } = watched;
      new GrafanaDashboard(construct, 'Tenants', {
        ...common,
        name: 'tenancy-tenants',
        title: 'Tenancy: tenants',
        description: 'Quotas, accelerators, queues and costs of a tenant.',
        variables: tenantVariables(CHOSEN),
        panels: tenantPanels(CHOSEN, {
          hasDevices: acceleratorKeys.length > 0,
          isQueued,
          ...(money === undefined ? {} : { currency: money.prices.currency }),
        }),
      });
    }
    return [{ name: 'cluster/dashboards', construct }];
  }
}
