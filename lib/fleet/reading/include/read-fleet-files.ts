import type { Finding, FindingPath } from '../../../findings/finding';
import { type Data, type DataMap, isList, isMap } from '../../model/layers';
import { isSourceText, readSource, type SourceReader } from '../source/source';
import { parseYaml } from '../yaml/yaml-reader';
import { findIncludedFiles, patternsOf } from './include-files';
import { checkIncluded } from './include-part';
import { type IncludedTenants, placeIn, SourceSet } from './source-set';

/** One fleet as it was written, from one file or several. */
export interface FleetFiles {
  /**
   * The main file's data without `include`, its `tenants` followed by the included ones;
   * `undefined` if unreadable.
   */
  readonly input: Data | undefined;
  /** Which file and line each part of `input` comes from. */
  readonly sources: SourceSet;
  /** What is wrong with the files as such: reading, YAML, inclusion. Each with its place. */
  readonly findings: Finding[];
  /** Patterns of files that belong to it, as they were written. */
  readonly patterns: readonly string[];
}

/**
 * Reads a fleet from a file, or from standard input if `file` is `-`, with the files that it
 * includes.
 */
export function readFleetFiles(file: string, read: SourceReader = readSource): FleetFiles {
  const main = read(file, 'main');
  if (!isSourceText(main)) {
    const sources = new SourceSet(main.file!, undefined);
    return { input: undefined, sources, findings: [main], patterns: [] };
  }
  const { data, findings } = parseYaml(main);
  if (!isMap(data) || data.include === undefined) {
    return { input: data, sources: new SourceSet(main.file, main), findings, patterns: [] };
  }
  const included = findIncludedFiles(data.include, file);
  const reader = new IncludeReader(data, read);
  for (const name of included.files) reader.read(name);
  return {
    input: merge(data, reader.tenants),
    sources: new SourceSet(main.file, main, reader.parts, read),
    findings: [
      ...findings,
      ...placeIn(main, included.findings),
      ...included.unreadable,
      ...reader.findings,
    ],
    patterns: patternsOf(data.include).map(([, pattern]) => pattern),
  };
}

/** Removes `include`, unless its type is wrong: the check of the whole shape reports that. */
function merge(main: DataMap, included: readonly Data[]): DataMap {
  const { include, ...rest } = main;
  const merged = isPatterns(include) ? rest : main;
  if (included.length === 0) return merged;
  const own = merged.tenants ?? [];
  return isList(own) ? { ...merged, tenants: [...own, ...included] } : merged;
}

function isPatterns(include: unknown): boolean {
  if (include === null || typeof include === 'string') return true;
  return Array.isArray(include) && include.every((item) => typeof item === 'string');
}

/** Reads included files one after the other and collects their tenants. */
class IncludeReader {
  readonly tenants: Data[] = [];
  readonly parts: IncludedTenants[] = [];
  readonly findings: Finding[] = [];
  private readonly first: number;

  constructor(
    private readonly main: DataMap,
    private readonly source: SourceReader,
  ) {
    this.first = Array.isArray(main.tenants) ? main.tenants.length : 0;
  }

  read(file: string): void {
    const source = this.source(file, 'included');
    if (!isSourceText(source)) {
      this.findings.push(source);
      return;
    }
    const { data, findings } = parseYaml(source, 'included');
    const complaints = data === undefined ? [] : checkIncluded(file, data, this.main.apiVersion);
    for (const item of [...findings, ...placeIn(source, complaints)]) {
      this.findings.push({ ...item, path: this.mergedPath(item.path) });
    }
    const tenants: readonly Data[] = isMap(data) && Array.isArray(data.tenants) ? data.tenants : [];
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
