import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOurs } from '../render/header';
import type { RenderedFile } from '../render/tree-file';
import { attempt, isMissing } from './tree-errors';

/**
 * The bytes of a rendered file, or nothing if the file on the disk has the same. The next call overwrites them.
 *
 * @param exists - whether one of our files is at the path
 */
export function differingBytes(
  output: string,
  { path, content }: RenderedFile,
  exists: boolean,
): Uint8Array | undefined {
  if (!isOurs(content)) throw new Error(`Rendered without our header: ${path}`);
  const bytes = encode(content);
  return exists && isOnDisk(join(output, path), bytes) ? undefined : bytes;
}

/** Every file is encoded into this buffer, because new ones would leave hundreds of megabytes of garbage. */
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
