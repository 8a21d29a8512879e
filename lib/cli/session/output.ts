import { Misuse } from './status';

/** What a process or a test gives us to write to. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Standard output or standard error. */
export class Output {
  private opened: OutputStream | undefined;
  private closed = false;

  /**
   * @param open - gives the stream. Node loads what a stream needs when `process.stdout` is first asked for, and a quiet
   *   run asks for none
   */
  constructor(private readonly open: () => OutputStream) {}

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** How wide the terminal is. */
  get columns(): number {
    return this.stream.columns ?? 80;
  }

  private get stream(): OutputStream {
    if (this.opened === undefined) {
      this.opened = this.open();
      // Each write hears of its own failure. Without a listener, the event would end the process.
      this.opened.on('error', () => undefined);
    }
    return this.opened;
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
