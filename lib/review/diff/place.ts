import type { Fleet } from '../../fleet/model/fleet';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import { namesInPath } from '../../plan/output-files';
import { type ObjectPair, present } from './objects/object-pair';

/** Whom a change is about. */
export interface Place {
  /** Empty where the file names none. */
  readonly cluster: string;
  /** The tenant or the shared service; empty for the platform. */
  readonly tenant: string;
  /** Empty for a tenant as a whole. */
  readonly environment: string;
}

/** The environment of a shared service, which has only one. */
export const SHARED_ENVIRONMENT = 'shared';

/** Folders whose files are in folders of their owner. */
const OF_OWNERS = ['tenants', 'access', 'deploy', 'local-queues', 'virtual-clusters'];

/** `vision/prod`, with the cluster where there are several. */
export function placeText({ cluster, tenant, environment }: Place): string {
  const owner =
    tenant === ''
      ? 'platform'
      : environment === ''
        ? tenant
        : environment === SHARED_ENVIRONMENT
          ? `${tenant} (shared service)`
          : `${tenant}/${environment}`;
  return cluster === '' ? owner : `${owner} on ${cluster}`;
}

/** The order of places: the platform first, then by tenant, environment and cluster. */
export function placeOrder({ cluster, tenant, environment }: Place): string {
  return [tenant, environment, cluster].join('\n');
}

/** Whose objects are. */
export class Places {
  private readonly byNamespace = new Map<string, Place>();

  /** @param sides - the fleets of both sides, the newer ones last */
  constructor(...sides: readonly (readonly Fleet[])[]) {
    for (const fleets of sides) for (const fleet of fleets) this.add(fleet, fleets.length);
  }

  private add(fleet: Fleet, count: number): void {
    // The tree of a single cluster has no folder of its own.
    const cluster = count > 1 ? (clusterOf(fleet) ?? '') : '';
    for (const { name: tenant, environments } of fleet.tenants) {
      for (const [environment, { namespace }] of Object.entries(environments)) {
        this.byNamespace.set(`${cluster}\n${namespace}`, { cluster, tenant, environment });
      }
    }
    for (const [tenant, { environments }] of Object.entries(fleet.sharedServices)) {
      const place = { cluster, tenant, environment: SHARED_ENVIRONMENT };
      for (const { namespace } of Object.values(environments)) {
        this.byNamespace.set(`${cluster}\n${namespace}`, place);
      }
    }
  }

  /** Whose an object is: by the folder of its file, or else by its namespace. */
  of(pair: ObjectPair): Place {
    const { cluster } = pair;
    const { file } = present(pair).place;
    const inTree = cluster === '' ? file : file.slice(cluster.length + 1);
    const { folder, owner, environment } = namesInPath(inTree);
    if (folder === 'shared') return { cluster, tenant: owner, environment: SHARED_ENVIRONMENT };
    if (OF_OWNERS.includes(folder)) {
      return { cluster, tenant: owner, environment };
    }
    const delivered = /^delivery\/[^/]+\/tenants\/([^/]+)\.k8s\.yaml$/.exec(inTree)?.[1];
    if (delivered !== undefined) return { cluster, tenant: delivered, environment: '' };
    return this.ofNamespace(cluster, pair.namespace || owner);
  }

  /** Where a namespace has its objects and its network policies, of the one side or the other. */
  filesOf(cluster: string, namespace: string): string[] {
    const place = this.known(cluster, namespace);
    if (place === undefined) return [];
    const { tenant, environment } = place;
    const own =
      environment === SHARED_ENVIRONMENT
        ? `shared/${tenant}.k8s.yaml`
        : `tenants/${tenant}/${environment}.k8s.yaml`;
    const folder = cluster === '' ? '' : `${cluster}/`;
    return [`${folder}${own}`, `${folder}network/${namespace}.k8s.yaml`];
  }

  /** Whose a namespace is; the platform's if nobody knows. */
  ofNamespace(cluster: string, namespace: string): Place {
    return this.known(cluster, namespace) ?? { cluster, tenant: '', environment: '' };
  }

  /** Whose a namespace is, if it is in the fleets. */
  known(cluster: string, namespace: string): Place | undefined {
    return this.byNamespace.get(`${cluster}\n${namespace}`);
  }
}
