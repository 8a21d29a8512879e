import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { patternsOf } from '../../../fleet/reading/include/include-files';
import { asMap } from '../../../verify/objects/manifest-data';
import { type BaseRevision, noTreeIn } from './base-revision';
import { type TreePlace, fleetsOf } from './folder-tree';
import { BaseProblem, tryGit, tryGitLine } from './git-command';
import { type SideFleets, type TreeSide, isCompared } from './tree-side';

/**
 * The root of the repository that a folder is in.
 *
 * @param base - what somebody named as the older tree, unless it is a folder that has one
 */
export function repositoryRoot(folder: string, base?: string): string {
  const root = tryGitLine(folder, 'rev-parse', '--show-toplevel');
  if (root !== undefined && root !== '') return root;
  const outside = `${resolve(folder)} is not in a Git repository`;
  if (base === undefined) {
    throw new BaseProblem(`${outside}; name a folder with an older tenants.yaml and dist/`);
  }
  if (existsSync(base)) throw noTreeIn(base);
  throw new BaseProblem(
    `there is no folder ${JSON.stringify(base)}, and a revision needs a repository: ${outside}; name a folder with an ` +
      'older tenants.yaml and dist/',
  );
}

/** The tree of a commit. It is read into memory: neither the files on the disk nor the index change. */
export function gitTree(root: string, { file, output }: TreePlace, base: BaseRevision): TreeSide {
  const folder = pathIn(root, output);
  const blobs = blobsOf(root, base.commit, folder);
  const ids = new Map<string, string>();
  for (const [path, id] of blobs) {
    const inside = folder === '' ? path : path.slice(folder.length + 1);
    if (isCompared(inside)) ids.set(inside, id);
  }
  const read = (paths: readonly string[]): Map<string, string> => {
    const known = paths.filter((path) => ids.has(path));
    const texts = textsOf(
      root,
      known.map((path) => ids.get(path)!),
    );
    return new Map(known.map((path, index) => [path, texts[index]!]));
  };
  return { name: base.name, ids, read, ...olderFleets(root, { file, output }, base) };
}

/** A path as Git has it. */
function pathIn(root: string, path: string): string {
  const inside = relative(root, resolve(path)).split(sep).join('/');
  if (!inside.startsWith('../')) return inside;
  throw new BaseProblem(`${path} is not in the repository ${root}; name a folder instead`);
}

/** The ids of all files below a folder, by path from the root. */
function blobsOf(root: string, commit: string, folder: string): Map<string, string> {
  const where = folder === '' ? [] : [folder];
  const listed = tryGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...where]);
  if (listed === undefined) throw new BaseProblem(`git cannot list the files of ${commit}`);
  const blobs = new Map<string, string>();
  for (const line of listed.toString('utf8').split('\0')) {
    const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    if (id !== undefined && path !== undefined) blobs.set(path, id);
  }
  return blobs;
}

/** The texts of some blobs, in their order. */
function textsOf(root: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const output = tryGit(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (output === undefined) throw new BaseProblem('git cannot read the files of the base');
  const texts: string[] = [];
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf('\n', at);
    const [, , length] = output.toString('latin1', at, end).split(' ');
    if (length === undefined) throw new BaseProblem(`git does not have ${id}; fetch the commit`);
    const start = end + 1;
    at = start + Number(length);
    texts.push(output.toString('utf8', start, at));
    at += 1;
  }
  return texts;
}

/** The fleets of a commit. They are read from copies in a temporary folder. */
function olderFleets(root: string, place: TreePlace, { commit }: BaseRevision): SideFleets {
  const file = pathIn(root, place.file);
  const main = blobsOf(root, commit, file).get(file);
  const shown = basename(file);
  if (main === undefined) return { accepted: [], problem: `there is no ${shown}` };
  const [text] = textsOf(root, [main]);
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-diff-'));
  try {
    put(folder, file, text!);
    const output = pathIn(root, place.output);
    for (const start of includedFolders(text!, posix.dirname(file))) {
      const blobs = [...blobsOf(root, commit, start)].filter(
        ([path]) => /\.(?:ya?ml|json)$/.test(path) && !path.startsWith(`${output}/`),
      );
      const texts = textsOf(
        root,
        blobs.map(([, id]) => id),
      );
      blobs.forEach(([path], index) => put(folder, path, texts[index]!));
    }
    return fleetsOf(join(folder, file), shown);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folders, from the root, where files that a text includes can be. */
function includedFolders(text: string, folder: string): string[] {
  const starts = patternsOf(includeOf(text)).map(([, pattern]) => {
    const steps = pattern.split('/');
    const wild = steps.findIndex((step) => /[*?[{]/.test(step));
    const fixed = wild < 0 ? steps : steps.slice(0, wild);
    const path = posix.normalize(posix.join(folder, ...fixed));
    return path === '.' ? '' : path;
  });
  return [...new Set(starts)].filter((path) => !path.startsWith('..'));
}

function includeOf(text: string): unknown {
  try {
    return asMap(parse(text))['include'];
  } catch {
    // Reading it as a fleet tells what is wrong with the file.
    return undefined;
  }
}

function put(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
