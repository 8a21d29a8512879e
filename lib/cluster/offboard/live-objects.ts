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
  // In the order in which kubectl lists them.
  const inside = [...namespaces].sort().map((one) => `/namespaces/${one}`);
  return async (name: OffboardResourceName) => {
    const { group, isNamespaced } = OFFBOARD_RESOURCES[name];
    const version = group === '' ? 'v1' : groups.get(group);
    // What a cluster does not serve, it does not have.
    if (version === undefined) return [];
    const root = rootOf({ group, version });
    const places = isNamespaced ? inside : [''];
    const lists = places.map((place) =>
      server.listIfServed(`${root}${place}/${name}`, (object: ListedObject) => object),
    );
    return (await Promise.all(lists)).flat();
  };
}
