import { readFileSync } from 'node:fs';
import { systemReason } from '../../findings/system-errors';
import { Misuse } from '../session/status';

/**
 * What a person gives a command besides `tenants.yaml`, as `read` understands its text.
 *
 * @param file - the path of the file; `-` for the standard input
 * @param read - turns the text into data; it gets the name of the file for its messages
 * @param problem - the error of `read` that says what is wrong with the text
 */
export function readGiven<Data>(
  file: string,
  read: (text: string, name: string) => Data,
  problem: new (...args: never[]) => Error,
): Data {
  const text = givenText(file);
  try {
    return read(text, givenName(file));
  } catch (error) {
    throw error instanceof problem ? new Misuse(error.message) : error;
  }
}

/** The text of a file that a person names. */
export function givenText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Misuse(`cannot read ${givenName(file)}: ${systemReason(error)}`);
  }
}

/** What a file is called in messages. */
export function givenName(file: string): string {
  return file === '-' ? 'standard input' : file;
}
