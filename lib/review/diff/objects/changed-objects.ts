import { TREE_FOLDERS } from '../../../plan/output-files';
import { chunks } from '../../../fleet/values/groups';
import { ManifestProblem } from '../../../verify/objects/manifest-documents';
import {
  type ManifestObject,
  objectKey,
  objectsIn,
} from '../../../verify/objects/manifest-objects';
import { BaseProblem } from '../base/git-command';
import { type TreeSide, isManifest } from '../base/tree-side';
import { onlyIn } from './document-texts';
import { fieldChanges } from './field-changes';
import { movedNamespaces } from './moved-namespaces';
import type { ObjectPair, OtherFile, TreeChanges } from './object-pair';

/** How many files are in memory at once. */
const FILES_AT_ONCE = 200;

/**
 * All that differs between two trees. Files with the same bytes are not read, and of the others only those documents are
 * parsed that are not in both.
 */
export function treeChanges(before: TreeSide, after: TreeSide): TreeChanges {
  const paths = [...new Set([...before.ids.keys(), ...after.ids.keys()])]
    .filter((path) => before.ids.get(path) !== after.ids.get(path))
    .sort();
  const [old, next] = [new Collected(), new Collected()];
  for (const some of chunks(paths.filter(isManifest), FILES_AT_ONCE)) {
    const [olds, nexts] = [before, after].map((side) =>
      side.read(some.filter((path) => side.ids.has(path))),
    ) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
    for (const path of some) {
      const parts = onlyIn(olds.get(path) ?? '', nexts.get(path) ?? '');
      old.add(path, parts.before, before.name);
      next.add(path, parts.after, after.name);
    }
  }
  return {
    pairs: paired(old, next),
    files: paths
      .filter((path) => !isManifest(path))
      .map((path): OtherFile => ({ path, change: changeOf(path, before, after) })),
  };
}

function changeOf(path: string, before: TreeSide, after: TreeSide): OtherFile['change'] {
  if (!before.ids.has(path)) return 'added';
  return after.ids.has(path) ? 'changed' : 'removed';
}

/** The cluster whose tree a file is in; empty for the only tree. */
export function clusterOfPath(path: string): string {
  const [first = ''] = path.split('/', 1);
  return TREE_FOLDERS.includes(first) || first === path ? '' : first;
}

/** The objects of one side. One that is written twice is there twice, so that nothing is lost. */
class Collected {
  readonly all: { readonly cluster: string; readonly object: ManifestObject }[] = [];

  add(path: string, text: string, side: string): void {
    const cluster = clusterOfPath(path);
    for (const object of tryToParse(text, path, side)) this.all.push({ cluster, object });
  }

  /** @param moved - the former names of namespaces, by cluster and name: their objects are compared with those there */
  byKey(moved: ReadonlyMap<string, string> = new Map()): Map<string, ManifestObject> {
    const found = new Map<string, ManifestObject>();
    for (const { cluster, object } of this.all) {
      const { namespace = '' } = object;
      const former = moved.get(`${cluster}\n${namespace}`);
      const at = former === undefined ? object : { ...object, namespace: former };
      const key = `${cluster}\n${objectKey(at)}`;
      let free = key;
      for (let count = 2; found.has(free); count += 1) free = `${key}\n${count}`;
      found.set(free, object);
    }
    return found;
  }
}

function tryToParse(text: string, path: string, side: string): ManifestObject[] {
  try {
    return objectsIn(text, path);
  } catch (error) {
    if (error instanceof ManifestProblem) throw new BaseProblem(`${error.message} (in ${side})`);
    throw error;
  }
}

function paired(old: Collected, next: Collected): ObjectPair[] {
  const [olds, nexts] = [old.byKey(), next.byKey(movedNamespaces(old.all, next.all))];
  const keys = [...new Set([...olds.keys(), ...nexts.keys()])];
  return keys
    .flatMap((key): { order: string; pair: ObjectPair }[] => {
      const [before, after] = [olds.get(key), nexts.get(key)];
      const { group, kind, name, namespace = '', data } = (after ?? before)!;
      const fields =
        before === undefined
          ? [{ path: [], after: data }]
          : after === undefined
            ? [{ path: [], before: data }]
            : fieldChanges(kind, before.data, after.data);
      if (fields.length === 0) return [];
      const cluster = key.slice(0, key.indexOf('\n'));
      const pair = {
        cluster,
        group,
        kind,
        name,
        namespace,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        fields,
      };
      return [{ order: [cluster, namespace, kind, name, key].join('\n'), pair }];
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ pair }) => pair);
}
