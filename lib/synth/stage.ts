import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOurs } from './header';
import { attempt, isMissing } from './tree-errors';
import type { Standings } from './tree-plan';

/** One file as it is to stand on disk. */
export interface RenderedFile {
  /** One of the planned paths. */
  readonly path: string;
  /** The whole text, header included. */
  readonly content: string;
}

/** What differs between the rendered files and the disk. */
export interface Changes {
  readonly created: string[];
  readonly changed: string[];
  readonly unchanged: number;
}

export interface StageSteps {
  /** Takes the new content of a file that differs. */
  readonly keep: (path: string, content: Uint8Array) => void;
  /** Called now and then, between two files. */
  readonly pause: () => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Files between two turns of the event loop: a few milliseconds' worth. */
const FILES_PER_TURN = 8;

/**
 * Renders the planned files one by one and compares each with the disk, so that no more than one
 * text is in memory.
 */
export async function stage(
  output: string,
  standings: Standings,
  render: Iterable<RenderedFile>,
  { keep, pause, onProgress }: StageSteps,
): Promise<Changes> {
  const missing = new Set(standings.keys());
  const created: string[] = [];
  const changed: string[] = [];
  let done = 0;
  for (const { path, content } of render) {
    if (!missing.delete(path)) throw new Error(`Rendered twice, or never planned: ${path}`);
    if (!isOurs(content)) throw new Error(`Rendered without our header: ${path}`);
    const bytes = Buffer.from(content);
    if (standings.get(path) !== true) {
      created.push(path);
      keep(path, bytes);
    } else if (!isOnDisk(join(output, path), bytes)) {
      changed.push(path);
      keep(path, bytes);
    }
    done += 1;
    if (done % FILES_PER_TURN === 0) await pause();
    onProgress?.(done, standings.size);
  }
  await pause();
  if (missing.size > 0) {
    const some = [...missing].slice(0, 3).join(', ');
    throw new Error(`Planned but never rendered: ${missing.size} files, e.g. ${some}`);
  }
  return { created, changed, unchanged: done - created.length - changed.length };
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
