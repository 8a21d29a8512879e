import type { MetadataFamily } from './metadata-family';
import { WORKLOAD_METADATA } from './metadata-table';

/**
 * Labels and annotations of what workloads use, ConfigMaps, Secrets, Services and claims of volumes, by which a program of
 * the platform takes it elsewhere, or does something else for everybody.
 */
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
      {
        keys: ['cortex_rules', 'cortex_alertmanager'],
        source: 'cortexproject/cortex-helm-chart README (ruler.sidecar, alertmanager.sidecar)',
      },
    ],
  },
  catalogues: {
    does: 'takes a name in a catalogue of Services that all tenants share',
    grantedBy: 'scheduling.metadata',
    isWrittenByOperators: true,
    rows: [
      {
        // It becomes one more instance of what is called so already.
        keys: ['consul.hashicorp.com/service-name'],
        source:
          'hashicorp/consul-k8s control-plane/catalog/to-consul/annotation.go (annotationServiceName)',
      },
    ],
  },
  volumes: {
    does: 'has a provisioner of volumes use what is not of this namespace',
    grantedBy: 'scheduling.metadata',
    isWrittenByOperators: true,
    rows: [
      {
        keys: ['ibm.io/cos-service-ns', 'ibm.io/secret-namespace'],
        harmless: 'ownNamespace',
        source:
          'IBM/ibmcloud-object-storage-plugin provisioner/ibm-s3fs-provisioner.go (annotationSecretNamespace)',
      },
      {
        // Resources of a pod in kube-system that goes before all others on its node.
        keys: ['juicefs/*'],
        source: 'juicedata/juicefs-csi-driver pkg/config/setting.go (GenSettingAttrWithMountPod)',
      },
      {
        // What the class does not say: labels of nodes and devices, owners of files.
        keys: ['cas.openebs.io/config'],
        source:
          'openebs/dynamic-localpv-provisioner cmd/provisioner-localpv/app/config.go (GetVolumeConfig)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, MetadataFamily>>;

/** All that is judged on these kinds: agents that read annotations of pods read those of Services as well. */
export const JUDGED_ON_DATA: readonly MetadataFamily[] = [
  ...Object.values<MetadataFamily>(DATA_METADATA),
  { ...WORKLOAD_METADATA.calls, isWrittenByOperators: true },
];
