import { namesInPath } from '../../plan/output-files';
import { type SideFleets, folderOfFleet } from './base/tree-side';
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
  private readonly olds: ReadonlyMap<string, Place>;
  private readonly news: ReadonlyMap<string, Place>;
  private readonly moved: ReadonlyMap<string, Place>;

  constructor(before: SideFleets, after: SideFleets) {
    this.olds = placesIn(before);
    this.news = placesIn(after);
    this.moved = movedPlaces(this.olds, this.news);
  }

  /** What a place of before is called now, whose namespaces stay under another name of their owner or environment. */
  now(place: Place): Place {
    return this.moved.get(placeOrder(place)) ?? place;
  }

  /** Whose an object is: by the folder of its file, or else by its namespace. One that goes is where its namespace is now. */
  of(pair: ObjectPair): Place {
    const place = this.stated(pair);
    return pair.after === undefined ? this.now(place) : place;
  }

  private stated(pair: ObjectPair): Place {
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

  /**
   * Where a namespace has its objects and its network policies, on the one side or the other. Its file has the name of
   * its owner, who may have had another one.
   */
  filesOf(cluster: string, namespace: string): string[] {
    const key = `${cluster}\n${namespace}`;
    const places = [this.news.get(key), this.olds.get(key)].flatMap((place) => place ?? []);
    if (places.length === 0) return [];
    const folder = cluster === '' ? '' : `${cluster}/`;
    const files = [...places.map(fileOf), `network/${namespace}.k8s.yaml`];
    return [...new Set(files)].map((file) => `${folder}${file}`);
  }

  /** Whose a namespace is; the platform's if nobody knows. */
  ofNamespace(cluster: string, namespace: string): Place {
    return this.known(cluster, namespace) ?? { cluster, tenant: '', environment: '' };
  }

  /** Whose a namespace is, or was if it is gone, if it is in the fleets. */
  known(cluster: string, namespace: string): Place | undefined {
    const key = `${cluster}\n${namespace}`;
    return this.news.get(key) ?? this.olds.get(key);
  }
}

/**
 * Places of before whose namespaces are those of other places now, by their order. An owner as a whole is where his
 * namespaces are, if none is left to the name that he had.
 */
function movedPlaces(
  olds: ReadonlyMap<string, Place>,
  news: ReadonlyMap<string, Place>,
): Map<string, Place> {
  const moved = new Map<string, Place>();
  const left = new Set([...news.values()].map(ownerOrder));
  for (const [key, old] of olds) {
    const now = news.get(key);
    if (now === undefined || placeOrder(now) === placeOrder(old)) continue;
    moved.set(placeOrder(old), now);
    const owner = ownerOrder(old);
    if (!left.has(owner) && !moved.has(owner)) moved.set(owner, { ...now, environment: '' });
  }
  return moved;
}

function ownerOrder(place: Place): string {
  return placeOrder({ ...place, environment: '' });
}

/** Whose the namespaces of fleets are, by cluster and name. */
function placesIn(side: SideFleets): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const fleet of side.fleets ?? []) {
    const cluster = folderOfFleet(side, fleet);
    for (const { name: tenant, environments } of fleet.tenants) {
      for (const [environment, { namespace }] of Object.entries(environments)) {
        places.set(`${cluster}\n${namespace}`, { cluster, tenant, environment });
      }
    }
    for (const [tenant, { environments }] of Object.entries(fleet.sharedServices)) {
      const place = { cluster, tenant, environment: SHARED_ENVIRONMENT };
      for (const { namespace } of Object.values(environments)) {
        places.set(`${cluster}\n${namespace}`, place);
      }
    }
  }
  return places;
}

function fileOf({ tenant, environment }: Place): string {
  return environment === SHARED_ENVIRONMENT
    ? `shared/${tenant}.k8s.yaml`
    : `tenants/${tenant}/${environment}.k8s.yaml`;
}
