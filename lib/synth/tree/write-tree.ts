import { join } from 'node:path';
import { TenancyError, type Finding } from '../../findings/finding';
import type { PlannedFile, RenderedFile } from '../render/tree-file';
import { commit } from './commit';
import { readIfThere } from './difference';
import { NamespaceHistory, type Move } from './namespace-history';
import { moveFindings } from './move-findings';
import { findLeftovers, type Removals } from './prune';
import { stage, type Changes } from './stage';
import { StageFolder, clearDeadRuns, stampOf } from './stage-folder';
import { HeldSignals } from './stage-signals';
import { Folders } from './tree-folders';
import { refuseClashes, survey, type Standings } from './tree-plan';
import { unknownRenames } from './unknown-renames';
import { vanished } from './vanished';

/** How {@link writeTree} treats the output folder. */
export interface TreeOptions {
  /** The output folder. It need not exist. */
  readonly output: string;
  /**
   * Only compares, and writes nothing.
   *
   * @default false
   */
  readonly check?: boolean;
  /**
   * The plan is only a part of the tree: nothing is removed, and other files do not matter.
   *
   * @default false
   */
  readonly partial?: boolean;
  /** The cluster that the tree is for. Absent: the input names none. */
  readonly cluster?: string;
  /**
   * Also removes files whose entries are gone without `state: removed`.
   *
   * @default false
   */
  readonly prune?: boolean;
  /** Called for each file that `check` finds to differ. Missing files and those that are left over do not count. */
  readonly onDiffering?: (file: DifferingFile) => void;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A file that `check` found to differ. */
export interface DifferingFile {
  /** Relative to the output. */
  readonly path: string;
  /** What is on the disk. */
  readonly before: string;
  /** What should be there. */
  readonly after: string;
}

/** What a run did, or with `check` would do. Paths are relative to the output, and sorted. */
export interface TreeResult {
  /** Files that did not exist. */
  readonly created: string[];
  /** Files with another content. */
  readonly changed: string[];
  /** Files that are no longer part of the tree. */
  readonly removed: string[];
  /** How many files are as they were. */
  readonly unchanged: number;
}

/** A tree that is to be written. */
export interface Tree {
  readonly plan: readonly PlannedFile[];
  /** Every planned file once, in any order. */
  readonly files: Iterable<RenderedFile>;
  readonly options: TreeOptions;
}

/**
 * Writes the planned files to the output folder: all of them, or none if anything fails before the first one is moved
 * to its place.
 *
 * @param files - every planned file once, in any order
 * @throws TenancyError if paths clash, other files are in the way, entries are gone, or the output folder cannot be
 *   written
 */
export async function writeTree(
  plan: readonly PlannedFile[],
  files: Iterable<RenderedFile>,
  options: TreeOptions,
): Promise<TreeResult> {
  const [result] = await writeTrees([{ plan, files, options }]);
  return result!;
}

/**
 * Writes several trees, each to a folder of its own: all of them, or none if anything fails before the first file is
 * moved to its place.
 *
 * @throws TenancyError with what is wrong with all of them
 */
export async function writeTrees(trees: readonly Tree[]): Promise<TreeResult[]> {
  const staged: StagedTree[] = [];
  const failures: Finding[] = [];
  // A run that only compares has nothing to clean up.
  const writes = trees.some(({ options }) => options.check !== true);
  const signals = writes ? new HeldSignals() : undefined;
  try {
    for (const tree of trees) {
      try {
        staged.push(await stageTree(tree, signals));
      } catch (error) {
        if (!(error instanceof TenancyError) || trees.length === 1) throw error;
        failures.push(...error.findings);
      }
    }
    if (failures.length > 0) throw new TenancyError(failures);
    for (const tree of staged) tree.commit();
    return staged.map(({ result }) => result);
  } finally {
    for (const tree of staged) tree.discard();
    await signals?.release();
  }
}

/** A tree that is rendered and compared. Nothing is in its place yet. */
interface StagedTree {
  readonly result: TreeResult;
  /** Moves everything to its place. */
  readonly commit: () => void;
  /** Removes what was staged and not moved. */
  readonly discard: () => void;
}

async function stageTree(
  { plan, files, options }: Tree,
  signals: HeldSignals | undefined,
): Promise<StagedTree> {
  refuseClashes(plan);
  const seen = stampOf(options.output);
  const folders = new Folders(options.output);
  const findings: Finding[] = [];
  const standings = survey(plan, folders, findings);
  const isBlocked = findings.length > 0;
  const history = new NamespaceHistory(plan);
  const past = options.partial
    ? judgePart(folders, standings, history)
    : judge(folders, standings, history, options, findings);
  if (isBlocked) throw new TenancyError(findings);

  const optional = new Set(plan.flatMap(({ path, optional }) => (optional === true ? path : [])));
  const work: Work = { folders, standings, history, files, optional, findings, ...past };
  // Where nothing will be written, the rest is only compared, so that all findings are told at once.
  const isDry = options.check === true || findings.length > 0;
  const { changes, commit, discard } = isDry
    ? await compare(work, options)
    : await write(work, seen, signals, options);
  const emptied = options.partial ? [] : changes.emptied;
  const result = {
    created: changes.created.sort(),
    changed: changes.changed.sort(),
    removed: [...past.removals.files, ...emptied].sort(),
    unchanged: changes.unchanged,
  };
  return { result, commit, discard };
}

/** What differs, and what to do about it. */
interface Staged extends Omit<StagedTree, 'result'> {
  readonly changes: Changes;
}

/** What an earlier run left, as far as it matters now. */
interface Past {
  readonly removals: Removals;
  /** Live namespaces whose files are no longer planned, and what would come in their place. */
  readonly moves: readonly Move[];
}

/** Everything that is known before the first file is rendered. */
interface Work extends Past {
  readonly folders: Folders;
  readonly standings: Standings;
  readonly history: NamespaceHistory;
  readonly files: Iterable<RenderedFile>;
  readonly optional: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** What to remove. Files that must not be removed become findings. */
function judge(
  folders: Folders,
  standings: Standings,
  history: NamespaceHistory,
  options: TreeOptions,
  findings: Finding[],
): Past {
  const leftovers = findLeftovers(folders, (path) => standings.has(path));
  const { kept, emptyFolders } = leftovers;
  if (options.prune) {
    const files = [...leftovers.released, ...kept.map(({ path }) => path)].sort();
    return { removals: { files, emptyFolders }, moves: [] };
  }
  const { released, moves, vanished: gone } = history.departures(kept);
  const planned = new Set(
    [...standings.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))),
  );
  const added = [...history.origins].flatMap(([path, origin]) =>
    standings.get(path) === true ? [] : [origin],
  );
  const { cluster } = options;
  findings.push(...vanished(folders.output, gone, { folders: planned, added, cluster }));
  findings.push(...unknownRenames(folders, history.origins.values(), gone));
  const files = [...leftovers.released, ...released].sort();
  return { removals: { files, emptyFolders }, moves };
}

/** Of the files of some tenants, those are removed that are written under another name now. */
function judgePart(folders: Folders, standings: Standings, history: NamespaceHistory): Past {
  const former = new Set(history.formerPaths);
  if (former.size === 0) return { removals: { files: [], emptyFolders: [] }, moves: [] };
  const { released, kept } = findLeftovers(
    folders,
    (path) => standings.has(path) || !former.has(path),
  );
  const departures = history.departures(kept);
  const files = [...released, ...departures.released].sort();
  return { removals: { files, emptyFolders: [] }, moves: departures.moves };
}

async function compare(work: Work, options: TreeOptions): Promise<Staged> {
  const { standings, files, optional, history } = work;
  const changes = await stage(options.output, standings, files, {
    optional,
    history,
    keep: (path, content, old) => {
      if (old === undefined || options.onDiffering === undefined) return;
      const [before, after] = [old, content].map((bytes) => Buffer.from(bytes).toString());
      options.onDiffering({ path, before: before!, after: after! });
    },
    pause: () => Promise.resolve(),
    onProgress: options.onProgress,
  });
  refuse(work, changes, options);
  return { changes, commit: () => undefined, discard: () => undefined };
}

/** Refuses what would lose or replace something that the cluster has. */
function refuse(
  { findings, removals, moves, history, standings }: Work,
  changes: Changes,
  { output, prune }: TreeOptions,
): void {
  const { fields, emptied } = changes;
  // Objects may have moved here from files that are removed.
  for (const path of [...removals.files, ...emptied]) {
    fields.addOld(path, readIfThere(join(output, path)));
  }
  const moved = [...moves, ...changes.moves];
  const paths = new Set(moved.map(({ old }) => old.path));
  const stable = [...history.origins].flatMap(([path, origin]) =>
    standings.get(path) === true && !paths.has(path) ? [origin] : [],
  );
  const all = [
    ...findings,
    ...(prune === true ? [] : moveFindings(output, moved, stable)),
    ...fields.findings((path) => join(output, path)),
  ];
  if (all.length > 0) throw new TenancyError(all);
}

async function write(
  work: Work,
  seen: string | undefined,
  signals: HeldSignals | undefined,
  { output, partial = false, ...options }: TreeOptions,
): Promise<Staged> {
  const { folders, standings, history, files, optional, removals } = work;
  const cleared = clearDeadRuns(folders);
  // The files of some tenants are complete in themselves. A whole tree is not, if another run writes a part of it.
  const staged = new StageFolder(
    output,
    partial ? undefined : { at: cleared ? stampOf(output) : seen },
  );
  const discard = (): void => staged.discard();
  try {
    if (removals.files.length > 0) staged.begin();
    const changes = await stage(output, standings, files, {
      optional,
      history,
      keep: (path, content) => staged.add(path, content),
      pause: () => signals?.poll() ?? Promise.resolve(),
      onProgress: options.onProgress,
    });
    refuse(work, changes, { output, ...options });
    const emptied = partial ? [] : changes.emptied;
    if (emptied.length > 0) staged.begin();
    const all = { ...removals, files: [...removals.files, ...emptied] };
    return { changes, commit: () => commit(folders, staged, all), discard };
  } catch (error) {
    discard();
    throw error;
  }
}
