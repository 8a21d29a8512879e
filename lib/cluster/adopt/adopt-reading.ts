import { rootOf } from '../client/kinds-of-server';
import type { ApiServer } from '../client/read-only-server';
import { servedGroups } from '../client/served-groups';
import { type FieldMap, asFields } from '../drift/compared-fields';
import {
  type AdoptResource,
  CLUSTER_ROLES,
  CLUSTER_ROLE_BINDINGS,
  IN_NAMESPACES,
  NAMESPACES,
  NODES,
  WHERE_SERVED,
} from './adopt-resources';

/** An object as the cluster has it, in the shape in which manifests are judged. */
export interface ReadObject {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly data: FieldMap;
  readonly place: { readonly file: string; readonly line: number };
}

/** What was read of a cluster before namespaces are adopted. */
export interface AdoptReading {
  /** The version of the server, as the file states it: `1.36`. */
  readonly version: string;
  /** All namespaces of the cluster. */
  readonly namespaces: readonly ReadObject[];
  /** What is in those that are adopted. */
  readonly objects: readonly ReadObject[];
  readonly clusterRoles: readonly ReadObject[];
  readonly clusterRoleBindings: readonly ReadObject[];
  readonly nodes: readonly ReadObject[];
}

/** The namespaces of a cluster, and its version. */
export type NamespaceReading = Pick<AdoptReading, 'version' | 'namespaces'>;

/** Reads all namespaces of a cluster. */
export async function readNamespaces(server: ApiServer): Promise<NamespaceReading> {
  const version = await server.version();
  const [, minor = ''] = /^v?(\d+\.\d+)/.exec(version) ?? [];
  return { version: minor, namespaces: await readAll(server, NAMESPACES) };
}

/** Reads what is in some namespaces, and what decides about it. */
export async function readContents(
  server: ApiServer,
  found: NamespaceReading,
  names: readonly string[],
): Promise<AdoptReading> {
  const groups = await servedGroups(server);
  const served = WHERE_SERVED.flatMap((resource) => {
    const version = groups.get(resource.group);
    return version === undefined ? [] : [{ ...resource, version }];
  });
  const inside = names.flatMap((name) => [
    ...IN_NAMESPACES.map((resource) => readAll(server, resource, name)),
    // A group may be served without one of its kinds.
    ...served.map((resource) =>
      server.listIfServed(pathOf(resource, name), (data: FieldMap) => readObject(resource, data)),
    ),
  ]);
  const [clusterRoles, clusterRoleBindings, nodes, ...lists] = await Promise.all([
    readAll(server, CLUSTER_ROLES),
    readAll(server, CLUSTER_ROLE_BINDINGS),
    readAll(server, NODES),
    ...inside,
  ]);
  return { ...found, objects: lists.flat(), clusterRoles, clusterRoleBindings, nodes };
}

async function readAll(
  server: ApiServer,
  resource: AdoptResource,
  namespace?: string,
): Promise<ReadObject[]> {
  return server.list(pathOf(resource, namespace), (data: FieldMap) => readObject(resource, data));
}

function pathOf(resource: AdoptResource, namespace?: string): string {
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
  return `${rootOf(resource)}${place}/${resource.resource}`;
}

/** Items of a list come without what all of them have in common. */
export function readObject({ group, version, kind }: AdoptResource, data: FieldMap): ReadObject {
  const { name, namespace } = asFields(data['metadata']);
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return {
    group,
    version,
    kind,
    name: String(name),
    ...(typeof namespace === 'string' ? { namespace } : {}),
    data: { ...data, apiVersion, kind },
    place: { file: 'the cluster', line: 1 },
  };
}
