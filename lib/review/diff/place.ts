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

  /** @param fleets - those of both sides, the newer ones last */
  constructor(fleets: readonly Fleet[]) {
    for (const fleet of fleets) {
      const cluster = clusterOf(fleet) ?? '';
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
    return this.ofNamespace(cluster, pair.namespace);
  }

  /** Whose a namespace is. */
  ofNamespace(cluster: string, namespace: string): Place {
    return (
      this.byNamespace.get(`${cluster}\n${namespace}`) ??
      // A file that names a single cluster has its tree without a folder.
      this.onOnlyCluster(namespace) ?? { cluster, tenant: '', environment: '' }
    );
  }

  private onOnlyCluster(namespace: string): Place | undefined {
    for (const [key, place] of this.byNamespace) {
      if (key.endsWith(`\n${namespace}`)) return { ...place, cluster: '' };
    }
    return undefined;
  }
}
