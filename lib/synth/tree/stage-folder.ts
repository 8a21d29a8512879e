import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, busy } from './tree-errors';
import { makeFolder, removeIfEmpty, type Folders } from './tree-folders';

const NAME = /^\.tenancy-(\d+)-\d+$/;

let counter = 0;

/** The temporary folders that this process uses now. */
const inUse = new Set<string>();

/**
 * The temporary folder. It is inside the output folder, so that a rename never crosses file systems. The first file
 * creates it, so that a run without changes writes nothing.
 */
export class StageFolder {
  /** The path of each staged file in the tree. Its index is the name of the file in the folder. */
  readonly paths: string[] = [];
  private readonly name = `.tenancy-${process.pid}-${counter++}`;
  private readonly made: string[] = [];
  private readonly onExit = (): void => this.discard();

  /**
   * @param seen - the stamp of the output when the run looked at it; without it, other runs may write at the same time
   */
  constructor(
    readonly output: string,
    private readonly seen: { readonly at: string | undefined } | undefined,
  ) {}

  /** Writes the new content of `path` to the folder. */
  add(path: string, content: Uint8Array): void {
    // No fsync: we promise whole files after a killed process, not after a power cut, and everything can be rendered
    // again.
    attempt(join(this.output, path), 'written', () => {
      if (this.made.length === 0) this.make();
      writeFileSync(this.fileOf(this.paths.length), content, { flag: 'wx' });
    });
    this.paths.push(path);
  }

  /** Creates the folder, which tells other runs that this one writes. */
  begin(): void {
    if (this.made.length > 0) return;
    attempt(join(this.output, this.name), 'written', () => this.make());
  }

  /** The staged file with this index. */
  fileOf(index: number): string {
    return join(this.output, this.name, String(index));
  }

  /** Removes the folder with its content, and the output folder if that leaves it empty. */
  discard(): void {
    process.off('exit', this.onExit);
    inUse.delete(this.name);
    if (this.made.length === 0) return;
    const folder = join(this.output, this.name);
    // After a commit it is empty.
    removeIfEmpty(folder);
    try {
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next run removes it. The error to report is the one that made this run fail.
    }
    for (const folder of this.made.splice(0).reverse()) removeIfEmpty(folder);
  }

  private make(): void {
    inUse.add(this.name);
    // The code that renders the files may end the process.
    process.on('exit', this.onExit);
    const { seen } = this;
    const isAsSeen = seen === undefined || stampOf(this.output) === seen.at;
    makeFolder(join(this.output, this.name), this.made);
    if (seen === undefined) return;
    const other = liveRuns(this.output).find((name) => name !== this.name);
    // The tree may not be the one any more with which this run compared its files.
    if (other !== undefined || !isAsSeen) throw busy(this.output, pidOf(other));
  }
}

/** A text that changes when another run starts or ends writing to the output folder. */
export function stampOf(output: string): string | undefined {
  try {
    const { ino, mtimeNs } = statSync(output, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    // Reading or writing it will report why.
    return undefined;
  }
}

/** The temporary folders of runs that are not over, including our own. */
function liveRuns(output: string): string[] {
  return readdirSync(output).filter((name) => {
    const pid = pidOf(name);
    return pid !== undefined && (inUse.has(name) || (isAlive(pid) && isFresh(output, name)));
  });
}

/** Containers use the same process ids again soon, so a folder that is older than this belongs to a dead run. */
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
 * Removes the temporary folders of killed runs, and leaves those of live runs alone.
 *
 * @returns whether there were any
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

/** Whether another process has this id. A folder with our own id belongs to a dead run. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
