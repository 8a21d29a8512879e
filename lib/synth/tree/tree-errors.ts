import { TenancyError, finding } from '../../findings/finding';
import { systemCode, systemReason } from '../../findings/system-errors';

const FILE_FOR_FOLDER = 'a file is in the place of a folder';
const FOLDER_FOR_FILE = 'a folder is in the place of a file';

/** What the system means by a code where a tree of files is written. */
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: FILE_FOR_FOLDER,
  EISDIR: FOLDER_FOR_FILE,
  ENAMETOOLONG: 'the path is too long',
  ENOTDIR: FILE_FOR_FOLDER,
  ENOTEMPTY: FOLDER_FOR_FILE,
};

const MOVE_AWAY = 'Move it away, or choose another output';

/** What helps, by the code of an error of the system. */
const FIXES: Readonly<Record<string, string>> = {
  EACCES: 'Change the permissions or the owner, or choose another output',
  EDQUOT: 'Free some space',
  EEXIST: MOVE_AWAY,
  EISDIR: MOVE_AWAY,
  ELOOP: 'Choose an output that is a folder',
  ENAMETOOLONG: 'Choose an output with a shorter path',
  ENOSPC: 'Free some space',
  ENOTDIR: MOVE_AWAY,
  ENOTEMPTY: MOVE_AWAY,
  EPERM: 'Change the owner, or choose another output',
  EROFS: 'Choose an output that can be written',
  EXDEV: 'Choose an output without mount points',
};

/** Runs one step on the file system; a refusal becomes a finding that names the path. */
export function attempt<T>(path: string, verb: 'read' | 'written', step: () => T): T {
  try {
    return step();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw unwritable(path, verb, code, error as Error);
  }
}

/** The error of a run that would write at the same time as another one, and leave a mixture of both. */
export function busy(output: string, pid: number | undefined): TenancyError {
  const who = pid === undefined ? 'another run' : `another run (process ${pid})`;
  return new TenancyError([
    finding({
      code: 'OUTPUT_UNWRITABLE',
      path: [],
      file: output,
      message: `${output} cannot be written: ${who} ${pid === undefined ? 'wrote' : 'writes'} to it at the same time.`,
      fix: 'Run synth again when the other run is over.',
    }),
  ]);
}

/** Whether an error means that nothing exists at the path. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function unwritable(path: string, verb: string, code: string, cause: Error): TenancyError {
  const reason = systemReason(cause, REASONS);
  const fix = FIXES[code] ?? 'Check the output folder';
  const error = new TenancyError([
    finding({
      code: 'OUTPUT_UNWRITABLE',
      path: [],
      file: path,
      message: `${path} cannot be ${verb}: ${reason}.`,
      fix: `${fix}, then run synth again.`,
    }),
  ]);
  error.cause = cause;
  return error;
}

/** The code of an error of the file system, such as ENOSPC; undefined for other errors. */
function codeOf(error: unknown): string | undefined {
  const isOfSystem = typeof error === 'object' && error !== null && 'syscall' in error;
  return isOfSystem ? systemCode(error) : undefined;
}
