import type { ApiServer } from './read-only-server';

/** A kind of the API. */
export interface KindName {
  /** `''` for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface ServedKind {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface ResourceList {
  readonly resources?: readonly ServedKind[];
}

/** Where a server serves kinds. It is asked once for each version of a group. */
export class ServedKinds {
  private readonly lists = new Map<string, Promise<ResourceList | undefined>>();

  constructor(private readonly server: ApiServer) {}

  /** The path of all objects of a kind; undefined if the server does not serve it. */
  async pathOf(kind: KindName): Promise<string | undefined> {
    const found = await this.find(kind);
    return found === undefined ? undefined : `${rootOf(kind)}/${found.name}`;
  }

  /** The path of one object. */
  async pathTo(
    kind: KindName,
    name: string,
    namespace: string | undefined,
  ): Promise<string | undefined> {
    const found = await this.find(kind);
    if (found === undefined) return undefined;
    const place = found.namespaced ? `/namespaces/${namespace ?? 'default'}` : '';
    return `${rootOf(kind)}${place}/${found.name}/${encodeURIComponent(name)}`;
  }

  private async find(kind: KindName): Promise<ServedKind | undefined> {
    const root = rootOf(kind);
    const list = this.lists.get(root) ?? this.server.find<ResourceList>(root);
    this.lists.set(root, list);
    const { resources = [] } = (await list) ?? {};
    return resources.find((one) => one.kind === kind.kind && !one.name.includes('/'));
  }
}

/** The path under which a server serves a version of a group. */
export function rootOf({ group, version }: Omit<KindName, 'kind'>): string {
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
}
