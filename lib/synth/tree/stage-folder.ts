import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, busy } from './tree-errors';
import { makeFolder, removeIfEmpty, type Folders } from './tree-folders';

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

  /**
   * @param seen - what `stampOf` told when the tree was looked at; without it, other runs may write at the same time
   */
  constructor(
    readonly output: string,
    private readonly seen: { readonly at: string | undefined } | undefined,
  ) {}

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

  /** Makes the folder, which tells other runs that this one writes. */
  begin(): void {
    if (this.made.length > 0) return;
    attempt(join(this.output, this.name), 'written', () => this.make());
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
    const folder = join(this.output, this.name);
    // After a commit there is nothing in it.
    removeIfEmpty(folder);
    try {
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next run clears it. What made this one fail is the news to tell.
    }
    for (const folder of this.made.splice(0).reverse()) removeIfEmpty(folder);
  }

  private make(): void {
    inUse.add(this.name);
    // Somebody downstream may end the process while we wait for the next file.
    process.on('exit', this.onExit);
    const { seen } = this;
    const isAsSeen = seen === undefined || stampOf(this.output) === seen.at;
    makeFolder(join(this.output, this.name), this.made);
    if (seen === undefined) return;
    const other = liveRuns(this.output).find((name) => name !== this.name);
    // What was compared with the disk may be compared with something else by now.
    if (other !== undefined || !isAsSeen) throw busy(this.output, pidOf(other));
  }
}

/** Changes whenever another run begins or ends to write below the output folder. */
export function stampOf(output: string): string | undefined {
  try {
    const { ino, mtimeNs } = statSync(output, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    // Why it cannot be seen is told when it is read or written.
    return undefined;
  }
}

/** Temporary folders of runs that are not over, our own among them. */
function liveRuns(output: string): string[] {
  return readdirSync(output).filter((name) => {
    const pid = pidOf(name);
    return pid !== undefined && (inUse.has(name) || (isAlive(pid) && isFresh(output, name)));
  });
}

/** In a container, numbers of processes recur soon: what nobody wrote to for so long is a dead run's. */
const LONGEST_PAUSE_MS = 120_000;

function isFresh(output: string, name: string): boolean {
  const stats = statSync(join(output, name), { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < LONGEST_PAUSE_MS;
}

function pidOf(name: string | undefined): number | undefined {
  const pid = name === undefined ? undefined : NAME.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/**
 * Removes the temporary folders of runs that were killed. Those of live runs stay.
 *
 * @returns whether there were some
 */
export function clearDeadRuns(folders: Folders): boolean {
  let cleared = false;
  for (const [name, entry] of folders.list('') ?? []) {
    const pid = pidOf(name);
    if (entry !== 'folder' || pid === undefined || inUse.has(name) || isAlive(pid)) continue;
    const path = join(folders.output, name);
    attempt(path, 'written', () => rmSync(path, { recursive: true, force: true }));
    cleared = true;
  }
  return cleared;
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
