import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { TenancyError } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import { FleetReader, type ReadFleet } from '../../fleet/load';
import type * as Updater from '../../synth/tree-updater';
import type { TreeResult } from '../../synth/tree/tree';
import { changedLines } from '../changes';
import { FolderWatch, foldersOf } from '../folder-watch';
import { judge, type Warnings } from '../open-fleet';
import { formatForSession } from '../print-findings';
import { Progress } from '../progress';
import type { Session } from '../session';
import { Misuse, type Status } from '../status';
import { plural } from '../words';
import { WatchScreen } from '../watch-screen';

/** How long to wait before the next attempt to write what could not be written. */
const RETRY_MS = 1000;

/** Writes the tree, then keeps it up to date until the process is ended. */
export async function watchFleet(
  session: Session,
  output: string,
  warnings: Warnings,
): Promise<Status> {
  if (session.file === '-') throw new Misuse('standard input cannot be watched; name a file');
  const watch = new FleetWatch(session, output, warnings);
  const folders = new FolderWatch(session.file, output);
  for (;;) {
    if (folders.watch(await watch.look())) continue;
    await folders.changed(watch.isUnwritten ? RETRY_MS : undefined);
    watch.forgetExtensions(folders.names());
  }
}

/** One fleet, read and written again whenever somebody looks. */
class FleetWatch {
  private readonly reader: FleetReader;
  private readonly screen: WatchScreen;
  private readonly progress: Progress;
  private updater: Updater.TreeUpdater | undefined;
  private extensions: readonly string[] = [];
  /** Whether the tree could not be written, which may be over without any change of the fleet. */
  isUnwritten = false;

  constructor(
    private readonly session: Session,
    private readonly output: string,
    private readonly warnings: Warnings,
  ) {
    this.reader = new FleetReader(session.file);
    this.screen = new WatchScreen(session);
    this.progress = new Progress(session, 'Rendered');
  }

  /** Reads and writes. Returns the folders in which a change would be one of the fleet. */
  async look(): Promise<string[]> {
    const read = judge(this.reader.read(), this.warnings);
    const { fleet, findings, sources } = read;
    const found = formatForSession(this.session, findings, sources);
    if (fleet === undefined) this.screen.show(found, true);
    else await this.write(fleet, found);
    return this.folders(read);
  }

  /** A module that changed is loaded anew, and everything is rendered with it. */
  forgetExtensions(names: ReadonlySet<string>): void {
    for (const path of this.extensions.filter((extension) => names.has(extension))) {
      delete require.cache[realpathSync(path)];
      this.updater?.forget();
    }
  }

  private async write(fleet: Fleet, found: string): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { TreeUpdater } = require('../../synth/tree-updater') as typeof Updater;
    this.updater ??= new TreeUpdater({
      output: this.output,
      folder: this.session.folder,
      onProgress: this.progress.update,
    });
    let result: TreeResult;
    this.isUnwritten = false;
    try {
      result = await this.updater.update(fleet);
    } catch (error) {
      if (!(error instanceof TenancyError)) throw error;
      this.isUnwritten = error.findings.some(({ code }) => code === 'OUTPUT_UNWRITABLE');
      this.screen.show(formatForSession(this.session, error.findings), true);
      return;
    } finally {
      this.progress.clear();
    }
    this.screen.tell(changedLines(result, this.output, this.session));
    this.screen.show(
      `${found}${this.output} is up to date with ${plural(fleet.tenants.length, 'tenant')}; watching ${this.session.fileName}`,
    );
  }

  private folders({ fleet, sources, patterns }: ReadFleet): string[] {
    const { folder } = this.session;
    if (fleet !== undefined) {
      this.extensions = fleet.platform.extensions.map((path) => resolve(folder, path));
    }
    return foldersOf([...sources.files, ...this.extensions], patterns, folder);
  }
}
