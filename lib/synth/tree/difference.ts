import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOurs } from '../render/header';
import type { RenderedFile } from '../render/tree-file';
import { attempt, isMissing } from './tree-errors';

/** A file on the disk, and what is to replace it. The next comparison overwrites the bytes. */
export interface Difference {
  readonly bytes: Uint8Array;
  /** Nothing for a file that does not exist. */
  readonly old: Buffer | undefined;
}

/**
 * How a rendered file differs from the disk; nothing if the file there has the same bytes.
 *
 * @param exists - whether one of our files is at the path
 */
export function differenceOf(
  output: string,
  { path, content }: RenderedFile,
  exists: boolean,
): Difference | undefined {
  if (!isOurs(content)) throw new Error(`Rendered without our header: ${path}`);
  const bytes = encode(content);
  const old = exists ? readIfThere(join(output, path)) : undefined;
  return old?.equals(bytes) === true ? undefined : { bytes, old };
}

/** Every file is encoded into this buffer, because new ones would leave hundreds of megabytes of garbage. */
let scratch = Buffer.allocUnsafe(64 * 1024);

function encode(content: string): Buffer {
  const length = Buffer.byteLength(content);
  if (length > scratch.length) scratch = Buffer.allocUnsafe(2 * length);
  return scratch.subarray(0, scratch.write(content));
}

/** The bytes of a file; nothing if another program has removed it. */
export function readIfThere(file: string): Buffer | undefined {
  return attempt(file, 'read', () => {
    try {
      return readFileSync(file);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}
