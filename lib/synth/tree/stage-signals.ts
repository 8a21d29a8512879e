import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Holds back the signals that would end the process, so that it can put things in order first.
 * Node notes a signal at once but tells us only when the event loop turns.
 */
export class HeldSignals {
  private received: NodeJS.Signals | undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.note);
  }

  /** Lets the event loop turn; throws when a signal has come. */
  async poll(): Promise<void> {
    await setImmediate();
    if (this.received !== undefined) throw new Error(`Interrupted by ${this.received}`);
  }

  /**
   * Stops holding, and sends ourselves the signal that came, so that the process ends as the
   * shell expects. If others listen to it, they have heard it already and decide.
   */
  async release(): Promise<void> {
    await setImmediate();
    for (const signal of SIGNALS) process.off(signal, this.note);
    if (this.received === undefined || process.listenerCount(this.received) > 0) return;
    process.kill(process.pid, this.received);
  }

  private readonly note = (signal: NodeJS.Signals): void => {
    this.received ??= signal;
  };
}
