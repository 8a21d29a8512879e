import { existsSync, statSync } from 'node:fs';
import { BaseProblem, tryGitLine } from './git-command';

/** A commit to compare with. */
export interface BaseRevision {
  readonly commit: string;
  /** What people call it, such as `merge base with origin/main (3f2a91c)`. */
  readonly name: string;
}

/** Where the main branch may be, in the order in which they are asked for. */
const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The refs are named because a clone of one branch fetches no other. */
const DEEPER =
  'in GitHub Actions, give actions/checkout `fetch-depth: 0`; in GitLab, set GIT_DEPTH to 0; elsewhere, ' +
  "run git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";

/**
 * The commit that a revision means; without one, the merge base with the main branch.
 *
 * @param folder - a folder of the repository
 * @throws BaseProblem if there is none
 */
export function findBase(folder: string, revision: string | undefined): BaseRevision {
  return revision === undefined ? mergeBase(folder) : namedCommit(folder, revision);
}

function namedCommit(folder: string, revision: string): BaseRevision {
  const commit = commitOf(folder, revision);
  if (commit !== undefined) return { commit, name: nameOf(revision, commit) };
  const quoted = JSON.stringify(revision);
  if (existsSync(revision)) throw noTreeIn(revision);
  const hint = isShallow(folder)
    ? `this clone is shallow, so the commit may be missing: ${DEEPER}`
    : 'run git fetch, or name a folder with an older tenants.yaml and dist/';
  throw new BaseProblem(`there is no revision or folder ${quoted}; ${hint}`);
}

/** What is wrong with a path that exists and does not hold an older tree. */
export function noTreeIn(path: string): BaseProblem {
  const quoted = JSON.stringify(path);
  return new BaseProblem(
    statSync(path).isDirectory()
      ? `the folder ${quoted} has no tenants.yaml and no dist/; name the folder that an older tree is in`
      : `${quoted} is a file; name a revision, or the folder with an older tenants.yaml and dist/`,
  );
}

/** `v1.4.0 (3f2a91c0de)`; the commit alone where somebody named it by itself. */
function nameOf(revision: string, commit: string): string {
  return commit.startsWith(revision) ? short(commit) : `${revision} (${short(commit)})`;
}

function mergeBase(folder: string): BaseRevision {
  if (commitOf(folder, 'HEAD') === undefined) {
    throw new BaseProblem('the repository has no commit yet, so there is nothing to compare with');
  }
  const branch = MAIN_BRANCHES.find((name) => commitOf(folder, name) !== undefined);
  if (branch === undefined) {
    const missing = `there is no branch ${MAIN_BRANCHES.slice(1).join(', ')} to compare with`;
    throw new BaseProblem(
      isShallow(folder)
        ? `${missing}, and this clone is shallow: ${DEEPER}`
        : `${missing}; name a revision, such as tenancy diff HEAD~1`,
    );
  }
  const commit = tryGitLine(folder, 'merge-base', branch, 'HEAD');
  if (commit !== undefined && commit !== '') {
    const isHead = commit === commitOf(folder, 'HEAD') ? ', which is HEAD' : '';
    return { commit, name: `the merge base with ${branch} (${short(commit)}${isHead})` };
  }
  throw new BaseProblem(
    isShallow(folder)
      ? `this clone is shallow and does not hold the commit that ${branch} and HEAD have in common: ${DEEPER}`
      : `${branch} and HEAD have no commit in common; name a revision to compare with`,
  );
}

function commitOf(folder: string, revision: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return tryGitLine(folder, ...args) || undefined;
}

function isShallow(folder: string): boolean {
  return tryGitLine(folder, 'rev-parse', '--is-shallow-repository') === 'true';
}

function short(commit: string): string {
  return commit.slice(0, 10);
}
