import { displayWidth } from '../../findings/print/frame-text';
import type { Session } from '../session/session';

/** What was seen before the state that is shown now, as far as it can be taken back. */
const ERASE_BELOW = '\x1b[J';

/**
 * Lines that stay, one for each file, and below them the state: up to date, or what is wrong. A terminal shows the
 * latest state alone; anything else gets each state that is new.
 */
export class WatchScreen {
  private shown = '';

  constructor(private readonly session: Session) {}

  /** Adds lines that stay. */
  tell(lines: readonly string[]): void {
    if (lines.length === 0 || this.session.quiet) return;
    this.erase();
    this.session.stderr.print(lines.map((line) => `${line}\n`).join(''));
  }

  /**
   * Shows how things stand, in place of how they stood.
   *
   * @param isError - whether somebody wants to see it who wants to see nothing else
   */
  show(state: string, isError = false): void {
    if (state === this.shown) return;
    this.erase();
    if (this.session.quiet && !isError) return;
    this.session.stderr.print(`${state}\n`);
    this.shown = state;
  }

  private erase(): void {
    if (this.session.isInteractive && this.shown !== '') {
      const { columns } = this.session.stderr;
      const rows = this.shown
        .split('\n')
        .map((line) => Math.max(1, Math.ceil(displayWidth(line) / columns)));
      const height = rows.reduce((sum, count) => sum + count, 0);
      this.session.stderr.print(`\x1b[${height}A\r${ERASE_BELOW}`);
    }
    this.shown = '';
  }
}
