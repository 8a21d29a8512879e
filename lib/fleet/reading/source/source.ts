import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { finding, type Finding } from '../../../findings/finding';
import { findEncodingFault } from './source-encoding';
import { lacksRights, systemCode, systemReason } from '../../../findings/system-errors';

/** The text of a file. Every line break is `\n`, and a byte order mark is removed. */
export interface SourceText {
  /** The file as the user named it; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
}

/** What a file is to the fleet: the one that the user named, or one that it includes. */
export type SourceRole = 'main' | 'included';

/** 32 MiB. A file of ten thousand tenants is a quarter of that. */
export const MAX_SOURCE_BYTES = 32 * 1024 * 1024;

const CHUNK_BYTES = 64 * 1024;

const NAME_ANOTHER = 'Name another file with --file.';

class Refusal extends Error {
  constructor(readonly reason: Finding) {
    super(reason.message);
  }
}

/** Whether `readSource` gave a text. */
export function isSourceText(read: SourceText | Finding): read is SourceText {
  return 'text' in read;
}

/** Reads the text of a file, or says why that fails. */
export type SourceReader = (file: string, role?: SourceRole) => SourceText | Finding;

/** Reads a file, or standard input if `file` is `-`. */
export const readSource: SourceReader = (file, role = 'main') => {
  const bytes = readSourceBytes(file, role);
  return Buffer.isBuffer(bytes) ? decodeSource(file, bytes) : bytes;
};

/** The text that the bytes of a file are. */
export function decodeSource(file: string, bytes: Buffer): SourceText | Finding {
  const shown = file === '-' ? '<stdin>' : file;
  const fault = findEncodingFault(bytes);
  if (fault !== undefined) return finding({ ...fault, path: [], file: shown });
  return { file: shown, text: normalise(bytes.toString('utf8')) };
}

/**
 * The bytes of a file, or of standard input if `file` is `-`.
 *
 * A file that the user names may be a pipe (`<(helm template …)`). An included file must be a regular
 * file, because to read a pipe that nobody writes to never ends.
 */
export function readSourceBytes(file: string, role: SourceRole = 'main'): Buffer | Finding {
  const shown = file === '-' ? '<stdin>' : file;
  try {
    return file === '-' ? drain(0, CHUNK_BYTES, shown) : readBytes(file, role);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    return unreadable(shown, error, role);
  }
}

/**
 * `\r\n` and lone `\r` are line breaks in YAML as well. With one kind of break, line ends never change
 * the output.
 */
function normalise(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const body = start === 0 ? text : text.slice(start);
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

function readBytes(file: string, role: SourceRole): Buffer {
  // To open a pipe waits for its writer, so an included file is checked before it is opened.
  if (role === 'included') refuse(file, statSync(file), role);
  const descriptor = openSync(file, 'r');
  try {
    const stats = fstatSync(descriptor);
    refuse(file, stats, role);
    // One byte more than the size, so that a file that does not grow fits into one chunk.
    return drain(descriptor, stats.isFile() ? stats.size + 1 : CHUNK_BYTES, file);
  } finally {
    closeSync(descriptor);
  }
}

function refuse(file: string, stats: Stats, role: SourceRole): void {
  if (stats.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  const readable = stats.isFile() || (role === 'main' && !stats.isBlockDevice());
  if (!readable) throw Object.assign(new Error(), { code: 'ENXIO' });
  if (stats.isFile() && stats.size > MAX_SOURCE_BYTES) throw new Refusal(tooLarge(file));
}

/** Reads to the end, or until there is more than the limit. */
function drain(descriptor: number, expectedBytes: number, shown: string): Buffer {
  const full: Buffer[] = [];
  let chunk = Buffer.allocUnsafe(expectedBytes);
  let used = 0;
  let total = 0;
  for (;;) {
    const count = readSome(descriptor, chunk.subarray(used));
    used += count;
    total += count;
    if (total > MAX_SOURCE_BYTES) throw new Refusal(tooLarge(shown));
    if (count === 0) return Buffer.concat([...full, chunk.subarray(0, used)]);
    if (used === chunk.length) {
      full.push(chunk);
      chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      used = 0;
    }
  }
}

function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0; // On Windows, standard input ends like this.
      if (code !== 'EAGAIN') throw error;
      // Standard input can be non-blocking: there is nothing yet, so try again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function tooLarge(file: string): Finding {
  return finding({
    code: 'FILE_TOO_LARGE',
    path: [],
    message: `\`${file}\` is larger than ${MAX_SOURCE_BYTES / 1024 / 1024} MiB.`,
    fix: 'Split it with `include`, or check that it is the right file.',
    file,
  });
}

/** The finding for a file or folder that the system does not let us read. */
export function unreadable(file: string, error: unknown, role: SourceRole): Finding {
  return finding({
    code: 'FILE_UNREADABLE',
    path: [],
    message: `\`${file}\` cannot be read: ${systemReason(error)}.`,
    fix: role === 'included' ? includedFix(error) : mainFix(error),
    file,
  });
}

function mainFix(error: unknown): string {
  const code = systemCode(error);
  if (code === 'ENOENT') {
    return 'Run `tenancy init` to write a starter, or name the file with --file.';
  }
  if (code === 'EISDIR') return 'Name the file in it, such as tenants.yaml, with --file.';
  if (lacksRights(error)) return 'Give yourself the right to read it.';
  return NAME_ANOTHER;
}

function includedFix(error: unknown): string {
  if (systemCode(error) === 'EISDIR') {
    return 'End the pattern in `include` with /*.yaml to take the files in it.';
  }
  if (lacksRights(error)) return 'Give yourself the right to read it.';
  return 'Repair it, or change the pattern in `include` so that it does not match it.';
}
