import { resolve } from 'node:path';
import { TenancyError } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import { forgetUserModules, userModules } from '../../synth/extensions/user-code';
import { synth } from '../../synth/synth';
import type { TreeResult } from '../../synth/tree/write-tree';
import { changedLines } from '../printing/changes';
import { countTenants } from '../input/choose-clusters';
import { judgeFleet, type Warnings } from '../input/open-fleet';
import { formatForSession } from '../printing/print-findings';
import { Progress } from '../printing/progress';
import type { Session } from '../session/session';
import { Misuse, type Status } from '../session/status';
import { plural } from '../printing/words';
import { ChangeWatch } from './change-watch';
import { WatchPlaces } from './watch-places';
import { WatchScreen } from './watch-screen';

/** The pause before the next attempt, if the output could not be written. */
const RETRY_MS = 1000;

/** Writes the tree, and writes it again after each change, until the process is ended. */
export async function watchFleet(
  session: Session,
  output: string,
  warnings: Warnings,
): Promise<Status> {
  if (session.file === '-') throw new Misuse('standard input cannot be watched; name a file');
  const fleet = new WatchedFleet(session, output, warnings);
  const changes = new ChangeWatch();
  for (;;) {
    const { places, isUnwritable } = await fleet.update();
    if (await changes.follow(places)) continue;
    await changes.changed(isUnwritable ? RETRY_MS : undefined);
  }
}

/** The result of one update. */
interface Updated {
  /** Where a change makes another update necessary. */
  readonly places: WatchPlaces;
  /** Whether the output could not be written. The next attempt may succeed although the fleet is the same. */
  readonly isUnwritable: boolean;
}

/** A fleet that each update reads and writes again. */
class WatchedFleet {
  private readonly screen: WatchScreen;
  private readonly progress: Progress;
  /** Those of the last valid fleet. */
  private extensions: readonly string[] = [];

  constructor(
    private readonly session: Session,
    private readonly output: string,
    private readonly warnings: Warnings,
  ) {
    this.screen = new WatchScreen(session);
    this.progress = new Progress(session, 'Rendered');
  }

  async update(): Promise<Updated> {
    const { session } = this;
    const { fleets, findings, sources, patterns } = judgeFleet(session, this.warnings);
    const found = formatForSession(session, findings, sources);
    let isUnwritable = false;
    if (fleets === undefined) this.screen.show(found, true);
    else isUnwritable = await this.write(fleets, found);
    const files = [...sources.files, ...this.extensions, ...userModules()];
    const places = new WatchPlaces({
      files,
      patterns,
      folder: session.folder,
      output: this.output,
    });
    return { places, isUnwritable };
  }

  /** Writes the tree and shows the result. Returns whether the output could not be written. */
  private async write(fleets: readonly Fleet[], found: string): Promise<boolean> {
    const { session, output } = this;
    const { folder } = session;
    this.extensions = fleets.flatMap(({ platform }) =>
      platform.extensions.map((path) => resolve(folder, path)),
    );
    forgetUserModules();
    let result: TreeResult;
    try {
      result = await synth(fleets, {
        output,
        folder,
        source: session.file,
        onProgress: this.progress.update,
      });
    } catch (error) {
      if (!(error instanceof TenancyError)) throw error;
      this.screen.show(formatForSession(session, error.findings), true);
      return error.findings.some(({ code }) => code === 'OUTPUT_UNWRITABLE');
    } finally {
      this.progress.clear();
    }
    this.screen.tell(changedLines(result, output, session));
    this.screen.show(
      `${found}${output} is up to date with ${plural(countTenants(fleets), 'tenant')}; watching ${session.fileName}`,
    );
    return false;
  }
}
