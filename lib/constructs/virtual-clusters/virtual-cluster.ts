import { Construct } from 'constructs';
import type { FleetVirtualCluster, VirtualClusterEngine } from '../../fleet/model/fleet-isolation';
import type { NamespaceView } from '../../plan/namespace-view';
import { OutputFolder } from '../api-object/output-folder';
import { makeVcluster } from './vcluster';

/** Props of a VirtualCluster. */
export interface VirtualClusterProps {
  readonly view: NamespaceView;
  readonly virtual: FleetVirtualCluster;
}

/** How the objects of a virtual cluster are made, by its engine. */
const ENGINES: Readonly<
  Record<VirtualClusterEngine, (scope: Construct, props: VirtualClusterProps) => void>
> = { vcluster: makeVcluster };

/**
 * What makes the Kubernetes API of an environment. It is delivered after what guards its namespace, and apart from it: not
 * every cluster has the kinds.
 */
export class VirtualCluster extends Construct {
  constructor(scope: Construct, id: string, props: VirtualClusterProps) {
    super(scope, id);
    OutputFolder.of(this).set('virtual-clusters');
    ENGINES[props.virtual.engine](this, props);
  }
}
