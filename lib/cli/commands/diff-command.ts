import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findBase } from '../../review/diff/base/base-revision';
import { type TreePlace, folderTree } from '../../review/diff/base/folder-tree';
import { BaseProblem } from '../../review/diff/base/git-command';
import { gitTree, repositoryRoot } from '../../review/diff/base/git-tree';
import type { TreeSide } from '../../review/diff/base/tree-side';
import { type DiffReport, diffReport } from '../../review/diff/diff-report';
import { RISK_LEVELS, type RiskLevel } from '../../review/diff/risk-rules';
import { staleNote } from '../../review/diff/stale-output';
import { diffGithub } from '../formats/diff-github';
import { diffJson } from '../formats/diff-json';
import { diffMarkdown } from '../formats/diff-markdown';
import { diffText } from '../formats/diff-text';
import type { DiffFormatName } from '../formats/names';
import { outputPath } from '../input/output-path';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface DiffFlags {
  readonly base?: string | undefined;
  readonly output?: string;
  readonly format: DiffFormatName;
  readonly failOn?: 'high' | 'medium';
}

/** The trees that are compared. */
interface Sides {
  readonly before: TreeSide;
  readonly after: TreeSide;
}

/** Says in words what changes between an older tree and that on the disk. */
export async function diff(session: Session, flags: DiffFlags): Promise<Status> {
  if (session.file === '-') {
    throw new Misuse('tenancy diff compares files, so --file cannot be standard input');
  }
  const place = { file: session.file, output: outputPath(session, flags.output) };
  const report = await toMisuse(async () => {
    const { before, after } = readSides(session, place, flags.base);
    if (after.ids.size === 0) {
      throw new BaseProblem(`${place.output} has no manifests; run tenancy synth`);
    }
    if (isNamedWrong(before, after, session.file)) {
      throw new BaseProblem(`there is no ${session.file}, neither here nor in ${before.name}`);
    }
    const stale =
      after.fleets === undefined ? undefined : await staleNote(after.fleets, place, session.folder);
    return diffReport(before, after, stale === undefined ? [] : [stale]);
  });
  const { stdout } = session;
  await stdout.write(textFor(session, flags, place, report));
  return statusOf(report, flags.failOn);
}

/** Whether somebody named a file that is on neither side. Objects alone can be compared where nobody names one. */
function isNamedWrong(before: TreeSide, after: TreeSide, file: string): boolean {
  const isAbsent = ({ problem, hasErrors }: TreeSide): boolean =>
    problem !== undefined && hasErrors !== true;
  return basename(file) !== 'tenants.yaml' && isAbsent(before) && isAbsent(after);
}

function readSides(session: Session, place: TreePlace, base: string | undefined): Sides {
  const older = base === undefined ? undefined : olderFolder(base, place);
  if (older !== undefined) {
    return {
      before: folderTree(older, `the folder ${base}`),
      after: folderTree(place, place.output),
    };
  }
  const root = repositoryRoot(session.folder, base);
  const revision = findBase(session.folder, base);
  const algorithm = revision.commit.length === 64 ? 'sha256' : 'sha1';
  return {
    before: gitTree(root, place, revision),
    after: folderTree(place, place.output, algorithm),
  };
}

/** The older tree in a folder: one that has the file or the output. Everything else is a revision. */
function olderFolder(base: string, { file, output }: TreePlace): TreePlace | undefined {
  if (!existsSync(base) || !statSync(base).isDirectory()) return undefined;
  const older = { file: join(base, basename(file)), output: join(base, basename(output)) };
  if (resolve(older.output) === resolve(output)) {
    throw new BaseProblem(
      `${JSON.stringify(base)} is the folder that is compared; name one with an older tenants.yaml and dist/`,
    );
  }
  return existsSync(older.file) || existsSync(older.output) ? older : undefined;
}

async function toMisuse<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof BaseProblem ? new Misuse(error.message) : error;
  }
}

function textFor(
  session: Session,
  { format, base }: DiffFlags,
  { output }: TreePlace,
  report: DiffReport,
): string {
  const command = `tenancy diff${base === undefined ? '' : ` ${base}`}`;
  switch (format) {
    case 'json':
      return `${JSON.stringify(diffJson(report), null, 2)}\n`;
    case 'markdown':
      return diffMarkdown(report, command);
    case 'github':
      return diffGithub(report, output, session.root);
    case 'text':
      return diffText(report, session.tableOptions(session.stdout));
  }
}

/** Without a bound, every difference counts. */
function statusOf({ same, changes }: DiffReport, failOn: RiskLevel | undefined): Status {
  if (same) return STATUS.ok;
  if (failOn === undefined) return STATUS.findings;
  const bound = RISK_LEVELS.indexOf(failOn);
  const isRisky = changes.some(({ risk }) => RISK_LEVELS.indexOf(risk) <= bound);
  return isRisky ? STATUS.findings : STATUS.ok;
}
