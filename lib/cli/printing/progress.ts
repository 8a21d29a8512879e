import type { Session } from '../session/session';

/** A run that is over sooner shows no progress. */
const PATIENCE_SECONDS = 0.5;

/** Often enough to look alive. */
const INTERVAL_SECONDS = 0.1;

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
    const now = process.uptime();
    const due =
      this.shownAt === undefined
        ? this.session.began + PATIENCE_SECONDS
        : this.shownAt + INTERVAL_SECONDS;
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
