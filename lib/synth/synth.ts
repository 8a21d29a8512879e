import { join } from 'node:path';
import { TenancyError } from '../findings/finding';
import { nearest } from '../findings/nearest';
import { clusterOf } from '../fleet/clusters/cluster-of';
import type { Fleet, FleetTenant } from '../fleet/model/fleet';
import { loadExtensions } from './extensions/extensions';
import { FleetFiles } from './render/fleet-files';
import type { RenderedFile } from './render/tree-file';
import { otherTrees } from './tree/other-trees';
import {
  type OutputRecord,
  readRecord,
  recordOf,
  takenBy,
  writeRecord,
} from './tree/output-record';
import { removeIfEmpty } from './tree/tree-folders';
import { type DifferingFile, type Tree, type TreeResult, writeTrees } from './tree/write-tree';

/** How `synth` treats its output. */
export interface SynthOptions {
  /**
   * The output folder, which need not exist.
   *
   * @default dist
   */
  readonly output?: string;
  /**
   * Writes only the files of these tenants, and removes nothing.
   *
   * @default - all tenants, and the platform
   */
  readonly tenants?: readonly string[];
  /**
   * Writes only the trees of these clusters.
   *
   * @default - all clusters
   */
  readonly clusters?: readonly string[];
  /**
   * The file that the fleets come from. The output folder then says so, and `synth` refuses to write what comes from
   * another file over it.
   *
   * @default - not recorded
   */
  readonly source?: string;
  /**
   * Only compares, and writes nothing.
   *
   * @default false
   */
  readonly check?: boolean;
  /**
   * Also removes files whose entries are gone without `state: removed`.
   *
   * @default false
   */
  readonly prune?: boolean;
  /**
   * What the paths of `extensions` are relative to: the folder of tenants.yaml.
   *
   * @default - the current folder
   */
  readonly folder?: string;
  /** Called for each file that `check` finds to differ. Missing files and those that are left over do not count. */
  readonly onDiffering?: (file: DifferingFile) => void;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes a fleet as plain YAML: one file per namespace, and the files of the platform. It writes all files or none, and
 * leaves files alone that it did not write. Of several fleets, each gets a folder with the name of its cluster.
 *
 * @throws TenancyError if other files are in the way, entries are gone, an extension fails, or the folder cannot be
 *   written
 */
export async function synth(
  input: Fleet | readonly Fleet[],
  options: SynthOptions = {},
): Promise<TreeResult> {
  const fleets = Array.isArray(input) ? (input as readonly Fleet[]) : [input as Fleet];
  const { output = 'dist', check = false, prune = false, source } = options;
  const clusters = fleets.length > 1 ? fleets.map((fleet) => clusterOf(fleet)!) : [];
  const record = readRecord(output);
  if (source !== undefined) refuse(takenBy(output, source, record));
  const isWhole = options.tenants === undefined && options.clusters === undefined;
  const others = otherTrees(output, clusters, record);
  // What is gone from the file matters to whom nothing is removed for as well, unless it is elsewhere.
  if (!prune) refuse(others.findings.filter(({ code }) => isWhole || code === 'LAYOUT_CHANGED'));
  const placed = treesOf(fleets, options);
  if (isWhole) {
    const gone = others.folders.map((folder) => emptyTree(folder, options));
    placed.push(...gone);
  }
  const results = await writeTrees(placed.map(({ tree }) => tree));
  // The folder of a cluster that is gone belongs to nobody.
  if (!check && isWhole) {
    for (const folder of others.folders) if (folder !== '') removeIfEmpty(join(output, folder));
  }
  if (!check) writeRecord(output, recordAfter(output, source, clusters, { record, isWhole }));
  return together(results.map((result, index) => inFolder(placed[index]!.folder, result)));
}

function refuse(findings: TenancyError['findings']): void {
  if (findings.length > 0) throw new TenancyError(findings);
}

/** A tree, and its folder relative to the output folder. */
interface PlacedTree {
  readonly folder: string;
  readonly tree: Tree;
}

/** The trees of the chosen clusters. */
function treesOf(fleets: readonly Fleet[], options: SynthOptions): PlacedTree[] {
  const names = fleets.flatMap((fleet) => clusterOf(fleet) ?? []);
  for (const name of options.clusters ?? []) refuseUnknown('cluster', name, names);
  const tenants = fleets.flatMap((fleet) => fleet.tenants.map(({ name }) => name));
  for (const name of options.tenants ?? []) refuseUnknown('tenant', name, tenants);
  return fleets.flatMap((fleet): PlacedTree[] => {
    const cluster = clusterOf(fleet);
    if (options.clusters !== undefined && !options.clusters.includes(cluster!)) return [];
    const folder = fleets.length > 1 ? cluster! : '';
    const chosen = chosenOf(fleet, options.tenants);
    const files = filesOf(fleet, options);
    const tree: Tree = {
      plan: files.plan(chosen),
      files: files.render(chosen),
      options: {
        ...treeOptions(folder, options),
        partial: chosen !== undefined,
        ...(folder === '' ? {} : { cluster: folder }),
      },
    };
    return [{ folder, tree }];
  });
}

/** A tree of which nothing is left. */
function emptyTree(folder: string, options: SynthOptions): PlacedTree {
  return { folder, tree: { plan: [], files: [], options: treeOptions(folder, options) } };
}

function treeOptions(
  folder: string,
  { output = 'dist', check, prune, onDiffering, onProgress }: SynthOptions,
): Tree['options'] {
  return {
    output: join(output, folder),
    check,
    prune,
    onProgress,
    onDiffering: onDiffering && ((file) => onDiffering({ ...file, path: join(folder, file.path) })),
  };
}

/** Paths relative to the output folder instead of the folder of a tree. */
function inFolder(folder: string, { unchanged, ...paths }: TreeResult): TreeResult {
  if (folder === '') return { ...paths, unchanged };
  const placed = (list: readonly string[]): string[] => list.map((path) => `${folder}/${path}`);
  return {
    created: placed(paths.created),
    changed: placed(paths.changed),
    removed: placed(paths.removed),
    unchanged,
  };
}

function together(results: readonly TreeResult[]): TreeResult {
  const all = (key: 'created' | 'changed' | 'removed'): string[] =>
    results.flatMap((result) => result[key]).sort();
  return {
    created: all('created'),
    changed: all('changed'),
    removed: all('removed'),
    unchanged: results.reduce((sum, { unchanged }) => sum + unchanged, 0),
  };
}

/** The record of a run, of which a part of the trees says nothing about the others. */
function recordAfter(
  output: string,
  source: string | undefined,
  clusters: readonly string[],
  { record, isWhole }: { readonly record: OutputRecord | undefined; readonly isWhole: boolean },
): OutputRecord {
  const all = isWhole ? clusters : [...new Set([...(record?.clusters ?? []), ...clusters])].sort();
  const next = recordOf(output, source, all);
  return source === undefined && record?.file !== undefined ? { ...next, file: record.file } : next;
}

/** Renders the files that `synth` would write, those of the platform first, and writes nothing. */
export function renderFiles(
  fleet: Fleet,
  options: Pick<SynthOptions, 'tenants' | 'folder'> = {},
): Iterable<RenderedFile> {
  for (const name of options.tenants ?? []) {
    const names = fleet.tenants.map((tenant) => tenant.name);
    refuseUnknown('tenant', name, names);
  }
  return filesOf(fleet, options).render(chosenOf(fleet, options.tenants));
}

function filesOf(fleet: Fleet, { folder = '.' }: SynthOptions): FleetFiles {
  return new FleetFiles(fleet, loadExtensions(fleet.platform.extensions, folder));
}

function chosenOf({ tenants }: Fleet, names?: readonly string[]): FleetTenant[] | undefined {
  return names === undefined ? undefined : tenants.filter(({ name }) => names.includes(name));
}

function refuseUnknown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  throw new RangeError(
    `there is no ${what} ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}
