import { mkdirSync, readdirSync, rmdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, isMissing } from './tree-errors';

/** What stands at a path. Links are never followed below the output folder. */
export type Entry = 'file' | 'folder' | 'link' | 'other';

/** What is in the way of a path, and where: at the path itself or at a folder above it. */
export interface Standing {
  readonly entry: Entry;
  readonly path: string;
}

/**
 * The output folder as it was found, each folder read once. Paths are POSIX and relative to the
 * output folder; `''` is the output folder itself.
 */
export class Folders {
  private readonly listings = new Map<string, ReadonlyMap<string, Entry> | undefined>();

  constructor(readonly output: string) {}

  /** Names in a folder, or undefined where there is none. */
  list(folder: string): ReadonlyMap<string, Entry> | undefined {
    if (this.listings.has(folder)) return this.listings.get(folder);
    const listing = this.read(folder);
    this.listings.set(folder, listing);
    return listing;
  }

  /** Whether a folder stands there, reached through folders alone. */
  has(folder: string): boolean {
    return folder === '' ? this.list('') !== undefined : this.at(folder)?.entry === 'folder';
  }

  /** What stands at `path`, or above it and is no folder; undefined where the way is free. */
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
 * Makes a folder and those above it. Each one made is added to `made`, outermost first, so that
 * the caller can take back a half-finished chain, too.
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

/** Removes a folder that holds nothing; one that holds something, or is gone, is left alone. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Whatever keeps it is not ours to judge, and an empty folder harms nobody.
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
