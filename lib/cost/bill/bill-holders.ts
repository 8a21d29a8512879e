import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { NamedOwner } from '../../fleet/owners/owners';

/** Who pays for a namespace today. */
export interface BillHolder {
  /** The cluster; null: the file has no `clusters`. */
  readonly cluster: string | null;
  /** The tenant or shared service. Null: nobody owns it, so the platform pays. */
  readonly owner: string | null;
  readonly ownerKind: 'tenant' | 'sharedService' | 'platform';
  /** Empty for the platform. */
  readonly environment: string;
  /** The namespace that it has now. */
  readonly namespace: string;
  /** Null: the platform has none. */
  readonly costCenter: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  /** Former names of the owner, the oldest first. */
  readonly formerNames: readonly string[];
}

/** Who pays for what on one cluster. */
export interface ClusterHolders {
  readonly cluster: string | null;
  /** By namespace, also by those that environments had before. */
  readonly byNamespace: ReadonlyMap<string, BillHolder>;
  /** In the order of their namespaces. */
  readonly all: readonly BillHolder[];
  /** By shared service, the tenants that may use it. */
  readonly consumers: ReadonlyMap<string, readonly string[]>;
  /** Who pays for a namespace that nobody owns. */
  readonly platform: (namespace: string) => BillHolder;
}

/** The holders of a cluster. The namespace decides, and no label: people who write pods can label them. */
export function clusterHolders(fleet: Fleet): ClusterHolders {
  const cluster = clusterOf(fleet) ?? null;
  const byNamespace = new Map<string, BillHolder>();
  const all: BillHolder[] = [];
  const add = (owner: NamedOwner, ownerKind: BillHolder['ownerKind']): void => {
    for (const [environment, { namespace, movedFrom }] of Object.entries(owner.environments)) {
      const holder: BillHolder = {
        cluster,
        owner: owner.name,
        ownerKind,
        environment,
        namespace,
        costCenter: owner.costCenter,
        department: owner.department ?? null,
        organization: owner.organization ?? null,
        formerNames: owner.renamedFrom ?? [],
      };
      all.push(holder);
      byNamespace.set(namespace, holder);
      if (movedFrom !== undefined && !byNamespace.has(movedFrom)) {
        byNamespace.set(movedFrom, holder);
      }
    }
  };
  for (const tenant of fleet.tenants) add(tenant, 'tenant');
  for (const [name, service] of Object.entries(fleet.sharedServices)) {
    add({ name, ...service }, 'sharedService');
  }
  return {
    cluster,
    byNamespace,
    all: all.sort((one, other) => (one.namespace < other.namespace ? -1 : 1)),
    consumers: new Map(
      Object.entries(fleet.sharedServices).map(([name, { consumers }]) => [name, consumers]),
    ),
    platform: (namespace) => ({
      cluster,
      owner: null,
      ownerKind: 'platform',
      environment: '',
      namespace,
      costCenter: fleet.billing?.costCenter ?? null,
      department: null,
      organization: null,
      formerNames: [],
    }),
  };
}
