import type { FleetKamaji } from '../../model/fleet-isolation';
import { type ControlPlaneNeeds, sumOfRequests } from './control-plane-needs';

/**
 * What the containers of a server request beside its API server. The amounts are ours, because Kamaji requests nothing, and a
 * quota counts what is requested. Kine is there only where the data store is not an etcd.
 */
export const KAMAJI_CONTAINERS = {
  controllerManager: { cpu: '100m', memory: '256Mi' },
  scheduler: { cpu: '50m', memory: '128Mi' },
  konnectivity: { cpu: '20m', memory: '64Mi' },
  kine: { cpu: '20m', memory: '64Mi' },
} as const;

/** What each container requests of the disk of its node, for its logs. */
export const KAMAJI_CONTAINER_DISK = '128Mi';

/** What a control plane takes from the quota of its environment. While it is updated, all of its pods are there twice. */
export function kamajiNeeds(virtual: FleetKamaji): ControlPlaneNeeds {
  const pods = virtual.replicas * 2;
  const one = kamajiServer(virtual);
  return {
    ...sumOfRequests(Array.from({ length: pods }, () => one)),
    storage: '0',
    pods: String(pods),
  };
}

/** What one server requests with all of its containers. */
export function kamajiServer({
  resources,
}: Pick<FleetKamaji, 'resources'>): Omit<ControlPlaneNeeds, 'storage' | 'pods'> {
  const containers = [resources, ...Object.values(KAMAJI_CONTAINERS)];
  return sumOfRequests(
    containers.map((requests) => ({ ...requests, ephemeralStorage: KAMAJI_CONTAINER_DISK })),
  );
}
