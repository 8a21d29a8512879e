import { dirname } from 'node:path';
import { finding, type Finding, type FindingPath } from '../../../findings/finding';
import { realPath, shortPath } from '../source/short-path';
import { unreadable } from '../source/source';
import { excerpt } from '../yaml/yaml-text';
import { MAX_STARS } from './include-pattern';
import { matchFiles } from './include-walk';
import { meantPattern } from './meant-pattern';

/** The files that `include` names. */
export interface IncludedFiles {
  /** Each once, sorted; never the main file. */
  readonly files: readonly string[];
  /** About the patterns. Without a place. */
  readonly findings: readonly Finding[];
  /** About folders on the way. */
  readonly unreadable: readonly Finding[];
}

/**
 * The files that all patterns of `include` match together. What is not a text is left for the check
 * of the whole shape.
 *
 * @param mainFile - the file with `include`, or `-` for standard input
 */
export function findIncludedFiles(include: unknown, mainFile: string): IncludedFiles {
  const folder = mainFile === '-' ? '' : folderOf(mainFile);
  const main = mainFile === '-' ? undefined : realPath(mainFile);
  const files = new Set<string>();
  const findings: Finding[] = [];
  const unreadableFolders = new Map<string, Finding>();
  for (const [path, pattern] of patternsOf(include)) {
    const matched = matchFiles(pattern, folder);
    if (matched === undefined) {
      findings.push(tooManyStars(path, pattern));
      continue;
    }
    const others = matched.files.filter((name) => realPath(name) !== main);
    for (const name of others) files.add(shortPath(name));
    for (const { folder: at, error } of matched.unlisted) {
      unreadableFolders.set(at, unreadable(at, error, 'included'));
    }
    if (others.length === 0) findings.push(matchesNothing(path, pattern, folder));
  }
  return { files: unique(files), findings, unreadable: [...unreadableFolders.values()] };
}

/** The patterns of `include`, each with its path. */
export function patternsOf(include: unknown): [path: FindingPath, pattern: string][] {
  if (typeof include === 'string') return [[['include'], include]];
  if (!Array.isArray(include)) return [];
  return include.flatMap((pattern: unknown, index): [FindingPath, string][] =>
    typeof pattern === 'string' ? [[['include', index], pattern]] : [],
  );
}

function matchesNothing(path: FindingPath, pattern: string, folder: string): Finding {
  const where = folder === '' ? 'the current folder' : excerpt(folder, 80);
  return finding({
    code: 'INCLUDE_EMPTY',
    path,
    message: `The pattern ${excerpt(pattern, 80)} matches no file in ${where}.`,
    fix: nearPattern(pattern, folder),
  });
}

/** Names the folder or file that a pattern most likely means. */
function nearPattern(pattern: string, folder: string): string {
  const near = meantPattern(pattern, folder);
  return near === undefined
    ? 'Correct the pattern (it is relative to the folder of this file), or remove it.'
    : `Did you mean ${excerpt(near, 80)}?`;
}

function tooManyStars(path: FindingPath, pattern: string): Finding {
  return finding({
    code: 'INCLUDE_EMPTY',
    path,
    message: `The pattern ${excerpt(pattern, 80)} has more than ${MAX_STARS} \`*\` in one name, so it matches no file.`,
    fix: 'Use fewer, or list several patterns. `**` as a whole name means any folders.',
  });
}

/** Sorted by code points, as on every machine. Of several names of one file, the first is used. */
function unique(files: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  return [...files]
    .map((name) => ({ name, bytes: Buffer.from(name) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
    .map(({ name }) => name)
    .filter((name) => {
      const real = realPath(name);
      if (seen.has(real)) return false;
      seen.add(real);
      return true;
    });
}

/**
 * The folder of a file, empty for the current folder, so that included files are shown without
 * `./`.
 */
function folderOf(file: string): string {
  const folder = dirname(file);
  if (folder === '.') return '';
  return process.platform === 'win32' ? folder.replaceAll('\\', '/') : folder;
}
