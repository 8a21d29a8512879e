import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lacksRights, lacksRoom, systemReason } from '../findings/system-errors';
import { EditProblem } from './edit-problem';
import type { HeldFiles } from './held-files';

/** A file that waits beside the one that it replaces. */
interface WaitingFile {
  readonly file: string;
  readonly target: string;
  readonly temporary: string;
}

/**
 * Writes edited files: all of them are written beside the old ones first, and then renamed. A link stays a link, and the
 * mode stays as it is.
 *
 * @throws EditProblem if a file changed since it was read, or cannot be written. Then no file is changed
 */
export function writeEdited(files: HeldFiles): void {
  const waiting: WaitingFile[] = [];
  try {
    for (const { file, before, after } of files.changes) {
      waiting.push(attempt(file, () => writeBeside(file, before, after)));
    }
    for (const { file, before } of files.changes) checkUnchanged(file, before);
    for (const { file, target, temporary } of waiting) {
      attempt(file, () => renameSync(temporary, target));
    }
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
  }
}

function writeBeside(file: string, before: Buffer, after: string): WaitingFile {
  checkUnchanged(file, before);
  const target = realpathSync(file);
  // A rename would replace a file that may not be written.
  closeSync(openSync(target, 'r+'));
  const { mode, uid, gid } = statSync(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(descriptor, after);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(temporary, mode);
    keepOwner(temporary, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(temporary, { force: true });
    throw error;
  }
  return { file, target, temporary };
}

/** Only the superuser can give a file away. */
function keepOwner(file: string, uid: number, gid: number): void {
  const own = statSync(file);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(file, uid, gid);
  } catch {
    // Git does not record owners, and the content is what matters.
  }
}

function checkUnchanged(file: string, before: Buffer): void {
  const now = attempt(file, () => readFileSync(file));
  if (now.equals(before)) return;
  throw new EditProblem(
    `\`${file}\` was changed by somebody else meanwhile. Nothing was written; run the command again.`,
  );
}

/** What the system means by a code where a file is replaced. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is gone',
  EEXIST: 'the temporary file of an earlier run is in the way',
};

/** What helps. */
function remedy(error: unknown): string {
  if (lacksRoom(error)) return 'Free some space, and run the command again.';
  return lacksRights(error)
    ? 'Give yourself the right to write the file and its folder, or run the command without writing.'
    : 'Repair that, or run the command without writing.';
}

function attempt<Result>(file: string, task: () => Result): Result {
  try {
    return task();
  } catch (error) {
    if (error instanceof EditProblem) throw error;
    throw new EditProblem(
      `\`${file}\` cannot be written: ${systemReason(error, REASONS)}. ${remedy(error)}`,
    );
  }
}
