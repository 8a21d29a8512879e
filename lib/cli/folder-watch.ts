import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Editors write in several steps: what follows at once is the same change. */
const SETTLE_MS = 30;

/** Hears of changes in some folders. */
export class FolderWatch {
  private readonly watched = new Map<string, { watcher: FSWatcher; inode: bigint }>();
  private changes = new Set<string>();
  private wake: () => void = () => undefined;
  private readonly ignored: string;

  /**
   * @param output - the folder that we write ourselves
   */
  constructor(file: string, output: string) {
    this.ignored = resolve(output);
    this.watch([dirname(file)]);
  }

  /**
   * Watches these folders and no others.
   *
   * @returns whether there is a new one: what happened in it before was not heard
   */
  watch(folders: readonly string[]): boolean {
    const wanted = new Map(folders.map((folder) => [resolve(folder), inodeOf(folder)]));
    for (const [folder, { watcher, inode }] of this.watched) {
      // A folder that was deleted and made again is another one.
      if (wanted.get(folder) === inode) continue;
      watcher.close();
      this.watched.delete(folder);
    }
    let isNew = false;
    for (const [folder, inode] of wanted) {
      if (inode === undefined || this.watched.has(folder)) continue;
      this.watched.set(folder, { watcher: this.start(folder), inode });
      isNew = true;
    }
    return isNew;
  }

  /**
   * Resolves when something has changed, and then nothing more for a moment.
   *
   * @param patience - milliseconds after which it resolves anyway
   */
  async changed(patience?: number): Promise<void> {
    if (this.changes.size === 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (patience !== undefined) timer = setTimeout(resolve, patience);
      });
      clearTimeout(timer);
    }
    for (let seen = -1; seen !== this.changes.size;) {
      seen = this.changes.size;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
  }

  /** The files that changed since the last call. */
  names(): ReadonlySet<string> {
    const names = this.changes;
    this.changes = new Set();
    return names;
  }

  private start(folder: string): FSWatcher {
    const watcher = watch(folder, (_, name) => {
      const path = name === null ? folder : join(folder, name);
      if (path === this.ignored) return;
      this.changes.add(path);
      this.wake();
    });
    // A folder that goes is told of by the one above it.
    watcher.on('error', () => undefined);
    return watcher;
  }
}

function inodeOf(folder: string): bigint | undefined {
  const stats = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return stats?.isDirectory() === true ? stats.ino : undefined;
}

/**
 * The folders of files, and those in which patterns may come to match more.
 *
 * @param folder - what patterns are relative to
 */
export function foldersOf(
  files: readonly string[],
  patterns: readonly string[],
  folder: string,
): string[] {
  const folders = new Set(files.map((file) => dirname(file)));
  for (const pattern of patterns) {
    let path = resolve(folder, pattern);
    while (/[*?[{]/.test(path)) path = dirname(path);
    folders.add(path);
    // A folder that is not there yet is told of by the one above it.
    if (basename(path) !== '') folders.add(dirname(path));
  }
  return [...folders];
}
