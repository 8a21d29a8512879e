import { Misuse } from './status';

/** A stream of the process, or of a test. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Standard output or standard error. */
export class Output {
  private opened: OutputStream | undefined;
  private closed = false;

  /**
   * @param open - gives the stream. It is called with the first write, because Node takes a while to open
   *   `process.stdout`, and a quiet run needs no stream
   */
  constructor(private readonly open: () => OutputStream) {}

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** The width of the terminal. */
  get columns(): number {
    return this.stream.columns ?? 80;
  }

  private get stream(): OutputStream {
    if (this.opened === undefined) {
      this.opened = this.open();
      // Each write handles its own failure. Without a listener, the event would end the process.
      this.opened.on('error', () => undefined);
    }
    return this.opened;
  }

  /** Writes a message. If that fails, there is nobody to tell. */
  print(text: string): void {
    this.stream.write(text);
  }

  /**
   * Writes data and waits until the reader has taken it, so that it does not pile up in memory.
   *
   * @returns false if the reader is gone, as after `| head -1`: there is no point in going on
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
