import type { Session } from '../session/session';

/** A shorter run shows no progress. */
const PATIENCE_SECONDS = 0.5;

/** How often the line changes. */
const INTERVAL_SECONDS = 0.1;

const ERASE_LINE = '\r\x1b[K';

/** A line on a terminal that shows the progress of a long run and disappears at its end. */
export class Progress {
  private shownAt: number | undefined;

  constructor(
    private readonly session: Session,
    private readonly verb: string,
  ) {}

  /** Shows how many files are done, if it is time to. */
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

  /** Erases the line. */
  clear(): void {
    if (this.shownAt === undefined) return;
    this.session.stderr.print(ERASE_LINE);
    this.shownAt = undefined;
  }
}
