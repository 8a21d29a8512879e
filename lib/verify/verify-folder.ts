import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TREE_FOLDERS } from '../plan/output-files';
import { clusterOf } from '../fleet/clusters/cluster-of';
import type { Fleet } from '../fleet/model/fleet';
import type { Defect } from './defect';
import { FileTexts } from './facts/file-texts';
import { folderObjects } from './objects/folder-objects';
import type { VerifyOptions, VerifyReport, Verdict } from './verify-objects';
import { verifyObjects } from './verify-objects';

export interface FolderOptions extends Omit<VerifyOptions, 'fleet' | 'texts'> {
  /**
   * What `tenants.yaml` says, by cluster.
   *
   * @default - there is no file
   */
  readonly fleets?: readonly Fleet[];
}

/**
 * Judges the manifests of a folder. Where each cluster has a folder of its own, as in our output for several clusters, each
 * is judged by itself: two clusters may have the same objects.
 *
 * @throws ManifestProblem if a file cannot be read
 */
export function verifyFolder(
  folder: string,
  { fleets = [], ...options }: FolderOptions = {},
): VerifyReport {
  const clusters = clusterFolders(folder);
  if (clusters.length === 0) {
    const fleet = fleets.length === 1 ? fleets[0] : undefined;
    return verifyTree(folder, { ...options, fleet });
  }
  const reports = clusters.map((cluster) => {
    const fleet = fleets.find((one) => clusterOf(one) === cluster);
    const { objects, verdicts } = verifyTree(join(folder, cluster), {
      ...options,
      fleet,
    });
    return { objects, verdicts: verdicts.map((verdict) => movedBelow(cluster, verdict)) };
  });
  return {
    objects: reports.reduce((sum, { objects }) => sum + objects, 0),
    verdicts: reports[0]!.verdicts.map((verdict, index) => ({
      ...(reports.find(({ verdicts }) => verdicts[index]!.defects.length > 0)?.verdicts[index] ??
        verdict),
      defects: reports.flatMap(({ verdicts }) => verdicts[index]!.defects),
    })),
  };
}

/** Judges the manifests of one cluster. */
function verifyTree(folder: string, options: VerifyOptions): VerifyReport {
  const texts = new FileTexts();
  const objects = folderObjects(folder, undefined, (text, all) => texts.see(text, all));
  return verifyObjects(objects, { ...options, texts });
}

/** The folders of clusters in an output for several of them. */
export function clusterFolders(folder: string): string[] {
  const isTree = (path: string): boolean =>
    TREE_FOLDERS.some((name) => existsSync(join(path, name)));
  if (!existsSync(folder) || isTree(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isTree(join(folder, entry.name)))
    .map(({ name }) => name)
    .sort();
}

function movedBelow(cluster: string, verdict: Verdict): Verdict {
  const moved = ({ object, ...rest }: Defect): Defect => {
    const place = { ...object.place, file: `${cluster}/${object.place.file}` };
    return { ...rest, object: { ...object, place } };
  };
  return { ...verdict, defects: verdict.defects.map(moved) };
}
