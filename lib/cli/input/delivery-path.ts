import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Finding, TenancyError, finding } from '../../findings/finding';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { isOci } from '../../fleet/values/repository';

/**
 * Throws a `TenancyError` if the engine would look for the output in another folder of the repository than where it is
 * written. Nobody can tell outside of a Git repository, and of an artifact, which may hold any part of one.
 */
export function checkDeliveryPaths(fleets: readonly Fleet[], output: string): void {
  const folder = realPath(resolve(output));
  const root = rootOf(folder);
  if (root === undefined) return;
  for (const fleet of fleets) {
    const { delivery } = fleet.platform;
    if (delivery === undefined || isOci(delivery.repository)) continue;
    const stated = delivery.path;
    const cluster = fleets.length > 1 ? clusterOf(fleet)! : '';
    const actual = relative(root, join(folder, cluster)).split(sep).join('/') || '.';
    if (stated === actual) continue;
    throw new TenancyError([pathFinding(stated, actual, cluster, output)]);
  }
}

function pathFinding(stated: string, actual: string, cluster: string, output: string): Finding {
  // What the platform states is the folder above those of the clusters.
  const isOfPlatform = cluster === '' || `/${stated}`.endsWith(`/${cluster}`);
  const written = (path: string): string =>
    cluster !== '' && isOfPlatform ? path.slice(0, -cluster.length - 1) || '.' : path;
  return finding({
    code: 'DELIVERY_PATH',
    path: [...(isOfPlatform ? ['platform'] : ['clusters', cluster]), 'delivery', 'path'],
    message: `The output is in \`${written(actual)}\`, from the root of the repository, and would be looked for in \`${written(stated)}\`.`,
    fix: `Write \`path: ${written(actual)}\` under \`delivery\`. If the output is delivered from another repository, say where it goes here: \`--output ${output}\`.`,
  });
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), relative(dirname(path), path));
}

/** The folder itself or the nearest above it with a repository of Git: in a linked worktree, `.git` is a file. */
function rootOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
