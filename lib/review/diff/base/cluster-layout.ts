import { clusterOf } from '../../../fleet/clusters/cluster-of';
import type { TreeSide } from './tree-side';

/** Two trees of which each object is below the same cluster, and what to know of that. */
export interface AlignedSides {
  readonly before: TreeSide;
  readonly after: TreeSide;
  readonly notes: readonly string[];
}

/**
 * The tree of a single cluster has no folder for it, and those of several have one each. Where one side has the one
 * layout and the other the other, the single tree is compared with that of the cluster that it became, or was.
 */
export function alignedSides(before: TreeSide, after: TreeSide): AlignedSides {
  if (isSingle(before) && hasSeveral(after)) {
    const cluster = sameCluster(before, after);
    const note =
      `The tree of ${before.name} is that of a single cluster, and has no folder for it: it is compared with that of ` +
      `${cluster}. The other clusters count as new.`;
    return { before: below(before, cluster), after, notes: [note] };
  }
  if (hasSeveral(before) && isSingle(after)) {
    const cluster = sameCluster(after, before);
    const note =
      `The tree is that of a single cluster now, and has no folder for it: it is compared with that of ${cluster} in ` +
      `${before.name}. The other clusters count as gone.`;
    return { before, after: below(after, cluster), notes: [note] };
  }
  return { before, after, notes: [] };
}

function isSingle({ fleets, ids }: TreeSide): boolean {
  return fleets?.length === 1 && ids.size > 0;
}

function hasSeveral({ fleets, ids }: TreeSide): boolean {
  return (fleets?.length ?? 0) > 1 && ids.size > 0;
}

/** The cluster that a single tree is of: by its name, or else the one that has the most of its files. */
function sameCluster(single: TreeSide, several: TreeSide): string {
  const clusters = several.fleets!.map((fleet) => clusterOf(fleet) ?? '');
  const name = clusterOf(single.fleets![0]!);
  if (name !== undefined && clusters.includes(name)) return name;
  const counted = clusters.map((cluster) => {
    const paths = [...single.ids.keys()].filter((path) => several.ids.has(`${cluster}/${path}`));
    const same = paths.filter(
      (path) => several.ids.get(`${cluster}/${path}`) === single.ids.get(path),
    );
    return { cluster, paths: paths.length, same: same.length };
  });
  const [most] = counted.sort((a, b) => b.same - a.same || b.paths - a.paths);
  return most!.cluster;
}

/** A tree as if it were in the folder of a cluster. */
function below(side: TreeSide, cluster: string): TreeSide {
  const folder = `${cluster}/`;
  return {
    ...side,
    cluster,
    ids: new Map([...side.ids].map(([path, id]) => [`${folder}${path}`, id])),
    read: (paths) => {
      const texts = side.read(paths.map((path) => path.slice(folder.length)));
      return new Map([...texts].map(([path, text]) => [`${folder}${path}`, text]));
    },
  };
}
