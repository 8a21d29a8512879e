import { join } from 'node:path';
import { type Finding, finding } from '../../findings/finding';
import { TREE_FOLDERS } from '../../plan/output-files';
import type { OutputRecord } from './output-record';
import { findLeftovers } from './prune';
import { Folders } from './tree-folders';

/** Trees of an earlier run that are in the output folder and not planned any more. */
export interface OtherTrees {
  /** Their folders, relative to the output folder; `''` for the tree of a file that names no several clusters. */
  readonly folders: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Looks for trees that an earlier run left: of clusters that are gone, and of the other layout.
 *
 * @param clusters - the clusters that have a folder now; none for a single tree
 */
export function otherTrees(
  output: string,
  clusters: readonly string[],
  record: OutputRecord | undefined,
): OtherTrees {
  const folders: string[] = [];
  const findings: Finding[] = [];
  if (clusters.length > 0) {
    const root = treeIn(output);
    if (root !== undefined) {
      folders.push('');
      findings.push(singleTree(output, clusters, root.folders));
    }
  }
  for (const cluster of record?.clusters ?? []) {
    if (clusters.includes(cluster)) continue;
    const old = treeIn(join(output, cluster));
    if (old === undefined) continue;
    folders.push(cluster);
    if (old.kept === 0) continue;
    findings.push(
      clusters.length === 0
        ? treeOfCluster(output, cluster, record!.clusters)
        : vanishedCluster(output, cluster, old.kept),
    );
  }
  return { folders, findings };
}

/** A tree of an earlier run. */
interface OldTree {
  /** The folders that it has. */
  readonly folders: readonly string[];
  /** How many namespaces it has that GitOps engines must keep. */
  readonly kept: number;
}

function treeIn(output: string): OldTree | undefined {
  const folders = new Folders(output);
  const present = TREE_FOLDERS.filter((folder) => folders.has(folder));
  if (present.length === 0) return undefined;
  const { kept, released } = findLeftovers(folders, () => false);
  if (kept.length + released.length === 0) return undefined;
  return { folders: [...present].sort(), kept: kept.length };
}

function singleTree(
  output: string,
  [first = '', ...others]: readonly string[],
  folders: readonly string[],
): Finding {
  const target = join(output, first);
  return finding({
    code: 'LAYOUT_CHANGED',
    path: [],
    file: output,
    message:
      `${output} holds a tree without clusters, and the file now has ${[first, ...others].join(' and ')}, ` +
      `each with a folder of its own.`,
    fix:
      `If the tree was for ${first}, move it there: \`mkdir -p ${target} && git mv ` +
      `${folders.map((folder) => join(output, folder)).join(' ')} ${target}/\`; run synth, and let the ` +
      `GitOps engine of ${first} read ${target}. If no cluster has it, run synth with --prune.`,
  });
}

function treeOfCluster(output: string, cluster: string, clusters: readonly string[]): Finding {
  const folder = join(output, cluster);
  return finding({
    code: 'LAYOUT_CHANGED',
    path: [],
    file: folder,
    message: `${folder} holds the tree of a cluster, and the file no longer has several clusters.`,
    fix:
      clusters.length === 1
        ? `Move it: \`git mv ${folder}/* ${output}/\`; run synth, and let the GitOps engine read ${output}. If no cluster has it, run synth with --prune.`
        : `Put the clusters back. To keep one tree, move its folders to ${output} with \`git mv\`; to remove a cluster, write \`state: removed\` for it at each tenant first. If no cluster has the trees, run synth with --prune.`,
  });
}

function vanishedCluster(output: string, cluster: string, namespaces: number): Finding {
  const folder = join(output, cluster);
  return finding({
    code: 'CLUSTER_VANISHED',
    path: [],
    file: folder,
    message:
      `The cluster ${cluster} is gone from the file, and ${folder} has ` +
      `${namespaces === 1 ? 'a namespace' : `${namespaces} namespaces`} without \`state: removed\`; it was not deleted.`,
    fix:
      'Put the cluster back, write `state: removed` for it at each tenant, run synth, commit, and ' +
      'remove the cluster in the next commit. If the cluster has another name now, rename the folder with `git mv`. ' +
      'Or run synth with --prune to delete the tree now.',
  });
}
