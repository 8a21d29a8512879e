import { mkdirSync, readdirSync, rmdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, isMissing } from './tree-errors';

/** What is at a path. Links below the output folder are never followed. */
export type Entry = 'file' | 'folder' | 'link' | 'other';

/** What is in the way of a path, and where: at the path or above it. */
export interface Standing {
  readonly entry: Entry;
  readonly path: string;
}

/**
 * The output folder as the run found it. Each folder is read once. Paths are POSIX and relative to the output folder;
 * `''` is the output folder itself.
 */
export class Folders {
  private readonly listings = new Map<string, ReadonlyMap<string, Entry> | undefined>();

  constructor(readonly output: string) {}

  /** The names in a folder, or undefined if it does not exist. */
  list(folder: string): ReadonlyMap<string, Entry> | undefined {
    if (this.listings.has(folder)) return this.listings.get(folder);
    const listing = this.read(folder);
    this.listings.set(folder, listing);
    return listing;
  }

  /** Whether the path is a folder, and all paths above it are. */
  has(folder: string): boolean {
    return folder === '' ? this.list('') !== undefined : this.at(folder)?.entry === 'folder';
  }

  /** What is at `path`, or the entry above it that is not a folder; undefined if the way is free. */
  at(path: string): Standing | undefined {
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '' : path.slice(0, slash);
    if (folder !== '') {
      const above = this.at(folder);
      if (above === undefined || above.entry !== 'folder') return above;
    }
    const entry = this.list(folder)?.get(path.slice(slash + 1));
    return entry === undefined ? undefined : { entry, path };
  }

  private read(folder: string): ReadonlyMap<string, Entry> | undefined {
    const path = join(this.output, folder);
    return attempt(path, 'read', () => {
      try {
        const entries = readdirSync(path, { withFileTypes: true });
        return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    });
  }
}

function kindOf(entry: Dirent): Entry {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/**
 * Creates a folder and those above it, and adds each one to `made`, outermost first, so that the caller can remove them
 * again even after an error.
 */
export function makeFolder(path: string, made: string[]): void {
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    if (isMissing(error) && dirname(path) !== path) {
      makeFolder(dirname(path), made);
      mkdirSync(path);
      made.push(path);
    } else if (!isFolder(path)) throw error;
  }
}

/** Removes a folder if it is empty. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not empty, or it is gone.
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
