import type { FleetDelivery } from '../../fleet/model/fleet';
import type { FleetVcluster } from '../../fleet/model/fleet-isolation';
import type { NamespaceView } from '../../plan/namespace-view';
import type { HelmValues } from './vcluster-values';

/** A chart to install in the namespace of an environment. */
export interface VclusterInstallation {
  readonly view: NamespaceView;
  readonly virtual: FleetVcluster;
  readonly values: HelmValues;
  readonly delivery: FleetDelivery;
}
