import { Misuse } from './status';

/** What a process or a test gives us to write to. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Standard output or standard error. */
export class Output {
  private closed = false;

  constructor(private readonly stream: OutputStream) {
    // Each write hears of its own failure. Without a listener, the event would end the process.
    stream.on('error', () => undefined);
  }

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** How wide the terminal is. */
  get columns(): number {
    return this.stream.columns ?? 80;
  }

  /** Writes a message. Nobody is left to be told if that fails. */
  print(text: string): void {
    this.stream.write(text);
  }

  /**
   * Writes data, and waits until it is taken, so that a slow reader never makes us hold it all.
   *
   * @returns false once the reader has gone (`| head -1`): there is no use in going on
   */
  async write(text: string): Promise<boolean> {
    if (this.closed) return false;
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      this.stream.write(text, (failure) => resolve(failure ?? undefined));
    });
    if (error === undefined) return true;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') {
      throw new Misuse(`standard output cannot be written: ${error.message}`);
    }
    this.closed = true;
    return false;
  }
}
