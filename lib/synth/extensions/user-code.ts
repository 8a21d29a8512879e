import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../findings/finding';

/** The folder of our own modules. */
const OURS = resolve(__dirname, '..', '..') + sep;

const INSTALLED = `${sep}node_modules${sep}`;

/** `    at name (/folder/file.js:3:7)`, with or without a name; files of ES modules are URLs. */
const FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/;

/** `/folder/file.js:3`, with which the stack of a syntax error begins. */
const SYNTAX = /^((?:file:\/\/)?[^\n]+):(\d+)$/;

/**
 * Where in a module of the user's own an error happened: the innermost place on its stack that is neither in Node, nor
 * in an installed package, nor in this one.
 *
 * @param folder - the folder of tenants.yaml, as it was named: the file is named in the same way
 */
export function placeInUserCode(
  error: unknown,
  folder: string,
): Pick<Finding, 'file' | 'line' | 'column'> | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  const [first = '', ...others] = error.stack.split('\n');
  for (const match of [SYNTAX.exec(first), ...others.map((line) => FRAME.exec(line))]) {
    if (match === null) continue;
    const [, named = '', line, column] = match;
    const file = named.startsWith('file://') ? fileURLToPath(named) : named;
    if (!isAbsolute(file) || file.includes(INSTALLED) || file.startsWith(OURS)) continue;
    return {
      file: join(folder, relative(resolve(folder), file)),
      line: Number(line),
      ...(column === undefined ? {} : { column: Number(column) }),
    };
  }
  return undefined;
}
