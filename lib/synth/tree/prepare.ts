import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOurs } from '../render/header';
import { attempt, isMissing } from './tree-errors';

/** One file as it is to stand on disk. */
export interface RenderedFile {
  /** One of the planned paths. */
  readonly path: string;
  /** The whole text, header included. */
  readonly content: string;
}

/** One file after the look at the disk. */
export interface PreparedFile {
  readonly path: string;
  /** What is to be written, until the next file is prepared; nothing where the disk holds it already. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * Compares a rendered file with the disk.
 *
 * @param stands - whether a file of ours was found at the path
 */
export function prepare(
  output: string,
  { path, content }: RenderedFile,
  stands: boolean,
): PreparedFile {
  if (!isOurs(content)) throw new Error(`Rendered without our header: ${path}`);
  const bytes = encode(content);
  return { path, bytes: stands && isOnDisk(join(output, path), bytes) ? undefined : bytes };
}

/** Takes one file after the other: a buffer for each would be garbage by the hundred megabytes. */
let scratch = Buffer.allocUnsafe(64 * 1024);

function encode(content: string): Buffer {
  const length = Buffer.byteLength(content);
  if (length > scratch.length) scratch = Buffer.allocUnsafe(2 * length);
  return scratch.subarray(0, scratch.write(content));
}

function isOnDisk(file: string, content: Buffer): boolean {
  return attempt(file, 'read', () => {
    try {
      return readFileSync(file).equals(content);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  });
}
