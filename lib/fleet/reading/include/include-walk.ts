import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import {
  expandBraces,
  hasTooManyStars,
  parsePattern,
  statesExtension,
  type PatternSegment,
} from './include-pattern';

/** A folder on the way of a pattern that cannot be listed. */
export interface UnlistedFolder {
  readonly folder: string;
  readonly error: unknown;
}

/** What a pattern matches. */
export interface MatchedFiles {
  /** Paths as they follow from the pattern, in no particular order. */
  readonly files: string[];
  readonly unlisted: UnlistedFolder[];
}

const NOT_THERE: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);

/**
 * The files that a pattern matches, with `*`, `?`, `[…]`, `{a,b}` and `**`. Every other sign means
 * itself.
 *
 * Only a pattern that starts with a dot matches hidden names, and only a pattern that states the
 * extension matches files other than .yaml and .yml. Symbolic links are followed; a folder that is
 * reached twice counts once.
 *
 * @param folder - where relative patterns start; empty for the current folder
 * @returns nothing if a name in the pattern has too many `*`
 */
export function matchFiles(pattern: string, folder: string): MatchedFiles | undefined {
  const search = new Search();
  for (const alternative of expandBraces(pattern)) {
    const segments = parsePattern(alternative);
    if (segments.some(hasTooManyStars)) return undefined;
    const isAbsolute = alternative.startsWith('/') || /^[A-Za-z]:[\\/]/.test(alternative);
    // Not joined by `path.join`: `a/../b` is not the same place as `b` if `a` is a link.
    search.walk(isAbsolute ? '' : folder, segments, 0);
  }
  return { files: [...search.files], unlisted: search.unlisted };
}

class Search {
  readonly files = new Set<string>();
  readonly unlisted: UnlistedFolder[] = [];
  private readonly visited = new Set<string>();

  walk(folder: string, segments: readonly PatternSegment[], index: number): void {
    const segment = segments[index]!;
    const isLast = index === segments.length - 1;
    if (segment.anyDepth) {
      this.walkAnyDepth(folder, isLast ? [...segments, ...parsePattern('*')] : segments, index);
    } else if (segment.literal) {
      // An empty segment is the root of an absolute pattern, or one slash too many.
      const path = join(folder, segment.text, index);
      if (!isLast) this.walk(path, segments, index + 1);
      else if (segment.text !== '' && exists(path)) this.files.add(path);
    } else {
      const anyExtension = isLast && statesExtension(segment);
      for (const entry of this.list(folder)) {
        if (!segment.matches(entry.name)) continue;
        const path = join(folder, entry.name, index);
        if (!isLast) {
          if (isFolder(entry, path)) this.walk(path, segments, index + 1);
        } else if ((anyExtension || /\.ya?ml$/i.test(entry.name)) && !isFolder(entry, path)) {
          this.files.add(path);
        }
      }
    }
  }

  /** `**` means nothing at all, or any visible folder and what is below it. */
  private walkAnyDepth(folder: string, segments: readonly PatternSegment[], index: number): void {
    // Links can form a circle, or lead to one folder by many ways.
    const key = `${realFolder(folder)}\0${segments
      .slice(index)
      .map(({ text }) => text)
      .join('/')}`;
    if (this.visited.has(key)) return;
    this.visited.add(key);
    this.walk(folder, segments, index + 1);
    for (const entry of this.list(folder)) {
      const path = join(folder, entry.name, index);
      if (!entry.name.startsWith('.') && isFolder(entry, path)) this.walk(path, segments, index);
    }
  }

  private list(folder: string): Dirent[] {
    try {
      const entries = readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
      // The order decides by which of several ways a folder is reached, and so how its files are
      // named.
      return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch (error) {
      if (!NOT_THERE.has((error as NodeJS.ErrnoException).code)) {
        this.unlisted.push({ folder, error });
      }
      return [];
    }
  }
}

function join(folder: string, name: string, index: number): string {
  const step = name === '.' ? '' : name;
  if (folder === '') return index === 0 && name === '' ? '/' : step;
  if (step === '') return folder;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

function isFolder(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(path).isDirectory();
  } catch {
    // A dangling link counts as a file, which is then reported because it cannot be read.
    return false;
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    return !NOT_THERE.has((error as NodeJS.ErrnoException).code);
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder === '' ? '.' : folder);
  } catch {
    return folder;
  }
}
