import type { FleetVcluster } from '../../model/fleet-isolation';
import { amount } from '../../values/amounts';
import { addQuantities, formatQuantity } from '../../values/quantity';

/** What pods of the control plane request, in quantities. */
export interface ControlPlaneNeeds {
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralStorage: string;
  /** Of all volumes together. */
  readonly storage: string;
  readonly pods: string;
}

/** What one pod requests. */
interface PodNeeds {
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralStorage: string;
}

/** A member of etcd, and the DNS server: the chart's values, and what a quota of local disk makes of a pod without any. */
const ETCD: PodNeeds = { cpu: '20m', memory: '150Mi', ephemeralStorage: '1Gi' };
const DNS: PodNeeds = { cpu: '20m', memory: '64Mi', ephemeralStorage: '1Gi' };

/** What a server requests of the disk of its node. */
const SERVER_DISK = '1Gi';

/** What the control plane of a virtual cluster takes from the quota of its environment. */
export function vclusterNeeds({ replicas, resources, storage }: FleetVcluster): ControlPlaneNeeds {
  const members = replicas === 1 ? 0 : replicas;
  const server: PodNeeds = { ...resources, ephemeralStorage: SERVER_DISK };
  const pods = [
    ...Array<PodNeeds>(replicas).fill(server),
    ...Array<PodNeeds>(members).fill(ETCD),
    DNS,
  ];
  const sumOf = (key: keyof PodNeeds): string => sum(pods.map((pod) => pod[key]));
  return {
    cpu: sumOf('cpu'),
    memory: sumOf('memory'),
    ephemeralStorage: sumOf('ephemeralStorage'),
    storage: sum(Array<string>(Math.max(members, 1)).fill(storage.size)),
    pods: String(pods.length),
  };
}

function sum(amounts: readonly string[]): string {
  return formatQuantity(addQuantities(...amounts.map(amount)));
}
