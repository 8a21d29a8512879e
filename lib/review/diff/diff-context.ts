import { catalogueEntry } from '../../fleet/catalogue/accelerators';
import type { Fleet } from '../../fleet/model/fleet';
import { chunks, grouped } from '../../fleet/values/groups';
import { type ManifestObject, objectsIn } from '../../verify/objects/manifest-objects';
import type { TreeSide } from './base/tree-side';
import type { Change } from './change';
import { clusterOfPath } from './objects/changed-objects';
import { type ObjectPair, type TreeChanges, filesOf } from './objects/object-pair';
import { Places } from './place';

/** What the readers of all topics are given. */
export interface DiffContext {
  readonly before: TreeSide;
  readonly after: TreeSide;
  readonly changes: TreeChanges;
  readonly places: Places;
  /** The pairs of each namespace; cluster-wide ones are in that of the empty name. */
  readonly byNamespace: ReadonlyMap<string, readonly ObjectPair[]>;
  /** Namespaces that are new or gone. */
  readonly namespaces: ReadonlyMap<string, 'added' | 'removed'>;
  /** What people call an accelerator; nothing for other resources. */
  readonly deviceName: (resource: string) => string | undefined;
}

/** Reads what changed about one topic. */
export type TopicReader = (context: DiffContext) => Change[];

export function diffContext(before: TreeSide, after: TreeSide, changes: TreeChanges): DiffContext {
  const fleets = [...(before.fleets ?? []), ...(after.fleets ?? [])];
  const pools = poolNames(fleets);
  return {
    before,
    after,
    changes,
    places: new Places(before, after),
    byNamespace: grouped(changes.pairs, ({ cluster, namespace }) => `${cluster}\n${namespace}`),
    namespaces: new Map(changes.pairs.flatMap(namespaceEntry)),
    deviceName: (resource) =>
      pools.get(resource) ?? (catalogueEntry(resource) === undefined ? undefined : resource),
  };
}

/** The names of pools, by their resources and their device classes. */
function poolNames(fleets: readonly Fleet[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { platform } of fleets) {
    for (const [name, { resource, deviceClass }] of Object.entries(platform.pools)) {
      names.set(resource, name);
      if (deviceClass !== undefined) names.set(deviceClass, name);
    }
  }
  return names;
}

/** The pairs of some kinds. */
export function pairsOf(context: DiffContext, ...kinds: readonly string[]): ObjectPair[] {
  return context.changes.pairs.filter(({ kind }) => kinds.includes(kind));
}

function namespaceEntry(pair: ObjectPair): [string, 'added' | 'removed'][] {
  const { cluster, kind, name, before, after } = pair;
  if (kind !== 'Namespace' || (before !== undefined && after !== undefined)) return [];
  return [[`${cluster}\n${name}`, before === undefined ? 'added' : 'removed']];
}

/** Whether the namespace of an object is new in the tree, or gone from it. */
export function namespaceChange(
  { namespaces }: DiffContext,
  { cluster, namespace }: Pick<ObjectPair, 'cluster' | 'namespace'>,
): 'added' | 'removed' | undefined {
  return namespaces.get(`${cluster}\n${namespace}`);
}

/** How many files are in memory at once. */
const FILES_AT_ONCE = 200;

/**
 * All objects in some files of one side, by file. What is the same on both sides is among them.
 *
 * @param kinds - the kinds that somebody wants; others may be left out, which is faster
 */
export function* objectsOfFiles(
  side: TreeSide,
  paths: readonly string[],
  kinds?: ReadonlySet<string>,
): Generator<{ readonly cluster: string; readonly object: ManifestObject }> {
  for (const [path, text] of textsOfFiles(side, paths)) {
    const cluster = clusterOfPath(path);
    for (const object of objectsIn(text, path, kinds)) yield { cluster, object };
  }
}

/** The texts of those of some files that one side has, by path, and never all of them in memory. */
export function* textsOfFiles(
  side: TreeSide,
  paths: readonly string[],
): Generator<readonly [path: string, text: string]> {
  const known = paths.filter((path) => side.ids.has(path));
  for (const some of chunks(known, FILES_AT_ONCE)) yield* side.read(some);
}

/** The files that hold the objects of an object's namespace now. A tenant with another name has other files. */
export function filesOfNow({ byNamespace, places }: DiffContext, pair: ObjectPair): string[] {
  const { cluster, namespace } = pair;
  const inside = byNamespace.get(`${cluster}\n${namespace}`) ?? [];
  return [
    ...filesOf(pair),
    ...places.filesOf(cluster, namespace),
    ...inside.flatMap(({ after }) => after?.place.file ?? []),
  ];
}

/** What several readers ask of one difference, and nobody computes twice. */
export function oncePerDiff<Value>(
  make: (context: DiffContext) => Value,
): (context: DiffContext) => Value {
  const known = new WeakMap<DiffContext, { readonly value: Value }>();
  return (context) => {
    const made = known.get(context) ?? { value: make(context) };
    known.set(context, made);
    return made.value;
  };
}
