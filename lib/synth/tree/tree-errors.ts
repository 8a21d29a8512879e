import { TenancyError, finding } from '../../findings/finding';

/** Why the operating system refuses something, and what helps, by the code of its error. */
const REASONS: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space'],
  EDQUOT: ['your disk quota is used up', 'Free some space'],
  EACCES: ['permission is denied', 'Change the permissions or the owner, or choose another output'],
  EPERM: ['the system does not permit it', 'Change the owner, or choose another output'],
  EROFS: ['the file system is read-only', 'Choose an output that can be written'],
  ENOTDIR: ['a file is in the place of a folder', 'Move it away, or choose another output'],
  EEXIST: ['a file is in the place of a folder', 'Move it away, or choose another output'],
  EISDIR: ['a folder is in the place of a file', 'Move it away, or choose another output'],
  ENOTEMPTY: ['a folder is in the place of a file', 'Move it away, or choose another output'],
  ENAMETOOLONG: ['the path is too long', 'Choose an output with a shorter path'],
  ELOOP: ['its symbolic links form a circle', 'Choose an output that is a folder'],
  EXDEV: ['it is on another file system', 'Choose an output without mount points'],
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
  const [reason, fix] = REASONS[code] ?? [cause.message, 'Check the output folder'];
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
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
