import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Why Git has no answer, in words for people. */
export class BaseProblem extends Error {}

/** Runs a command of Git that only reads. Returns nothing if it fails. */
export function tryGit(
  folder: string,
  args: readonly string[],
  input?: string,
): Buffer | undefined {
  const { status, stdout, error } = spawnSync('git', args, {
    cwd: folder,
    input,
    maxBuffer: 2 ** 31 - 1,
    // Nothing is written, not even the index that some commands refresh.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (!existsSync(folder)) throw new BaseProblem(`there is no folder ${folder}`);
  if (error !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') {
    throw new BaseProblem(
      'git is not installed; name a folder with the older tenants.yaml and dist/ instead',
    );
  }
  return status === 0 ? stdout : undefined;
}

/** The same as one line of text. */
export function tryGitLine(folder: string, ...args: readonly string[]): string | undefined {
  return tryGit(folder, args)?.toString('utf8').trim();
}
