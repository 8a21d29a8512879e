import { join } from 'node:path';
import { TenancyError, finding, type Finding } from '../../findings/finding';
import { isOurFile } from '../render/header';
import type { PlannedFile } from '../render/tree-file';
import { attempt } from './tree-errors';
import type { Entry, Folders } from './tree-folders';

const ENTRY_WORDS: Readonly<Record<Entry, string>> = {
  file: 'a file without our header',
  folder: 'a folder',
  link: 'a symbolic link',
  other: 'something other than a file',
};

/**
 * Throws if two owners want one path, or if the file of one would be a folder of the other. Only our code plans paths,
 * so a path outside of the output folder is a bug.
 */
export function refuseClashes(plan: readonly PlannedFile[]): void {
  const owners = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { path, owner } of plan) {
    if (!isPlain(path)) throw new Error(`A planned path is not plain: ${JSON.stringify(path)}`);
    const other = owners.get(path);
    if (other === undefined) owners.set(path, owner);
    else findings.push(clash(`${other} and ${owner} both write ${path}.`));
  }
  for (const { path, owner } of plan) {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      const other = owners.get(folder);
      if (other === undefined) continue;
      findings.push(clash(`${other} writes ${folder}, which ${owner} needs as a folder.`));
    }
  }
  if (findings.length > 0) throw new TenancyError(findings);
}

function clash(message: string): Finding {
  return finding({
    code: 'NAMESPACE_CLASH',
    path: [],
    message,
    fix: 'Rename one of them.',
  });
}

/** Whether no part of a path is `.` or `..`, or has a character with a meaning in a file system. */
function isPlain(path: string): boolean {
  return path.split('/').every((name) => /^[^\\:\0]+$/.test(name) && !/^\.{1,2}$/.test(name));
}

/** Planned paths, and whether the output has a file of ours at the path. */
export type Standings = ReadonlyMap<string, boolean>;

/** Looks at every planned path. Whatever is in the way and is not ours becomes a finding. */
export function survey(
  plan: readonly PlannedFile[],
  folders: Folders,
  findings: Finding[],
): Standings {
  const standings = new Map<string, boolean>();
  for (const { path, owner } of plan) {
    const standing = folders.at(path);
    if (standing === undefined) {
      standings.set(path, false);
      continue;
    }
    const file = join(folders.output, standing.path);
    const isFile = standing.entry === 'file' && standing.path === path;
    if (isFile && attempt(file, 'read', () => isOurFile(file))) {
      standings.set(path, true);
      continue;
    }
    const what =
      standing.entry === 'file' && !isFile
        ? 'a file where a folder is needed'
        : ENTRY_WORDS[standing.entry];
    findings.push(
      finding({
        code: 'FILE_FOREIGN',
        path: [],
        file,
        message: `${file} is ${what}, and in the way of ${owner}.`,
        fix: 'Move it away or delete it. synth only replaces files with its own header.',
      }),
    );
  }
  return standings;
}
