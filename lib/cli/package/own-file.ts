import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeRefusal } from '../../findings/system-errors';
import { Misuse } from '../session/status';

/** What came of it. `foreign`: there is a file that somebody else wrote, and it was left alone. */
export type WrittenFile = 'written' | 'same' | 'foreign';

/**
 * Writes a file in one step: who reads it gets the old text or the new one. A file that others wrote is never replaced, and
 * one that has the text already is not touched. A device or a pipe, such as `/dev/stdout`, is written to as it is: reading
 * it first may never end.
 *
 * @param isOurs - tells by its text whether a file is one that we may replace
 */
export function writeOwnFile(
  file: string,
  text: string,
  isOurs: (text: string) => boolean,
): WrittenFile {
  const staged = `${file}.new`;
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile() && !found.isDirectory()) {
      writeFileSync(file, text);
      return 'written';
    }
    if (found !== undefined) {
      const old = readFileSync(file, 'utf8');
      if (old === text) return 'same';
      if (!isOurs(old)) return 'foreign';
    }
    writeFileSync(staged, text);
    renameSync(staged, file);
    return 'written';
  } catch (error) {
    rmSync(staged, { force: true });
    throw new Misuse(writeRefusal(file, error));
  }
}
