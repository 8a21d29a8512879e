import type { IsolationLevel } from './props';

/** How far an environment is apart from those of others: a level that says everything, or a virtual cluster. */
export type FleetIsolation = Exclude<IsolationLevel, 'virtual-cluster'> | FleetVirtualCluster;

/** What makes the API of a virtual cluster. */
export type VirtualClusterEngine = FleetVirtualCluster['engine'];

/** A Kubernetes API of its own, by its engine. */
export type FleetVirtualCluster = FleetVcluster | FleetKamaji;

/** The virtual cluster of one engine. */
export type VirtualClusterBy<Engine extends VirtualClusterEngine> = Extract<
  FleetVirtualCluster,
  { readonly engine: Engine }
>;

/** A Kubernetes API that vCluster makes, and whose pods run in the namespace of the environment. */
export interface FleetVcluster {
  /** The level. */
  readonly level: 'virtual-cluster';
  /** What makes the API. */
  readonly engine: 'vcluster';
  /** The version of the engine's Helm chart. */
  readonly version: string;
  /** The version of Kubernetes, such as `1.34.2`. Absent: the engine's own. */
  readonly kubernetesVersion?: string;
  /** How many servers answer for the API: 1, or an odd number up to 9. */
  readonly replicas: number;
  /** What each server requests. */
  readonly resources: FleetServerResources;
  /** Where the data of the API is kept. */
  readonly storage: FleetServerStorage;
  /** How people reach the API. Absent: from inside the cluster alone. */
  readonly expose?: FleetExposedApi;
}

/** A Kubernetes API whose servers Kamaji runs in the namespace of the environment. Its nodes are elsewhere. */
export interface FleetKamaji {
  /** The level. */
  readonly level: 'virtual-cluster';
  /** What makes the API. */
  readonly engine: 'kamaji';
  /** The version of Kubernetes, such as `1.34.2`. */
  readonly kubernetesVersion: string;
  /** How many servers answer for the API: 1 to 9. */
  readonly replicas: number;
  /** What each server requests. */
  readonly resources: FleetServerResources;
  /** Where Kamaji is. */
  readonly kamaji: FleetKamajiPlace;
  /** Who reaches the API: ranges, in order. */
  readonly nodes: readonly string[];
}

/** Where Kamaji is in a cluster. */
export interface FleetKamajiPlace {
  /** The namespace of its controller and of its data store. */
  readonly namespace: string;
  /** The name of the DataStore. */
  readonly dataStore: string;
  /** The TCP ports of the data store, in order. */
  readonly ports: readonly number[];
}

/** What each server of a virtual cluster requests. */
export interface FleetServerResources {
  /** Cores, in steps of 1m. */
  readonly cpu: string;
  /** Bytes. */
  readonly memory: string;
}

/** The volume of each member that keeps data of a virtual cluster. */
export interface FleetServerStorage {
  /** Bytes. */
  readonly size: string;
  /** Its storage class. Absent: the default class of the cluster. */
  readonly class?: string;
}

/** How people reach the API of a virtual cluster: by exactly one of the class and the Gateway. */
export interface FleetExposedApi {
  /** The host name. */
  readonly host: string;
  /** The class of an ingress controller. Absent: there is a Gateway. */
  readonly ingressClass?: string;
  /** The Gateway. Absent: there is an ingress controller. */
  readonly gateway?: FleetGatewayRef;
}

/** A Gateway. */
export interface FleetGatewayRef {
  /** Its name. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
}
