import { writeFileSync } from 'node:fs';
import { Misuse } from '../session/status';

/** Why a file cannot be created, by the code of the system's error. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * Writes a new file, and never over an existing one.
 *
 * @param flag - with which the user of the command names another file
 */
export function createFile(
  file: string,
  text: string,
  { command, flag }: { readonly command: string; readonly flag: string },
): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Misuse(
      code === 'EEXIST'
        ? `${file} exists, and ${command} never overwrites a file; name another one with ${flag}`
        : `${file} cannot be written: ${REASONS[code] ?? message}`,
    );
  }
}
