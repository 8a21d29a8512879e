import type { Session } from '../session/session';

/** Who waits no longer than this needs no progress. */
const PATIENCE_MS = 500;

/** Often enough to look alive. */
const INTERVAL_MS = 100;

const ERASE_LINE = '\r\x1b[K';

/** One line on a terminal that says how far a long run is, and is gone afterwards. */
export class Progress {
  private shownAt: number | undefined;

  constructor(
    private readonly session: Session,
    private readonly verb: string,
  ) {}

  /** Takes note of what is done. */
  readonly update = (done: number, total: number): void => {
    if (!this.session.isInteractive) return;
    const now = performance.now();
    const due =
      this.shownAt === undefined ? this.session.began + PATIENCE_MS : this.shownAt + INTERVAL_MS;
    if (now < due) return;
    this.shownAt = now;
    this.session.stderr.print(`${ERASE_LINE}${this.verb} ${done} of ${total} files`);
  };

  /** Takes the line away. */
  clear(): void {
    if (this.shownAt === undefined) return;
    this.session.stderr.print(ERASE_LINE);
    this.shownAt = undefined;
  }
}
