import { fstatSync, writeSync } from 'node:fs';
import { writeRefusal } from '../../findings/system-errors';
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
   * @param file - the number of the file behind the stream. Messages to a file or a pipe are written there directly, as
   *   opening the stream takes longer than reading a small fleet
   */
  constructor(
    private readonly open: () => OutputStream,
    private readonly file?: number,
  ) {}

  get isTerminal(): boolean {
    return !this.isDirect && this.stream.isTTY === true;
  }

  /** Whether the stream is not open, and its file is certainly no terminal. */
  private get isDirect(): boolean {
    if (this.opened !== undefined || this.file === undefined) return false;
    try {
      return !fstatSync(this.file).isCharacterDevice();
    } catch {
      return false;
    }
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
    const rest = this.isDirect ? writeDirectly(this.file!, Buffer.from(text)) : text;
    if (rest !== undefined) this.stream.write(rest);
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
      throw new Misuse(writeRefusal('standard output', error));
    }
    this.closed = true;
    return false;
  }
}

/** Writes bytes, and returns those that a busy pipe did not take. */
function writeDirectly(file: number, bytes: Buffer): Buffer | undefined {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(file, bytes, written);
    return undefined;
  } catch (error) {
    const isBusy = (error as NodeJS.ErrnoException).code === 'EAGAIN';
    return isBusy ? bytes.subarray(written) : undefined;
  }
}
