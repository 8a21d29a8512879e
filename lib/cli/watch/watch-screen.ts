import { displayWidth } from '../../findings/print/frame-text';
import type { Session } from '../session/session';

/** Erases everything below the cursor. */
const ERASE_BELOW = '\x1b[J';

/**
 * Prints a line for each changed file, and below them the state: up to date, or the findings. A terminal shows only the
 * latest state. Any other output gets every state that differs from the one before.
 */
export class WatchScreen {
  private shown = '';

  constructor(private readonly session: Session) {}

  /** Adds lines above the state. */
  tell(lines: readonly string[]): void {
    if (lines.length === 0 || this.session.quiet) return;
    this.erase();
    this.session.stderr.print(lines.map((line) => `${line}\n`).join(''));
  }

  /**
   * Shows the state in place of the one before.
   *
   * @param isError - whether a quiet run shows it as well
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
