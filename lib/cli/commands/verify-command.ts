import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nearest } from '../../findings/nearest';
import type { Fleet } from '../../fleet/model/fleet';
import { INVARIANTS } from '../../verify/invariants/all-invariants';
import { ManifestProblem } from '../../verify/objects/manifest-documents';
import { readObjects } from '../../verify/objects/manifest-objects';
import { type FolderOptions, verifyFolder } from '../../verify/verify-folder';
import { verifyObjects } from '../../verify/verify-objects';
import type { FormatName } from '../formats/names';
import { type Judgement, isBroken } from '../formats/judgement';
import { verifyGithub } from '../formats/verify-github';
import { verifyJson } from '../formats/verify-json';
import { verifySarif } from '../formats/verify-sarif';
import { readGiven } from '../input/given-file';
import { openFleets } from '../input/open-fleet';
import { outputPath } from '../input/output-path';
import { verifyText } from '../printing/verify-text';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface VerifyFlags {
  /** `-` for standard input. Absent: the output of the fleet. */
  readonly folder?: string;
  readonly format: FormatName;
  readonly ignore?: readonly string[];
  readonly strict?: boolean;
}

const FORMATS: Readonly<Record<Exclude<FormatName, 'text'>, (judgement: Judgement) => string>> = {
  json: verifyJson,
  github: verifyGithub,
  sarif: verifySarif,
};

/** Judges the manifests of a folder, ours or anybody's. */
export async function verify(session: Session, flags: VerifyFlags): Promise<Status> {
  const { format, strict = false } = flags;
  checkIgnored(flags.ignore ?? []);
  const skipped = new Map((flags.ignore ?? []).map((id) => [id, 'ignored by --ignore']));
  const target = targetOf(session, flags.folder);
  const fleets = fleetsOf(session);
  if (fleets === undefined) return STATUS.findings;
  const judgement: Judgement = {
    target,
    ...judge(target, { skipped, fleets }),
    strict,
    root: session.root,
  };
  const { stdout } = session;
  await stdout.write(
    format === 'text'
      ? verifyText(judgement, { isColored: session.hasColor(stdout), quiet: session.quiet })
      : FORMATS[format](judgement),
  );
  return isBroken(judgement) ? STATUS.findings : STATUS.ok;
}

function checkIgnored(ids: readonly string[]): void {
  const known = INVARIANTS.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new Misuse(
    `there is no invariant ${JSON.stringify(unknown)}; ` +
      (near === undefined
        ? 'a folder comes before --ignore: tenancy verify FOLDER --ignore NAME'
        : `did you mean ${near}?`),
  );
}

function targetOf(session: Session, target: string | undefined): string {
  if (target !== undefined) return target;
  const output = outputPath(session, undefined);
  if (existsSync(output)) return output;
  throw new Misuse(
    `there is no folder ${output}; run tenancy synth first, or name a folder: tenancy verify FOLDER`,
  );
}

/** What `tenants.yaml` says, if there is one. Manifests can be judged without it. Nothing if it has errors. */
function fleetsOf(session: Session): readonly Fleet[] | undefined {
  if (session.file !== '-' && !existsSync(session.file)) return [];
  return openFleets(session, 'ignore');
}

/** Judges standard input, a file, or all manifests of a folder. */
function judge(
  target: string,
  { fleets = [], ...options }: FolderOptions,
): Pick<Judgement, 'folder' | 'report'> {
  if (target === '-' || statSync(target, { throwIfNoEntry: false })?.isFile() === true) {
    const objects = readGiven(
      target,
      (text, name) => readObjects(text, target === '-' ? name : basename(target)),
      ManifestProblem,
    );
    const fleet = fleets.length === 1 ? fleets[0] : undefined;
    const report = verifyObjects(objects, { ...options, fleet });
    return target === '-' ? { report } : { report, folder: dirname(target) };
  }
  try {
    return { report: verifyFolder(target, { fleets, ...options }), folder: target };
  } catch (error) {
    throw error instanceof ManifestProblem ? new Misuse(error.message) : error;
  }
}
