import { realpathSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * The shortest way to a file, as messages name it: `../tenants.yaml` for `../team/../tenants.yaml`. A way that leads
 * through a link stays as it is, because it may lead elsewhere without it.
 */
export function shortPath(path: string): string {
  const short = posix.normalize(path);
  return short === path || realPath(short) === realPath(path) ? short : path;
}

/** Where a path leads; the path itself where it leads nowhere. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
