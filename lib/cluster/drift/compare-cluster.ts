import { createHash } from 'node:crypto';
import type { ApiServer } from '../client/read-only-server';
import { ClusterProblem } from '../client/cluster-problem';
import { type KindName, ServedKinds } from '../client/kinds-of-server';
import { type FieldMap, asFields, comparedFields } from './compared-fields';
import { type LiveObject, type WantedObject, objectKey } from './drift-objects';
import { type FieldDifference, fieldDifferences } from './field-differences';

/** How objects of a cluster compare with those of files. */
export interface ClusterComparison {
  readonly missing: readonly WantedObject[];
  readonly changed: readonly ChangedObject[];
  /** What the server would not take today, so that nobody can say what it should be. */
  readonly refused: readonly { readonly object: WantedObject; readonly why: string }[];
  /** All objects that were read: of kinds that the files have, and of `KINDS_OF_TENANTS`. */
  readonly live: readonly LiveObject[];
}

export interface ChangedObject {
  readonly object: WantedObject;
  readonly differences: readonly FieldDifference[];
}

/** Kinds with which somebody could add rights, openings or caps in a namespace. */
export const KINDS_OF_TENANTS: readonly KindName[] = [
  { group: '', version: 'v1', kind: 'Namespace' },
  { group: '', version: 'v1', kind: 'ResourceQuota' },
  { group: 'networking.k8s.io', version: 'v1', kind: 'NetworkPolicy' },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'RoleBinding' },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'ClusterRole' },
];

/** How many objects are compared at once. */
const AT_ONCE = 8;

/**
 * Compares a cluster with files. The server itself says what it makes of a file: it applies each object in a dry run under
 * a name that nobody has, so that defaults do not count, and what somebody added to the real object is.
 */
export async function compareCluster(
  server: ApiServer,
  wanted: readonly WantedObject[],
  fieldManager: string,
): Promise<ClusterComparison> {
  await server.version();
  const kinds = new ServedKinds(server);
  const live = await readLive(server, kinds, wanted);
  const found = new Map(live.map((object) => [objectKey(object), object]));
  const missing: WantedObject[] = [];
  const changed: ChangedObject[] = [];
  const refused: { object: WantedObject; why: string }[] = [];
  await eachOf(wanted, async (object) => {
    const real = found.get(objectKey(object));
    if (real === undefined) {
      missing.push(object);
      return;
    }
    try {
      const expected = await expectedObject(server, kinds, object, fieldManager);
      const differences = fieldDifferences(comparedFields(expected), comparedFields(real.data));
      if (differences.length > 0) changed.push({ object, differences });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ object, why: error.message });
    }
  });
  const order = new Map(wanted.map((object, index) => [object, index]));
  const byPlace = (one: WantedObject, other: WantedObject): number =>
    order.get(one)! - order.get(other)!;
  return {
    missing: missing.sort(byPlace),
    changed: changed.sort((one, other) => byPlace(one.object, other.object)),
    refused: refused.sort((one, other) => byPlace(one.object, other.object)),
    live,
  };
}

function isRefusal(error: unknown): error is ClusterProblem {
  return (
    error instanceof ClusterProblem &&
    ['refused', 'denied', 'server-error', 'not-found'].includes(error.kind)
  );
}

async function readLive(
  server: ApiServer,
  kinds: ServedKinds,
  wanted: readonly WantedObject[],
): Promise<LiveObject[]> {
  const all = new Map(
    [...wanted, ...KINDS_OF_TENANTS].map(({ group, version, kind }) => [
      `${group} ${kind}`,
      { group, version, kind },
    ]),
  );
  const lists = await Promise.all(
    [...all.values()].map(async (kind) => {
      const path = await kinds.pathOf(kind);
      return path === undefined
        ? []
        : server.list(path, (data: FieldMap) => liveObject(kind, data));
    }),
  );
  return lists.flat();
}

function liveObject({ group, kind, version }: KindName, data: FieldMap): LiveObject {
  const { name, namespace } = asFields(data['metadata']);
  const apiVersion = group === '' ? version : `${group}/${version}`;
  return {
    group,
    kind,
    name: String(name),
    ...(typeof namespace === 'string' ? { namespace } : {}),
    // Items of a list come without what all of them have in common.
    data: { ...data, apiVersion, kind },
  };
}

/** What the server would make of a file that was applied today to an empty place. */
async function expectedObject(
  server: ApiServer,
  kinds: ServedKinds,
  object: WantedObject,
  fieldManager: string,
): Promise<FieldMap> {
  const { namespace, data } = object;
  const name = `tenancy-drift-${createHash('sha256').update(objectKey(object)).digest('hex').slice(0, 16)}`;
  const path = await kinds.pathTo(object, name, namespace);
  if (path === undefined) {
    throw new ClusterProblem('refused', 'the cluster does not serve this kind');
  }
  const body = { ...data, metadata: { ...asFields(data['metadata']), name } };
  const options = { fieldManager, force: true };
  try {
    return await server.rehearse<FieldMap>(path, body, options);
  } catch (error) {
    // Without a right, the answer would be another one: the command stops and names it.
    if (!isRefusal(error)) {
      throw error;
    }
    // A place may be taken, as that of the one default class: then the object itself shows what would change back.
    const own = await kinds.pathTo(object, object.name, namespace);
    return server.rehearse<FieldMap>(own!, data, options);
  }
}

async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const rest = all[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
