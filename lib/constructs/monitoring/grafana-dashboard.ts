import { Construct } from 'constructs';
import type { FleetDashboards } from '../../fleet/model/fleet-monitoring';
import { shortName } from '../../plan/delivery-stages';
import { offerDefaultChild } from '../api-object/default-child';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import { type PanelSpec, placePanels } from './dashboard-panels';

/** A list from which the reader of a dashboard chooses. */
export interface DashboardVariable {
  readonly name: string;
  readonly label: string;
  readonly query: string;
  /** Whether several may be chosen, or all. */
  readonly several: boolean;
}

/** Props of a GrafanaDashboard. */
export interface GrafanaDashboardProps {
  readonly dashboards: FleetDashboards;
  /** The name of its ConfigMap, from which its identifier comes. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The folder of Grafana, where an annotation names one. */
  readonly folder: string;
  readonly variables: readonly DashboardVariable[];
  readonly panels: readonly PanelSpec[];
}

/** The version of the format of dashboards. Grafana brings older ones up to date. */
const SCHEMA_VERSION = 39;

/** The longest identifier that Grafana takes (pkg/util/shortid_generator.go, MaxUIDLength). */
const LONGEST_UID = 40;

/** A dashboard for Grafana, in a ConfigMap that its sidecar finds. It goes when its entry does. */
export class GrafanaDashboard extends Construct {
  constructor(scope: Construct, id: string, props: GrafanaDashboardProps) {
    super(scope, id);
    const { dashboards, name, folder } = props;
    const { namespace, labels, folderAnnotation } = dashboards;
    OutputFolder.of(this).set('monitoring');
    const metadata = grantMetadata(name, namespace);
    const content = manifestOf(k8s.KubeConfigMap, {
      metadata: {
        ...metadata,
        labels: { ...labels, ...metadata.labels },
        ...(folderAnnotation === undefined ? {} : { annotations: { [folderAnnotation]: folder } }),
      },
      data: { [`${name}.json`]: `${JSON.stringify(modelOf(props), null, 2)}\n` },
    });
    offerDefaultChild(this, new Manifest(this, 'ConfigMap', content));
  }
}

function modelOf({ name, title, description, variables, panels }: GrafanaDashboardProps): object {
  return {
    uid: shortName(name, LONGEST_UID),
    title,
    description,
    tags: ['tenancy'],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    graphTooltip: 1,
    refresh: '1m',
    time: { from: 'now-24h', to: 'now' },
    timezone: 'browser',
    annotations: { list: [] },
    links: [],
    templating: {
      list: [
        { name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' },
        ...variables.map(variableOf),
      ],
    },
    panels: placePanels(panels),
  };
}

function variableOf({ name, label, query, several }: DashboardVariable): object {
  return {
    name,
    label,
    type: 'query',
    datasource: { type: 'prometheus', uid: '${datasource}' },
    query,
    refresh: 2,
    sort: 1,
    multi: several,
    includeAll: several,
    ...(several ? { allValue: '.+', current: { text: 'All', value: '$__all' } } : {}),
  };
}
