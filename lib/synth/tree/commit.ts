import { accessSync, constants, renameSync } from 'node:fs';
import { join } from 'node:path';
import { remove, type Removals } from './prune';
import type { StageFolder } from './stage-folder';
import { attempt } from './tree-errors';
import { makeFolder, removeIfEmpty, type Folders } from './tree-folders';

/**
 * Moves the staged files to their places, then removes what is no longer planned.
 *
 * It is synchronous, so that no signal interrupts it. If the process is killed, each file is the old or the new one,
 * never a part of one, and the next run sees the difference and completes it.
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

/** Creates folders and checks permissions first, so that a refusal leaves the tree as it was. */
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
