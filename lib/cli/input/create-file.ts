import { writeFileSync } from 'node:fs';
import { systemCode, writeRefusal } from '../../findings/system-errors';
import { Misuse } from '../session/status';

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
    if (systemCode(error) !== 'EEXIST') throw new Misuse(writeRefusal(file, error));
    throw new Misuse(
      `${file} exists, and ${command} never overwrites a file; name another one with ${flag}`,
    );
  }
}
