import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse, relative, resolve } from 'node:path';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';

/** Where the tree goes: by default next to the file, so that it does not depend on where somebody calls the command. */
export function outputPath(session: Session, output: string | undefined): string {
  const path = output ?? join(session.folder, 'dist');
  const what = sharedFolder(resolve(path), session);
  if (what !== undefined) {
    throw new Misuse(`${path} is ${what}; name a folder of its own, such as --output dist`);
  }
  return path;
}

/** What a folder is over which nobody means to spread a tree: among other files, nobody would find all of it again. */
function sharedFolder(full: string, { file, folder }: Session): string | undefined {
  if (full === parse(full).root) return 'the root of the file system';
  if (full === resolve(homedir())) return 'your home folder';
  // Standard input has no folder. Another repository, for the output alone, is fine.
  if (file === '-') return undefined;
  const inside = relative(full, resolve(folder));
  if (inside === '') return `the folder of ${parse(file).base} itself`;
  const isAbove = !/^\.\.(?:[/\\]|$)/.test(inside) && !parse(inside).root;
  return isAbove && existsSync(join(full, '.git'))
    ? `the root of the repository that ${parse(file).base} is in`
    : undefined;
}
