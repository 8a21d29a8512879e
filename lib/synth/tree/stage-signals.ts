const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Holds back the signals that would end the process, so that it can clean up first. Node reports a signal only when the
 * event loop turns.
 */
export class HeldSignals {
  private received: NodeJS.Signals | undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.note);
  }

  /** Lets the event loop turn, and throws if there was a signal. */
  async poll(): Promise<void> {
    await turn();
    if (this.received !== undefined) throw new Error(`Interrupted by ${this.received}`);
  }

  /**
   * Stops holding signals. If there was one, it sends the process that signal again, so that the process ends as the
   * shell expects. If other listeners exist, they got the signal already, and decide.
   */
  async release(): Promise<void> {
    await turn();
    for (const signal of SIGNALS) process.off(signal, this.note);
    if (this.received === undefined || process.listenerCount(this.received) > 0) return;
    process.kill(process.pid, this.received);
  }

  private readonly note = (signal: NodeJS.Signals): void => {
    this.received ??= signal;
  };
}

/** Lets the event loop turn. Loading `node:timers/promises` for it would take longer than a turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
