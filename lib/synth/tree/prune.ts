import { readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TREE_FOLDERS } from '../../plan/output-files';
import { isOurFile } from '../render/header';
import { type OldNamespace, oldNamespace } from './old-namespace';
import { attempt, isMissing } from './tree-errors';
import { removeIfEmpty, type Entry, type Folders } from './tree-folders';

/** Our files and folders that are no longer planned. Paths are POSIX, relative to the output. */
export interface Leftovers {
  /** Files whose entry said `state: removed`, and files without a namespace. */
  readonly released: string[];
  /** Files whose namespace GitOps engines must still keep. */
  readonly kept: OldNamespace[];
  /** Empty folders, which a run leaves if it is killed while it prunes. */
  readonly emptyFolders: string[];
}

/** Finds our files that are not planned. It does not read files without our header any further. */
export function findLeftovers(folders: Folders, isPlanned: (path: string) => boolean): Leftovers {
  const found: Leftovers = { released: [], kept: [], emptyFolders: [] };
  const visit = (folder: string): void => {
    const listing = folders.list(folder) ?? new Map<string, Entry>();
    if (listing.size === 0) found.emptyFolders.push(folder);
    for (const [name, entry] of listing) {
      const path = `${folder}/${name}`;
      if (entry === 'folder') visit(path);
      else if (entry === 'file' && !isPlanned(path)) judge(path);
    }
  };
  const judge = (path: string): void => {
    const file = join(folders.output, path);
    attempt(file, 'read', () => {
      if (!isOurFile(file)) return;
      const kept = oldNamespace(path, readFileSync(file, 'utf8'));
      if (kept === undefined) found.released.push(path);
      else found.kept.push(kept);
    });
  };
  for (const folder of TREE_FOLDERS) if (folders.has(folder)) visit(folder);
  return found;
}

/** What a run removes: files, and folders that were empty before. */
export interface Removals {
  readonly files: readonly string[];
  readonly emptyFolders: readonly string[];
}

/** Removes files, then the folders that they leave empty, except for the output folder itself. */
export function remove(output: string, { files, emptyFolders }: Removals): void {
  for (const path of files) {
    const file = join(output, path);
    attempt(file, 'written', () => unlink(file));
  }
  const emptied = new Set(emptyFolders);
  for (const path of [...files, ...emptyFolders]) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      emptied.add(path.slice(0, end));
    }
  }
  // Longest path first: a folder goes before the one around it.
  for (const folder of [...emptied].sort((a, b) => b.length - a.length)) {
    removeIfEmpty(join(output, folder));
  }
}

/** Removes a file, unless another program has done so already. */
function unlink(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
