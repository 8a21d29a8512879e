import type { FleetIsolation, FleetVirtualCluster } from '../../model/fleet-isolation';
import type { IsolationLevel } from '../../model/props';

/** The level of an environment. */
export function isolationLevel(isolation: FleetIsolation): IsolationLevel {
  return typeof isolation === 'string' ? isolation : isolation.level;
}

/** The virtual cluster of an environment. Undefined at the other levels. */
export function virtualClusterOf(isolation: FleetIsolation): FleetVirtualCluster | undefined {
  return typeof isolation === 'string' ? undefined : isolation;
}
