import { Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { FleetVcluster } from '../../fleet/model/fleet-isolation';
import type { FleetDelivery } from '../../fleet/model/fleet';
import type { NamespaceView } from '../../plan/namespace-view';
import { VCLUSTER_CHART, VCLUSTER_NAMES } from '../../plan/vcluster-names';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { SyncerGuard } from './syncer-guard';
import { installWithArgo } from './vcluster-application';
import { installWithFlux } from './vcluster-release';
import type { VclusterInstallation } from './vcluster-installation';
import { vclusterValues } from './vcluster-values';

type Install = (scope: Construct, installation: VclusterInstallation) => void;

/** Who installs the chart, by what delivers the output. */
const INSTALLERS: Readonly<Record<FleetDelivery['engine'], Install>> = {
  flux: installWithFlux,
  argocd: installWithArgo,
};

/** The objects that install vCluster's chart. Without anybody who delivers, a ConfigMap holds the values for Helm. */
export function makeVcluster(
  scope: Construct,
  { view, virtual }: { readonly view: NamespaceView; readonly virtual: FleetVcluster },
): void {
  new SyncerGuard(scope, 'Guard', view);
  const values = vclusterValues(view, virtual);
  const { delivery } = view.platform.spec;
  if (delivery !== undefined) {
    INSTALLERS[delivery.engine](scope, { view, virtual, values, delivery });
    return;
  }
  const data = {
    chart: VCLUSTER_CHART.chart,
    release: VCLUSTER_NAMES.release,
    repository: VCLUSTER_CHART.repository,
    version: virtual.version,
    'values.yaml': Yaml.stringify(values),
  };
  const metadata = grantMetadata(`${VCLUSTER_NAMES.release}-values`, view.namespace);
  new Manifest(scope, 'Values', manifestOf(k8s.KubeConfigMap, { metadata, data }));
}
