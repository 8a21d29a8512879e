import { clusterOfPath } from '../objects/changed-objects';
import { type TreeSide, isManifest } from './tree-side';

/** The manifests of a folder of the tree, in the trees of all clusters. */
export function manifestPathsIn(side: TreeSide, folder: string): string[] {
  return [...side.ids.keys()].filter((path) => {
    const cluster = clusterOfPath(path);
    const inTree = cluster === '' ? path : path.slice(cluster.length + 1);
    return inTree.startsWith(`${folder}/`) && isManifest(path);
  });
}
