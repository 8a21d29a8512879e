import { join } from 'node:path';
import { TenancyError, type Finding } from '../../findings/finding';
import type { PlannedFile, RenderedFile } from '../render/tree-file';
import { commit } from './commit';
import { readIfThere } from './difference';
import { findLeftovers, vanished, type Removals } from './prune';
import { stage, type Changes } from './stage';
import { StageFolder, clearDeadRuns, stampOf } from './stage-folder';
import { HeldSignals } from './stage-signals';
import { Folders } from './tree-folders';
import { refuseClashes, survey, type Standings } from './tree-plan';

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
  refuseClashes(plan);
  const seen = stampOf(options.output);
  const folders = new Folders(options.output);
  const findings: Finding[] = [];
  const standings = survey(plan, folders, findings);
  const removals = options.partial ? NOTHING : judge(folders, standings, options, findings);
  if (findings.length > 0) throw new TenancyError(findings);

  const optional = new Set(plan.flatMap(({ path, optional }) => (optional === true ? path : [])));
  const changes = options.check
    ? await compare(standings, files, optional, removals, options)
    : await write(folders, standings, files, optional, removals, seen, options);
  const emptied = options.partial ? [] : changes.emptied;
  return {
    created: changes.created.sort(),
    changed: changes.changed.sort(),
    removed: [...removals.files, ...emptied].sort(),
    unchanged: changes.unchanged,
  };
}

const NOTHING: Removals = { files: [], emptyFolders: [] };

/** What to remove. Files that must not be removed become findings. */
function judge(
  folders: Folders,
  standings: Standings,
  options: TreeOptions,
  findings: Finding[],
): Removals {
  const { released, kept, emptyFolders } = findLeftovers(folders, (path) => standings.has(path));
  if (options.prune) return { files: [...released, ...kept].sort(), emptyFolders };
  const planned = new Set(
    [...standings.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))),
  );
  findings.push(...vanished(folders.output, kept, planned));
  return { files: released.sort(), emptyFolders };
}

async function compare(
  standings: Standings,
  files: Iterable<RenderedFile>,
  optional: ReadonlySet<string>,
  removals: Removals,
  { output, onDiffering, onProgress }: TreeOptions,
): Promise<Changes> {
  const changes = await stage(output, standings, files, {
    optional,
    keep: (path, content, old) => {
      if (old === undefined || onDiffering === undefined) return;
      const [before, after] = [old, content].map((bytes) => Buffer.from(bytes).toString());
      onDiffering({ path, before: before!, after: after! });
    },
    pause: () => Promise.resolve(),
    onProgress,
  });
  refuseImmutable(output, changes, removals);
  return changes;
}

/** Objects may have moved here from files that are removed. */
function refuseImmutable(output: string, { fields, emptied }: Changes, { files }: Removals): void {
  for (const path of [...files, ...emptied]) fields.addOld(path, readIfThere(join(output, path)));
  const findings = fields.findings((path) => join(output, path));
  if (findings.length > 0) throw new TenancyError(findings);
}

async function write(
  folders: Folders,
  standings: Standings,
  files: Iterable<RenderedFile>,
  optional: ReadonlySet<string>,
  removals: Removals,
  seen: string | undefined,
  { output, partial = false, onProgress }: TreeOptions,
): Promise<Changes> {
  const cleared = clearDeadRuns(folders);
  // The files of some tenants are complete in themselves. A whole tree is not, if another run writes a part of it.
  const staged = new StageFolder(
    output,
    partial ? undefined : { at: cleared ? stampOf(output) : seen },
  );
  const signals = new HeldSignals();
  try {
    if (removals.files.length > 0) staged.begin();
    const changes = await stage(output, standings, files, {
      optional,
      keep: (path, content) => staged.add(path, content),
      pause: () => signals.poll(),
      onProgress,
    });
    refuseImmutable(output, changes, removals);
    const emptied = partial ? [] : changes.emptied;
    if (emptied.length > 0) staged.begin();
    commit(folders, staged, { ...removals, files: [...removals.files, ...emptied] });
    return changes;
  } finally {
    staged.discard();
    await signals.release();
  }
}
