import type { FleetVcluster } from '../../model/fleet-isolation';
import { type ControlPlaneNeeds, type Requests, sum, sumOfRequests } from './control-plane-needs';

/** A member of etcd, and the DNS server: the chart's values, and what a quota of local disk makes of a pod without any. */
const ETCD: Requests = { cpu: '20m', memory: '150Mi', ephemeralStorage: '1Gi' };
const DNS: Requests = { cpu: '20m', memory: '64Mi', ephemeralStorage: '1Gi' };

/** What a server requests of the disk of its node. */
const SERVER_DISK = '1Gi';

/** What the control plane of a virtual cluster takes from the quota of its environment. */
export function vclusterNeeds({ replicas, resources, storage }: FleetVcluster): ControlPlaneNeeds {
  const members = replicas === 1 ? 0 : replicas;
  const server: Requests = { ...resources, ephemeralStorage: SERVER_DISK };
  const pods = [
    ...Array<Requests>(replicas).fill(server),
    ...Array<Requests>(members).fill(ETCD),
    DNS,
  ];
  return {
    ...sumOfRequests(pods),
    storage: sum(Array<string>(Math.max(members, 1)).fill(storage.size)),
    pods: String(pods.length),
  };
}
