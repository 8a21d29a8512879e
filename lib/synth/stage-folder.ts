import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfEmpty } from './prune';
import { attempt } from './tree-errors';
import { makeFolder, type Folders } from './tree-folders';

const NAME = /^\.tenancy-(\d+)-\d+$/;

let counter = 0;

/** Names of the temporary folders that this process is using now. */
const inUse = new Set<string>();

/**
 * The temporary folder inside the output folder (so that a rename never crosses file systems).
 * It is made with the first file: a run that changes nothing writes nothing.
 */
export class StageFolder {
  /** Where each staged file is to go; a file's place in this list is its name in the folder. */
  readonly paths: string[] = [];
  private readonly name = `.tenancy-${process.pid}-${counter++}`;
  private readonly made: string[] = [];
  private readonly onExit = (): void => this.discard();

  constructor(readonly output: string) {}

  /** Writes the new content of `path` beside the tree. */
  add(path: string, content: Uint8Array): void {
    // No fsync: what is promised is whole files after a killed process, not after a power cut,
    // and everything here can be rendered again.
    attempt(join(this.output, path), 'written', () => {
      if (this.made.length === 0) this.make();
      writeFileSync(this.fileOf(this.paths.length), content, { flag: 'wx' });
    });
    this.paths.push(path);
  }

  /** Where the staged file number `index` stands now. */
  fileOf(index: number): string {
    return join(this.output, this.name, String(index));
  }

  /** Removes the folder with what is left in it, and an output folder that holds nothing else. */
  discard(): void {
    process.off('exit', this.onExit);
    inUse.delete(this.name);
    if (this.made.length === 0) return;
    try {
      rmSync(join(this.output, this.name), { recursive: true, force: true });
    } catch {
      // The next run clears it. What made this one fail is the news to tell.
    }
    for (const folder of this.made.splice(0).reverse()) removeIfEmpty(folder);
  }

  private make(): void {
    inUse.add(this.name);
    // Somebody downstream may end the process while we wait for the next file.
    process.on('exit', this.onExit);
    makeFolder(join(this.output, this.name), this.made);
  }
}

/** Removes the temporary folders of runs that were killed. Those of live runs stay. */
export function clearDeadRuns(folders: Folders): void {
  for (const [name, entry] of folders.list('') ?? []) {
    const pid = NAME.exec(name)?.[1];
    if (entry !== 'folder' || pid === undefined || inUse.has(name) || isAlive(Number(pid))) {
      continue;
    }
    const path = join(folders.output, name);
    attempt(path, 'written', () => rmSync(path, { recursive: true, force: true }));
  }
}

/** Whether another process has this number. A folder with our own number is a dead run's. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but not ours.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
