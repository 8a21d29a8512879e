import { accessSync, constants, renameSync } from 'node:fs';
import { join } from 'node:path';
import { remove, type Removals } from './prune';
import type { StageFolder } from './stage-folder';
import { attempt } from './tree-errors';
import { makeFolder, removeIfEmpty, type Folders } from './tree-folders';

/**
 * Puts the staged files in their places, then removes what is given up.
 *
 * One synchronous piece, so that no signal comes between. A process killed within leaves each
 * file old or new, never half of one; the next run sees the difference and completes it.
 */
export function commit(folders: Folders, staged: StageFolder, removals: Removals): void {
  const { output } = folders;
  prepare(folders, [...staged.paths, ...removals.files]);
  staged.paths.forEach((path, index) => {
    const file = join(output, path);
    attempt(file, 'written', () => renameSync(staged.fileOf(index), file));
  });
  remove(output, removals);
}

/** Makes folders and asks for permissions first: a refusal found here leaves the tree as it was. */
function prepare(folders: Folders, paths: readonly string[]): void {
  const made: string[] = [];
  try {
    for (const folder of new Set(paths.map(folderOf))) {
      const path = join(folders.output, folder);
      attempt(path, 'written', () => {
        if (folders.has(folder)) accessSync(path, constants.W_OK | constants.X_OK);
        else makeFolder(path, made);
      });
    }
  } catch (error) {
    for (const folder of made.reverse()) removeIfEmpty(folder);
    throw error;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
