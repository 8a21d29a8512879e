import { TenancyError } from '../../findings/finding';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import type * as Synth from '../../synth/synth';
import type * as Watch from '../watch/watch-fleet';
import { bundledCdk8s } from '../package/bundled-cdk8s';
import { describeChanges } from '../printing/changes';
import { chooseTenants } from '../input/choose-tenants';
import { openFleet, type StrictFlag, warningsOf } from '../input/open-fleet';
import { outputPath } from '../input/output-path';
import { printFindings } from '../printing/print-findings';
import { Progress } from '../printing/progress';
import { DIFF_LINES } from '../printing/line-count';
import { StaleLines } from '../printing/stale-lines';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface SynthFlags extends StrictFlag {
  /** The default is `dist`, next to the file. */
  readonly output?: string;
  readonly tenant?: readonly string[];
  readonly check?: boolean;
  /** How many lines of the differences `check` shows. */
  readonly diff?: number;
  readonly stdout?: boolean;
  readonly prune?: boolean;
  readonly watch?: boolean;
}

/** Writes the tree, compares it, or prints it. */
export async function synthFleet(session: Session, flags: SynthFlags): Promise<Status> {
  if (flags.diff !== undefined && flags.check !== true) {
    throw new Misuse('--diff is about what --check finds, so add --check');
  }
  if (flags.watch === true) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { watchFleet } = require('../watch/watch-fleet') as typeof Watch;
    return watchFleet(session, outputPath(session, flags.output), warningsOf(flags));
  }
  const fleet = openFleet(session, warningsOf(flags));
  if (fleet === undefined) return STATUS.findings;
  const tenants = flags.tenant === undefined ? undefined : chooseTenants(fleet, flags.tenant);
  try {
    if (flags.stdout === true) return await printFiles(session, fleet, tenants);
    return await writeFiles(session, fleet, tenants, flags);
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    printFindings(session, error.findings);
    return STATUS.findings;
  }
}

async function writeFiles(
  session: Session,
  fleet: Fleet,
  tenants: readonly FleetTenant[] | undefined,
  flags: SynthFlags,
): Promise<Status> {
  const { check = false, prune } = flags;
  const output = outputPath(session, flags.output);
  const differences =
    check && !session.quiet ? new StaleLines(output, flags.diff ?? DIFF_LINES) : undefined;
  const progress = new Progress(session, check ? 'Compared' : 'Rendered');
  const result = await loadSynth(fleet)
    .synth(fleet, {
      output,
      check,
      prune,
      folder: session.folder,
      tenants: tenants?.map(({ name }) => name),
      onDiffering: differences?.add,
      onProgress: progress.update,
    })
    .finally(() => progress.clear());
  session.say(() =>
    describeChanges(result, {
      output,
      tenants: (tenants ?? fleet.tenants).length,
      isWhole: tenants === undefined,
      check,
      differences: differences?.text(session.hasColor(session.stderr)),
      color: session.hasColor(session.stderr),
    }),
  );
  const isStale = result.created.length + result.changed.length + result.removed.length > 0;
  return check && isStale ? STATUS.findings : STATUS.ok;
}

/** Prints all files as one stream, with a document separator between two files. */
async function printFiles(
  session: Session,
  fleet: Fleet,
  tenants: readonly FleetTenant[] | undefined,
): Promise<Status> {
  const files = loadSynth(fleet).renderFiles(fleet, {
    folder: session.folder,
    tenants: tenants?.map(({ name }) => name),
  });
  let separator = '';
  for (const { content } of files) {
    if (!(await session.stdout.write(separator + content))) break;
    separator = '---\n';
  }
  return STATUS.ok;
}

/** Loads cdk8s, which takes a while, so only if the input is valid. Extensions must get the cdk8s that they import. */
function loadSynth({ platform }: Fleet): typeof Synth {
  bundledCdk8s.isWanted = platform.extensions.length === 0;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../synth/synth') as typeof Synth;
}
