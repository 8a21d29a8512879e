import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../findings/finding';

const INSTALLED = `${sep}node_modules${sep}`;

/** The folders of this package that hold code, whether it runs from source or from its bundle. */
const OURS = ['bin', 'build', 'lib'].map((name) => join(packageRoot(), name) + sep);

function packageRoot(): string {
  let folder = __dirname;
  // In a bundle of somebody else, there may be none.
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) {
    folder = dirname(folder);
  }
  return folder;
}

/** Whether a file is code of the user's: an extension, or a module that it loads and that is not a package. */
function isUserFile(path: string): boolean {
  return (
    isAbsolute(path) && !path.includes(INSTALLED) && !OURS.some((folder) => path.startsWith(folder))
  );
}

/** The user's modules that are loaded now. */
export function userModules(): string[] {
  return Object.keys(require.cache).filter(isUserFile);
}

/** Makes the next load of the user's modules read them from the disk. */
export function forgetUserModules(): void {
  for (const path of userModules()) delete require.cache[path];
}

/** `    at name (/folder/file.js:3:7)`, with or without a name. The file of an ES module is a URL. */
const FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/;

/** `/folder/file.js:3`: the stack of a syntax error begins with it. */
const SYNTAX = /^((?:file:\/\/)?[^\n]+):(\d+)$/;

/** Calls the user's code. Its name ends the search of a stack: what called us may be code of the user's as well. */
export function callUserCode<Result>(call: () => Result): Result {
  return call();
}

const BOUNDARY = new RegExp(`^ {4}at (?:\\S+\\.)?${callUserCode.name} `);

/**
 * The place in the user's code where an error happened that {@link callUserCode} has thrown: the innermost one on its
 * stack that is not in Node, in an installed package, or in this package.
 *
 * @param folder - the folder of tenants.yaml as the user named it; the file gets a name of the same form
 */
export function placeInUserCode(
  error: unknown,
  folder: string,
): Pick<Finding, 'file' | 'line' | 'column'> | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  const lines = error.stack.split('\n');
  const end = lines.findIndex((line) => BOUNDARY.test(line));
  const [first = '', ...inside] = end === -1 ? lines : lines.slice(0, end);
  for (const match of [SYNTAX.exec(first), ...inside.map((line) => FRAME.exec(line))]) {
    if (match === null) continue;
    const [, named = '', line, column] = match;
    const file = named.startsWith('file://') ? fileURLToPath(named) : named;
    if (!isUserFile(file)) continue;
    return {
      file: join(folder, relative(resolve(folder), file)),
      line: Number(line),
      ...(column === undefined ? {} : { column: Number(column) }),
    };
  }
  return undefined;
}
