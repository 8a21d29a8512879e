/** A kind of object that is looked at before a tenant goes. */
export interface OffboardResource {
  /** How kubectl calls it. A file of a dump is called after the part before the first dot. */
  readonly resource: string;
  /** Where the API server lists all of them. */
  readonly path: string;
  /** Whether every cluster has it. Without it, nobody can say that a tenant may go. */
  readonly needed: boolean;
}

/** What is looked at, by the name of its file in a dump. */
export const OFFBOARD_RESOURCES = {
  namespaces: { resource: 'namespaces', path: '/api/v1/namespaces', needed: true },
  pods: { resource: 'pods', path: '/api/v1/pods', needed: true },
  persistentvolumeclaims: {
    resource: 'persistentvolumeclaims',
    path: '/api/v1/persistentvolumeclaims',
    needed: true,
  },
  persistentvolumes: {
    resource: 'persistentvolumes',
    path: '/api/v1/persistentvolumes',
    needed: true,
  },
  volumesnapshotcontents: {
    resource: 'volumesnapshotcontents.snapshot.storage.k8s.io',
    path: '/apis/snapshot.storage.k8s.io/v1/volumesnapshotcontents',
    needed: false,
  },
  workloads: {
    resource: 'workloads.kueue.x-k8s.io',
    path: '/apis/kueue.x-k8s.io/v1beta2/workloads',
    needed: false,
  },
  clusterqueues: {
    resource: 'clusterqueues.kueue.x-k8s.io',
    path: '/apis/kueue.x-k8s.io/v1beta2/clusterqueues',
    needed: false,
  },
} as const satisfies Readonly<Record<string, OffboardResource>>;

export type OffboardResourceName = keyof typeof OFFBOARD_RESOURCES;

export const OFFBOARD_RESOURCE_NAMES = Object.keys(OFFBOARD_RESOURCES) as OffboardResourceName[];

/** An object as the API server lists it. Nothing is known about what it holds. */
export type ListedObject = Readonly<Record<string, unknown>>;

/** Lists objects of a whole cluster; undefined where nobody could look. A client or a folder of files is behind it. */
export type ListObjects = (
  name: OffboardResourceName,
) => Promise<readonly ListedObject[] | undefined>;
