import type { MetadataFamily } from './metadata-family';

/** Labels and annotations of ConfigMaps and Secrets by which a program of the platform takes them elsewhere. */
export const DATA_METADATA = {
  copies: {
    does: 'has a program of the platform copy data between namespaces',
    grantedBy: 'scheduling.metadata',
    isWrittenByOperators: true,
    rows: [
      {
        keys: ['replicator.v1.mittwald.de/*'],
        source: 'mittwald/kubernetes-replicator README (replicate-from, replicate-to)',
      },
      {
        keys: ['reflector.v1.k8s.emberstack.com/*'],
        source: 'emberstack/kubernetes-reflector README (reflects, reflection-auto-enabled)',
      },
      {
        keys: ['kubed.appscode.com/*'],
        source: 'kmodules/config-syncer apis (ConfigSyncKey, ConfigSyncContexts)',
      },
      {
        keys: ['k8s-replicator/*'],
        source: 'olli-ai/k8s-replicator README (replicate-from, replicate-to)',
      },
    ],
  },
  settings: {
    does: 'becomes a setting of a program that all tenants share',
    grantedBy: 'scheduling.metadata',
    isWrittenByOperators: true,
    rows: [
      {
        // Data sources, alerts and notifiers act with the rights of Grafana. Dashboards only show what a viewer may see.
        keys: ['grafana_datasource', 'grafana_alert', 'grafana_notifier', 'grafana_plugin'],
        source: 'grafana/helm-charts charts/grafana/values.yaml (sidecar)',
      },
      {
        keys: ['loki_rule'],
        source: 'grafana/loki production/helm/loki/values.yaml (sidecar.rules)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, MetadataFamily>>;
