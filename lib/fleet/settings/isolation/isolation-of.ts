import type {
  FleetIsolation,
  FleetVirtualCluster,
  VirtualClusterBy,
  VirtualClusterEngine,
} from '../../model/fleet-isolation';
import type { IsolationLevel } from '../../model/props';

/** The level of an environment. */
export function isolationLevel(isolation: FleetIsolation): IsolationLevel {
  return typeof isolation === 'string' ? isolation : isolation.level;
}

/** The virtual cluster of an environment. Undefined at the other levels. */
export function virtualClusterOf(isolation: FleetIsolation): FleetVirtualCluster | undefined {
  return typeof isolation === 'string' ? undefined : isolation;
}

/** The virtual cluster of an environment, if that engine makes it. */
export function virtualClusterBy<Engine extends VirtualClusterEngine>(
  engine: Engine,
  isolation: FleetIsolation,
): VirtualClusterBy<Engine> | undefined {
  const virtual = virtualClusterOf(isolation);
  return virtual?.engine === engine ? (virtual as VirtualClusterBy<Engine>) : undefined;
}
