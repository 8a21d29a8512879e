import { Construct } from 'constructs';
import type { FleetNetwork } from '../../fleet/model/fleet';
import type {
  FleetVirtualCluster,
  VirtualClusterBy,
  VirtualClusterEngine,
} from '../../fleet/model/fleet-isolation';
import type { NamespaceView } from '../../plan/namespace-view';
import { OutputFolder } from '../api-object/output-folder';
import type { Opening } from '../network/network-openings';
import { makeKamaji } from './kamaji';
import { kamajiOpenings } from './kamaji-openings';
import { makeVcluster } from './vcluster';
import { vclusterOpenings } from './vcluster-openings';

/** Props of a VirtualCluster. */
export interface VirtualClusterProps<Virtual extends FleetVirtualCluster = FleetVirtualCluster> {
  readonly view: NamespaceView;
  readonly virtual: Virtual;
}

/** What an engine writes for a virtual cluster. */
interface EngineObjects<Virtual extends FleetVirtualCluster> {
  /** Makes its objects. */
  make(scope: Construct, props: VirtualClusterProps<Virtual>): void;
  /** What it needs of the network of its namespace. */
  openings(virtual: Virtual, network: FleetNetwork): Opening[];
}

/** One entry for each engine. */
const ENGINES: {
  readonly [Engine in VirtualClusterEngine]: EngineObjects<VirtualClusterBy<Engine>>;
} = {
  kamaji: { make: makeKamaji, openings: kamajiOpenings },
  vcluster: { make: makeVcluster, openings: (_virtual, network) => vclusterOpenings(network) },
};

function engineOf({ engine }: FleetVirtualCluster): EngineObjects<FleetVirtualCluster> {
  // Each engine gets the virtual clusters that name it, which TypeScript cannot follow through a map.
  return ENGINES[engine] as EngineObjects<FleetVirtualCluster>;
}

/** What a virtual cluster needs of the network of its namespace. */
export function virtualClusterOpenings(
  virtual: FleetVirtualCluster,
  network: FleetNetwork,
): Opening[] {
  return engineOf(virtual).openings(virtual, network);
}

/**
 * What makes the Kubernetes API of an environment. It is delivered after what guards its namespace, and apart from it: not
 * every cluster has the kinds.
 */
export class VirtualCluster extends Construct {
  constructor(scope: Construct, id: string, props: VirtualClusterProps) {
    super(scope, id);
    OutputFolder.of(this).set('virtual-clusters');
    engineOf(props.virtual).make(this, props);
  }
}
