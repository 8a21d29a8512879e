import type { RenderedFile } from '../render/tree-file';
import { differenceOf } from './difference';
import { ImmutableFields } from './immutable-fields';
import type { Move, NamespaceHistory } from './namespace-history';
import { oldNamespace } from './old-namespace';
import type { Standings } from './tree-plan';

/** What differs between the rendered files and the disk. */
export interface Changes {
  readonly created: string[];
  readonly changed: string[];
  readonly unchanged: number;
  /** Files of ours on the disk that turned out to have no content any more. */
  readonly emptied: readonly string[];
  /** What the changed and created files hold, and what the changed ones held. */
  readonly fields: ImmutableFields;
  /** Live namespaces that the changed files held, where they hold another one now. */
  readonly moves: readonly Move[];
}

export interface StageSteps {
  /** Planned files that need not be rendered. */
  readonly optional: ReadonlySet<string>;
  /** What is planned, and what was before. */
  readonly history: NamespaceHistory;
  /** Takes the new content of a file that is missing or differs. */
  readonly keep: (path: string, content: Uint8Array) => void;
  /** Called between two files, now and then. */
  readonly pause: () => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many files are rendered between two turns of the event loop: it takes a few milliseconds. */
const FILES_PER_TURN = 8;

/**
 * Compares the planned files with the disk one by one, so that only a few texts are in memory.
 */
export async function stage(
  output: string,
  standings: Standings,
  files: Iterable<RenderedFile>,
  { optional, history, keep, pause, onProgress }: StageSteps,
): Promise<Changes> {
  const missing = new Set(standings.keys());
  const fields = new ImmutableFields();
  // The first run has nothing to compare with.
  const isLater = [...standings.values()].includes(true);
  const moves: Move[] = [];
  const created: string[] = [];
  const changed: string[] = [];
  const total = standings.size - optional.size;
  let done = 0;
  for (const file of files) {
    const { path } = file;
    if (!missing.delete(path)) throw new Error(`Rendered twice, or never planned: ${path}`);
    const stands = standings.get(path) === true;
    const difference = differenceOf(output, file, stands);
    if (difference !== undefined) {
      (stands ? changed : created).push(path);
      fields.addOld(path, difference.old);
      const move = moveOf(history, path, difference.old);
      if (move !== undefined) moves.push(move);
      if (isLater) fields.addNew(path, file.content);
      keep(path, difference.bytes);
    }
    done += 1;
    if (done % FILES_PER_TURN === 0) await pause();
    onProgress?.(Math.min(done, total), total);
  }
  await pause();
  const forgotten = [...missing].filter((path) => !optional.has(path));
  if (forgotten.length > 0) {
    const some = forgotten.slice(0, 3).join(', ');
    throw new Error(`Planned but never rendered: ${forgotten.length} files, e.g. ${some}`);
  }
  return {
    created,
    changed,
    unchanged: done - created.length - changed.length,
    fields,
    moves,
    emptied: [...missing].filter((path) => standings.get(path) === true),
  };
}

function moveOf(
  history: NamespaceHistory,
  path: string,
  content: Buffer | undefined,
): Move | undefined {
  if (content === undefined || !history.origins.has(path)) return undefined;
  const old = oldNamespace(path, content.toString());
  return old === undefined ? undefined : history.moveInPlace(old);
}
