/** A kind of object that is looked at before a tenant goes. */
export interface OffboardResource {
  /** `''` for the core group. */
  readonly group: string;
  readonly isNamespaced: boolean;
  /** Whether every cluster has it. Without it, nobody can say that a tenant may go. */
  readonly needed: boolean;
}

/** What is looked at, by its plural. */
export const OFFBOARD_RESOURCES = {
  namespaces: { group: '', isNamespaced: false, needed: true },
  pods: { group: '', isNamespaced: true, needed: true },
  persistentvolumeclaims: { group: '', isNamespaced: true, needed: true },
  persistentvolumes: { group: '', isNamespaced: false, needed: true },
  volumesnapshotcontents: {
    group: 'snapshot.storage.k8s.io',
    isNamespaced: false,
    needed: false,
  },
  workloads: { group: 'kueue.x-k8s.io', isNamespaced: true, needed: false },
  clusterqueues: { group: 'kueue.x-k8s.io', isNamespaced: false, needed: false },
} as const satisfies Readonly<Record<string, OffboardResource>>;

export type OffboardResourceName = keyof typeof OFFBOARD_RESOURCES;

export const OFFBOARD_RESOURCE_NAMES = Object.keys(OFFBOARD_RESOURCES) as OffboardResourceName[];

/** How kubectl calls a resource: `workloads.kueue.x-k8s.io`. */
export function kubectlName(name: OffboardResourceName): string {
  const { group } = OFFBOARD_RESOURCES[name];
  return group === '' ? name : `${name}.${group}`;
}

/** An object as the API server lists it. Nothing is known about what it holds. */
export type ListedObject = Readonly<Record<string, unknown>>;

/** Lists objects of a cluster; undefined where nobody could look. A client or a folder of files is behind it. */
export type ListObjects = (
  name: OffboardResourceName,
) => Promise<readonly ListedObject[] | undefined>;
