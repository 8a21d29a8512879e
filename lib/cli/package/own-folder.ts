import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason, writeRefusal } from '../../findings/system-errors';
import { Misuse } from '../session/status';
import { writeOwnFile } from './own-file';

/** A file and its text. */
export interface OwnFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes files into a folder, and removes those of earlier runs that nobody writes any more. If one of them is a file that others
 * wrote, nothing is written.
 *
 * @param ending - of the files that may be ours, such as `.html`
 * @param isOurs - tells by its text whether a file is one that we may replace or remove
 * @returns the file that others wrote
 */
export function writeOwnFolder(
  folder: string,
  files: readonly OwnFile[],
  ending: string,
  isOurs: (text: string) => boolean,
): string | undefined {
  const there = filesIn(folder).filter((name) => name.endsWith(ending));
  const old = there.map((name) => ({ name, isOwn: isOurs(textOf(join(folder, name))) }));
  const wanted = new Set(files.map(({ file }) => file));
  const foreign = old.find(({ name, isOwn }) => wanted.has(name) && !isOwn);
  if (foreign !== undefined) return join(folder, foreign.name);
  for (const { file, text } of files) writeOwnFile(join(folder, file), text, isOurs);
  for (const { name, isOwn } of old) if (isOwn && !wanted.has(name)) rmSync(join(folder, name));
  return undefined;
}

function filesIn(folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch (error) {
    throw new Misuse(writeRefusal(folder, error));
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Misuse(`cannot read ${path}: ${systemReason(error)}`);
  }
}
