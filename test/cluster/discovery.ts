import type { Request } from './client';

export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Finds the URL path of an object; `undefined` where the server does not serve its kind. */
export type FindPath = (object: ObjectReference) => Promise<string | undefined>;

/** A path finder that asks the server once per API group and again for kinds that it misses. */
export function createPathFinder(request: Request): FindPath {
  const known = new Map<string, Map<string, Resource>>();

  const load = async (apiVersion: string): Promise<Map<string, Resource>> => {
    const { status, body } = await request('GET', rootOf(apiVersion));
    const resources = new Map<string, Resource>();
    if (status === 200) {
      for (const { name, kind, namespaced } of body.resources) {
        // `pods/status` is of kind Pod too.
        if (!name.includes('/')) resources.set(kind, { plural: name, namespaced });
      }
      known.set(apiVersion, resources);
    }
    return resources;
  };

  return async ({ apiVersion, kind, metadata }) => {
    const resource =
      known.get(apiVersion)?.get(kind) ?? (await load(apiVersion)).get(kind) ?? undefined;
    if (!resource) return undefined;
    const within = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${rootOf(apiVersion)}${within}/${resource.plural}/${metadata.name}`;
  };
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
