import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../findings/nearest';
import { folderObjects } from '../../verify/objects/folder-objects';
import { ManifestProblem } from '../../verify/objects/manifest-documents';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import type { ClusterNames } from './cluster-of-server';
import { outputPath } from './output-path';

/** Which manifests a command reads. */
export interface ObjectFolder {
  /**
   * A folder of manifests, ours or anybody's.
   *
   * @default - the output folder, next to the file with the fleet
   */
  readonly output?: string | undefined;
  /**
   * One of the clusters that the folder has trees of.
   *
   * @default - the folder is the tree of one cluster
   */
  readonly cluster?: string | undefined;
}

/** The objects of a folder, and what it is called. */
export interface FolderObjects {
  readonly folder: string;
  readonly objects: readonly ManifestObject[];
}

/**
 * Reads the manifests of a folder. The places of objects name files relative to it.
 *
 * @param kinds - the kinds that the command looks at. Absent: all
 */
export function readObjectFolder(
  session: Session,
  chosen: ObjectFolder,
  kinds?: ReadonlySet<string>,
): FolderObjects {
  const folder = treeOf(chosen.output ?? outputOf(session), chosen.cluster);
  try {
    return { folder, objects: [...folderObjects(folder, kinds)] };
  } catch (error) {
    throw error instanceof ManifestProblem ? new Misuse(error.message) : error;
  }
}

/** The clusters that a folder has trees of. */
export function clustersOf(session: Session, { output }: ObjectFolder): ClusterNames {
  const holder = output ?? outputOf(session);
  return { holder, names: clustersIn(holder) };
}

function outputOf(session: Session): string {
  const output = outputPath(session, undefined);
  if (existsSync(output)) return output;
  throw new Misuse(`there is no ${output}; run tenancy synth, or name a folder with --output`);
}

/** The folder of one cluster: the output of a fleet on several has one for each. */
function treeOf(folder: string, cluster: string | undefined): string {
  const names = clustersIn(folder);
  if (cluster === undefined) {
    if (names.length < 2) return join(folder, names[0] ?? '');
    throw new Misuse(
      `${folder} is the output for several clusters (${names.join(', ')}); choose one with --cluster`,
    );
  }
  if (names.includes(cluster)) return join(folder, cluster);
  const near = nearest(cluster, names);
  throw new Misuse(
    `${folder} has no cluster ${JSON.stringify(cluster)}; ` +
      (near !== undefined
        ? `did you mean ${near}?`
        : names.length === 0
          ? 'it is the output for one cluster'
          : `it has ${names.join(', ')}`),
  );
}

/** The tree of a cluster holds what is for its platform. */
function clustersIn(folder: string): string[] {
  const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
  if (!isFolder(folder) || isFolder(join(folder, 'platform'))) return [];
  return readdirSync(folder)
    .filter((name) => isFolder(join(folder, name, 'platform')))
    .sort();
}
