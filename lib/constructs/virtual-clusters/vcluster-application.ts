import type { Construct } from 'constructs';
import type { AppProjectSpec, ApplicationSpec } from '../../../imports/argoproj.io';
import { stageName } from '../../plan/delivery-stages';
import { VCLUSTER_CHART, VCLUSTER_NAMES } from '../../plan/vcluster-names';
import { OutputFolder } from '../api-object/output-folder';
import { guardMetadata } from '../api-object/metadata';
import { OWN_CLUSTER, appProject, application, ownAccount } from '../delivery/argo-application';
import type { VclusterInstallation } from './vcluster-installation';
import { clusterRoleOf } from './syncer-reads';

/** What the chart makes in its namespace. */
const KINDS: NonNullable<AppProjectSpec['namespaceResourceWhitelist']> = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Secret' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'gateway.networking.k8s.io', kind: 'TLSRoute' },
  { group: 'networking.k8s.io', kind: 'Ingress' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

/** What it makes for the whole cluster, where the syncer shows some of that inside. */
const CLUSTER_KINDS: typeof KINDS = [
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
];

/**
 * Has Argo CD install the chart: an Application in a project of its own, which takes this one chart into this one namespace.
 * Both stay when they vanish from Git: the tenant's work is inside.
 */
export function installWithArgo(
  scope: Construct,
  { view, virtual, values, delivery }: VclusterInstallation,
): void {
  const { namespace } = view;
  OutputFolder.of(scope)._follow(namespace);
  const name = stageName(`${VCLUSTER_NAMES.release}/${namespace}`);
  const metadata = guardMetadata(name, delivery.namespace, view.state);
  const destination = { server: OWN_CLUSTER, namespace };
  const readsCluster = 'overwriteRules' in clusterRoleOf(view);
  const project: AppProjectSpec = {
    description: `Installs the virtual cluster of ${namespace}.`,
    sourceRepos: [VCLUSTER_CHART.repository],
    destinations: [destination],
    destinationServiceAccounts: [ownAccount(delivery, namespace)],
    namespaceResourceWhitelist: KINDS,
    ...(readsCluster ? { clusterResourceWhitelist: CLUSTER_KINDS } : {}),
  };
  const spec: ApplicationSpec = {
    project: name,
    destination,
    source: {
      repoURL: VCLUSTER_CHART.repository,
      chart: VCLUSTER_CHART.chart,
      targetRevision: virtual.version,
      helm: { releaseName: VCLUSTER_NAMES.release, valuesObject: values },
    },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['ServerSideApply=true'],
    },
  };
  appProject(scope, metadata, project);
  application(scope, metadata, spec);
}
