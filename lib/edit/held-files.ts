import type { Finding } from '../findings/finding';
import {
  decodeSource,
  readSourceBytes,
  type SourceReader,
  type SourceText,
} from '../fleet/reading/source/source';

/** The files of a fleet as they were when they were first read, and what is to become of some of them. */
export class HeldFiles {
  private readonly bytes = new Map<string, Buffer | Finding>();
  private readonly edited = new Map<string, string>();

  /** Reads a file as it was before any edit. */
  readonly before: SourceReader = (file, role) => this.decoded(file, this.hold(file, role));

  /** Reads a file as it is after the edits. */
  readonly after: SourceReader = (file, role) => {
    const text = this.edited.get(file);
    return this.decoded(file, text === undefined ? this.hold(file, role) : Buffer.from(text));
  };

  /** The files that change, each with its bytes of before and its text of after. */
  get changes(): { readonly file: string; readonly before: Buffer; readonly after: string }[] {
    return [...this.edited].flatMap(([file, after]) => {
      const before = this.bytes.get(file);
      return Buffer.isBuffer(before) ? [{ file, before, after }] : [];
    });
  }

  /** The text of a file with its line breaks and its byte order mark. */
  raw(file: string): string {
    const bytes = this.bytes.get(file);
    if (!Buffer.isBuffer(bytes)) throw new Error(`${file} was not read`);
    return bytes.toString('utf8');
  }

  edit(file: string, text: string): void {
    if (text !== this.raw(file)) this.edited.set(file, text);
  }

  private hold(file: string, role: 'main' | 'included' | undefined): Buffer | Finding {
    const known = this.bytes.get(file);
    if (known !== undefined) return known;
    const read = readSourceBytes(file, role);
    this.bytes.set(file, read);
    return read;
  }

  private decoded(file: string, read: Buffer | Finding): SourceText | Finding {
    return Buffer.isBuffer(read) ? decodeSource(file, read) : read;
  }
}
