import { type FSWatcher, watch } from 'chokidar';
import { Misuse } from '../session/status';
import type { WatchPlaces } from './watch-places';

/**
 * How long nothing may happen before a change counts as complete. Editors write in several steps, and tools write
 * several files. It is longer than 50 ms, because chokidar reports a file at most once in that time.
 */
const SETTLE_MS = 60;

/**
 * How often the files are looked at without an event. The system reports nothing of a file that is removed while its
 * new folder is being read, and little of folders that a virtual machine or another computer shares.
 */
const LOOK_MS = 1000;

/** Watches the files of a fleet. */
export class ChangeWatch {
  private watcher: FSWatcher | undefined;
  private places: WatchPlaces | undefined;
  /** That of the places, from before they were last read. */
  private state = '';
  private changes = 0;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  /**
   * Watches these places and no others.
   *
   * @returns whether the places are new, so that earlier changes there went unnoticed
   */
  async follow(places: WatchPlaces): Promise<boolean> {
    if (places.key === this.places?.key) return false;
    this.places = places;
    await this.watcher?.close();
    const watcher = watch([...places.roots], {
      ignored: (path, stats) => places.isIgnored(path, stats),
      ignoreInitial: true,
      ignorePermissionErrors: true,
    });
    watcher.on('error', (error) => this.fail(error));
    watcher.on('all', () => {
      this.changes += 1;
      this.wake();
    });
    this.watcher = watcher;
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
    this.state = places.state();
    return true;
  }

  /**
   * Resolves when something has changed since the last call, and nothing more changes for a moment.
   *
   * @param patience - milliseconds after which it resolves without a change
   */
  async changed(patience?: number): Promise<void> {
    if (this.changes === 0 && this.failure === undefined) await this.nextEvent(patience);
    for (let seen = -1; seen !== this.changes;) {
      seen = this.changes;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    if (this.failure !== undefined) throw this.failure;
    this.changes = 0;
    this.state = this.places?.state() ?? '';
  }

  private async nextEvent(patience?: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const looks = setInterval(() => {
      if (this.places?.state() !== this.state) this.wake();
    }, LOOK_MS);
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (patience !== undefined) timer = setTimeout(resolve, patience);
    });
    clearTimeout(timer);
    clearInterval(looks);
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.failure ??= new Misuse(`the files cannot be watched: ${reason}`);
    this.wake();
  }
}
