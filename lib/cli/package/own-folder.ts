import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemReason, writeRefusal } from '../../findings/system-errors';
import { Misuse } from '../session/status';

/** A file and its text. */
export interface OwnFile {
  /** Its name, without a folder. */
  readonly file: string;
  readonly text: string;
}

/**
 * Writes files into a folder, and removes those of earlier runs that nobody writes any more. If one of them is a file that
 * others wrote, or one cannot be written, the folder stays as it is: all texts are on the disk before the first takes its
 * place.
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
  const changed: OwnFile[] = [];
  for (const { file, text } of files) {
    const path = join(folder, file);
    const old = oldText(path);
    if (old === null || (old !== undefined && !isOurs(old))) return path;
    if (old !== text) changed.push({ file: path, text });
  }
  const wanted = new Set(files.map(({ file }) => file));
  const gone = there
    .filter((name) => !wanted.has(name))
    .map((name) => join(folder, name))
    .filter((path) => isOurs(textOf(path)));
  replaceAll(changed, gone);
  return undefined;
}

/**
 * Old files go before new ones take their places: a file system that takes `ENG.html` and `eng.html` for one would lose
 * the new one otherwise.
 */
function replaceAll(changed: readonly OwnFile[], gone: readonly string[]): void {
  const staged: string[] = [];
  let now = '';
  try {
    for (const { file, text } of changed) {
      now = file;
      writeFileSync(`${file}.new`, text);
      staged.push(`${file}.new`);
    }
    for (const path of gone) {
      now = path;
      rmSync(path);
    }
    for (const { file } of changed) {
      now = file;
      renameSync(`${file}.new`, file);
    }
  } catch (error) {
    for (const path of staged) rmSync(path, { force: true });
    throw new Misuse(writeRefusal(now, error));
  }
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

/** The text of what is at a path. Undefined: nothing. Null: something that is not a file. */
function oldText(path: string): string | null | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isFile() ? textOf(path) : null;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Misuse(`cannot read ${path}: ${systemReason(error)}`);
  }
}
