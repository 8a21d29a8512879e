import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';

/** The files of a fleet. */
export interface FleetFileSet {
  /** Files that were read. */
  readonly files: readonly string[];
  /** The patterns of `include`. New files that match one belong to the fleet as well. */
  readonly patterns: readonly string[];
  /** What the patterns are relative to. */
  readonly folder: string;
  /** The folder that synth writes to. */
  readonly output: string;
}

/** Large folders that hold no tenants. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Where to watch for changes of a fleet. All paths are absolute. */
export class WatchPlaces {
  /** The folders to start from. All of them exist. */
  readonly roots: readonly string[];
  /** Equal for equal places. A folder that was deleted and created again is another folder. */
  readonly key: string;
  private readonly files: ReadonlySet<string>;
  /** Folders below which files may match a pattern. */
  private readonly bases: readonly string[];
  private readonly patterns: readonly { readonly text: string; matches(path: string): boolean }[];
  /** Those that hold a file of the fleet, or may hold one. */
  private readonly folders: readonly string[];
  private readonly folder: string;
  private readonly output: string;

  constructor({ files, patterns, folder, output }: FleetFileSet) {
    this.folder = resolve(folder);
    this.output = resolve(output);
    this.files = new Set(files.map((file) => resolve(file)));
    this.patterns = patterns.map((text) => ({ text, matches: picomatch(text, { dot: true }) }));
    this.bases = patterns.map((text) => resolve(folder, picomatch.scan(text).base));
    const folders = new Set([...[...this.files].map((file) => dirname(file)), ...this.bases]);
    this.folders = [...folders].sort();
    this.roots = outermost(this.folders.map(nearestFolder));
    this.key = JSON.stringify([
      this.roots.map((root) => [root, inodeOf(root)]),
      [...this.files].sort(),
      patterns,
    ]);
  }

  /**
   * Whether a path does not concern the fleet.
   *
   * @param stats - of the path, if they are known
   */
  isIgnored(path: string, stats?: Stats): boolean {
    if (SKIPPED.has(basename(path))) return true;
    if (isWithin(path, this.output) && !this.leadsToFleet(path)) return true;
    if (stats === undefined) return false;
    return stats.isDirectory()
      ? !this.leadsToFleet(path) && !this.bases.some((base) => isWithin(path, base))
      : !this.files.has(path) && !this.matchesPattern(path);
  }

  /** Equal while no file of the fleet was changed, added or removed in the folders that held one, or may hold one. */
  state(): string {
    return JSON.stringify(
      this.folders.flatMap((folder) =>
        namesIn(folder)
          .map((name) => join(folder, name))
          .filter((path) => this.files.has(path) || this.matchesPattern(path))
          .map((path) => {
            const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
            return [path, mtimeMs, size, ino];
          }),
      ),
    );
  }

  private leadsToFleet(folder: string): boolean {
    return [...this.files, ...this.bases].some((place) => isWithin(place, folder));
  }

  private matchesPattern(path: string): boolean {
    const fromFolder = relative(this.folder, path).split(sep).join('/');
    return this.patterns.some(({ text, matches }) => matches(isAbsolute(text) ? path : fromFolder));
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The folder, or the nearest existing one above it. */
function nearestFolder(folder: string): string {
  let path = folder;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return path;
}

/** The folders that are not inside of another one. */
function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)].sort();
  return all.filter((folder) => !all.some((other) => other !== folder && isWithin(folder, other)));
}

/** The sorted names in a folder. A folder that does not exist has none. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}
