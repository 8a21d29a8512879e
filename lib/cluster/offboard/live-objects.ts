import { ClusterProblem } from '../client/cluster-problem';
import { rootOf } from '../client/kinds-of-server';
import type { ApiServer } from '../client/read-only-server';
import { servedGroups } from '../client/served-groups';
import {
  type ListObjects,
  type ListedObject,
  OFFBOARD_RESOURCES,
  type OffboardResourceName,
} from './offboard-resources';

/**
 * Lists what an API server has now. Of what is in namespaces, it reads those that are to go.
 *
 * @param namespaces - those that are to go
 */
export async function listLive(
  server: ApiServer,
  namespaces: readonly string[],
): Promise<ListObjects> {
  const groups = await servedGroups(server);
  return async (name: OffboardResourceName) => {
    const { group, isNamespaced } = OFFBOARD_RESOURCES[name];
    const version = group === '' ? 'v1' : groups.get(group);
    if (version === undefined) return [];
    const root = rootOf({ group, version });
    const places = isNamespaced ? namespaces.map((one) => `/namespaces/${one}`) : [''];
    const lists = places.map((place) => listIfServed(server, `${root}${place}/${name}`));
    return (await Promise.all(lists)).flat();
  };
}

/** What a cluster does not serve, it does not have. */
async function listIfServed(server: ApiServer, path: string): Promise<ListedObject[]> {
  try {
    return await server.list(path, (object: ListedObject) => object);
  } catch (error) {
    if (error instanceof ClusterProblem && error.kind === 'not-found') return [];
    throw error;
  }
}
