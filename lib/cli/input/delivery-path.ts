import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TenancyError, finding } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import { isOci } from '../../fleet/values/oci-url';

/**
 * Throws a `TenancyError` if the engine would look for the output in another folder of the repository than where it is
 * written. Nobody can tell outside of a Git repository, and of an artifact, which may hold any part of one.
 */
export function checkDeliveryPath({ platform }: Fleet, output: string): void {
  const { delivery } = platform;
  if (delivery === undefined || isOci(delivery.repository)) return;
  const stated = delivery.path;
  const folder = realPath(resolve(output));
  const root = rootOf(folder);
  if (root === undefined) return;
  const actual = relative(root, folder).split(sep).join('/') || '.';
  if (actual === stated) return;
  throw new TenancyError([
    finding({
      code: 'DELIVERY_PATH',
      path: ['platform', 'delivery', 'path'],
      message: `The output is in \`${actual}\`, from the root of the repository, and would be looked for in \`${stated}\`.`,
      fix: `Write \`path: ${actual}\` under \`delivery\`. If the output is delivered from another repository, say where it goes here: \`--output ${output}\`.`,
    }),
  ]);
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
