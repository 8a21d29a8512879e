import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { finding, type Finding, type FindingPath } from '../../../findings/finding';
import { matchFiles } from './include-files';
import { MAX_STARS } from './include-pattern';
import { type DataMap, isMap } from '../../model/layers';
import { checkIncluded } from './include-part';
import { isSourceText, readSource, unreadable } from '../source/source';
import { placeIn, SourceSet, type IncludedTenants } from '../source/source-set';
import { parseYaml } from '../yaml/yaml-reader';
import { excerpt } from '../yaml/yaml-excerpt';

/** One fleet as it was written, from one file or several. */
export interface FleetFiles {
  /**
   * The main file's data without `include`, its `tenants` followed by the included ones;
   * `undefined` if unreadable.
   */
  readonly input: unknown;
  /** Which file and line each part of `input` comes from. */
  readonly sources: SourceSet;
  /** What is wrong with the files as such: reading, YAML, inclusion. Each with its place. */
  readonly findings: Finding[];
  /** Patterns of files that belong to it, as they were written. */
  readonly patterns: readonly string[];
}

/**
 * Reads a fleet from a file, or from standard input when `file` is `-`, with the files that it
 * includes.
 */
export function readFleetFiles(file: string): FleetFiles {
  const main = readSource(file);
  if (!isSourceText(main)) {
    const sources = new SourceSet(main.file!, undefined);
    return { input: undefined, sources, findings: [main], patterns: [] };
  }
  const { data, findings } = parseYaml(main);
  if (!isMap(data) || data.include === undefined) {
    return { input: data, sources: new SourceSet(main.file, main), findings, patterns: [] };
  }

  const matched = matchIncludes(data.include, file);
  const reader = new IncludeReader(data);
  for (const name of matched.files) reader.read(name);
  const ownFindings = placeIn(main, matched.findings);
  return {
    input: merge(data, reader.tenants),
    sources: new SourceSet(main.file, main, reader.parts),
    findings: [...findings, ...ownFindings, ...matched.unreadable, ...reader.findings],
    patterns: [data.include].flat().filter((pattern) => typeof pattern === 'string'),
  };
}

/** `include` goes, unless it has a wrong type: that is for the check of the whole shape to say. */
function merge(main: DataMap, included: readonly unknown[]): DataMap {
  const { include, ...rest } = main;
  const merged: DataMap = isPatterns(include) ? rest : main;
  if (included.length === 0) return merged;
  const own = merged.tenants ?? [];
  return Array.isArray(own) ? { ...merged, tenants: [...own, ...included] } : merged;
}

function isPatterns(include: unknown): boolean {
  if (include === null || typeof include === 'string') return true;
  return Array.isArray(include) && include.every((item) => typeof item === 'string');
}

interface MatchedIncludes {
  readonly files: string[];
  /** About the patterns. Without a place. */
  readonly findings: Finding[];
  /** About folders on the way. */
  readonly unreadable: Finding[];
}

/** The files that all patterns match together, each once, sorted; never the main file. */
function matchIncludes(include: unknown, mainFile: string): MatchedIncludes {
  const folder = mainFile === '-' ? '' : folderOf(mainFile);
  const main = mainFile === '-' ? undefined : identity(mainFile);
  const entries: [FindingPath, unknown][] = Array.isArray(include)
    ? include.map((pattern, index) => [['include', index], pattern])
    : [[['include'], include]];

  const files = new Set<string>();
  const findings: Finding[] = [];
  const unreadableFolders = new Map<string, Finding>();
  for (const [path, pattern] of entries) {
    if (typeof pattern !== 'string') continue;
    const matched = matchFiles(pattern, folder);
    if (matched === undefined) {
      findings.push(tooManyStars(path, pattern));
      continue;
    }
    const others = matched.files.filter((name) => identity(name) !== main);
    for (const name of others) files.add(name);
    for (const { folder: at, error } of matched.unlisted) {
      unreadableFolders.set(at, unreadable(at, error, 'included'));
    }
    if (others.length === 0) findings.push(matchesNothing(path, pattern, folder));
  }
  return { files: unique(files), findings, unreadable: [...unreadableFolders.values()] };
}

function matchesNothing(path: FindingPath, pattern: string, folder: string): Finding {
  const where = folder === '' ? 'the current folder' : excerpt(folder, 80);
  return finding({
    code: 'INCLUDE_EMPTY',
    path,
    message: `The pattern ${excerpt(pattern, 80)} matches no file in ${where}.`,
    fix: 'Correct the pattern (it is relative to the folder of this file), or remove it.',
  });
}

function tooManyStars(path: FindingPath, pattern: string): Finding {
  return finding({
    code: 'INCLUDE_EMPTY',
    path,
    message: `The pattern ${excerpt(pattern, 80)} has more than ${MAX_STARS} \`*\` in one name, so it matches no file.`,
    fix: 'Use fewer, or list several patterns. `**` as a whole name means any folders.',
  });
}

/** Sorted by code points, as on every machine; of several names for one file the first counts. */
function unique(files: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  return [...files]
    .map((name) => ({ name, bytes: Buffer.from(name) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
    .map(({ name }) => name)
    .filter((name) => {
      const real = identity(name);
      if (seen.has(real)) return false;
      seen.add(real);
      return true;
    });
}

/**
 * The folder part of a path, empty for the current folder, so that included files are shown without
 * `./`.
 */
function folderOf(file: string): string {
  const folder = dirname(file);
  if (folder === '.') return '';
  return process.platform === 'win32' ? folder.replaceAll('\\', '/') : folder;
}

function identity(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

/** Reads included files one after the other and collects their tenants. */
class IncludeReader {
  readonly tenants: unknown[] = [];
  readonly parts: IncludedTenants[] = [];
  readonly findings: Finding[] = [];
  private readonly first: number;

  constructor(private readonly main: DataMap) {
    this.first = Array.isArray(main.tenants) ? main.tenants.length : 0;
  }

  read(file: string): void {
    const source = readSource(file, 'included');
    if (!isSourceText(source)) {
      this.findings.push(source);
      return;
    }
    const { data, findings } = parseYaml(source, 'included');
    const complaints = data === undefined ? [] : checkIncluded(file, data, this.main.apiVersion);
    this.findings.push(
      ...[...findings, ...placeIn(source, complaints)].map((item) => ({
        ...item,
        path: this.mergedPath(item.path),
      })),
    );
    this.add(file, data);
  }

  private add(file: string, data: unknown): void {
    const tenants = isMap(data) && Array.isArray(data.tenants) ? data.tenants : [];
    if (tenants.length === 0) return;
    this.parts.push({ file, first: this.first + this.tenants.length, count: tenants.length });
    for (const tenant of tenants) this.tenants.push(tenant);
  }

  /** The file's own second tenant may be the hundredth of the fleet. */
  private mergedPath(path: FindingPath): FindingPath {
    const [root, index] = path;
    if (root !== 'tenants' || typeof index !== 'number') return path;
    return ['tenants', this.first + this.tenants.length + index, ...path.slice(2)];
  }
}
