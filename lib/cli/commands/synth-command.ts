import { TenancyError } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import type * as Synth from '../../synth/synth';
import type * as Watch from '../watch/watch-fleet';
import { bundledCdk8s } from '../package/bundled-cdk8s';
import { describeChanges } from '../printing/changes';
import { checkDeliveryPaths } from '../input/delivery-path';
import { chooseClusters, countTenants } from '../input/choose-clusters';
import { checkTenants } from '../input/choose-tenants';
import { openFleets, type StrictFlag, warningsOf } from '../input/open-fleet';
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
  readonly cluster?: readonly string[];
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
  const fleets = openFleets(session, warningsOf(flags));
  if (fleets === undefined) return STATUS.findings;
  const chosen = chooseClusters(fleets, flags.cluster);
  if (flags.tenant !== undefined) checkTenants(chosen, flags.tenant, fleets);
  try {
    if (flags.stdout === true) return await printFiles(session, chosen, flags);
    return await writeFiles(session, fleets, flags);
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    printFindings(session, error.findings);
    return STATUS.findings;
  }
}

async function writeFiles(
  session: Session,
  fleets: readonly Fleet[],
  flags: SynthFlags,
): Promise<Status> {
  const { check = false, prune, tenant: tenants, cluster: clusters } = flags;
  const output = outputPath(session, flags.output);
  // People who name a folder know where it goes.
  if (flags.output === undefined) checkDeliveryPaths(fleets, output);
  const differences =
    check && !session.quiet ? new StaleLines(output, flags.diff ?? DIFF_LINES) : undefined;
  const progress = new Progress(session, check ? 'Compared' : 'Rendered');
  const result = await loadSynth(fleets)
    .synth(fleets, {
      output,
      check,
      prune,
      folder: session.folder,
      source: session.file === '-' ? undefined : session.file,
      tenants,
      clusters,
      onDiffering: differences?.add,
      onProgress: progress.update,
    })
    .finally(() => progress.clear());
  const chosen = chooseClusters(fleets, clusters);
  session.say(() =>
    describeChanges(result, {
      output,
      tenants: countTenants(chosen, tenants),
      clusters: fleets.length > 1 ? chosen.length : undefined,
      isWhole: tenants === undefined && clusters === undefined,
      check,
      differences: differences?.text(session.hasColor(session.stderr)),
      color: session.hasColor(session.stderr),
    }),
  );
  const isStale = result.created.length + result.changed.length + result.removed.length > 0;
  return check && isStale ? STATUS.findings : STATUS.ok;
}

/** Prints all files of a cluster as one stream, with a document separator between two files. */
async function printFiles(
  session: Session,
  [fleet, ...others]: readonly Fleet[],
  { tenant: tenants }: SynthFlags,
): Promise<Status> {
  if (fleet === undefined || others.length > 0) {
    throw new Misuse('--stdout prints the files of one cluster; name it with --cluster');
  }
  const files = loadSynth([fleet]).renderFiles(fleet, { folder: session.folder, tenants });
  let separator = '';
  for (const { content } of files) {
    if (!(await session.stdout.write(separator + content))) break;
    separator = '---\n';
  }
  return STATUS.ok;
}

/** Loads cdk8s, which takes a while, so only if the input is valid. Extensions must get the cdk8s that they import. */
function loadSynth(fleets: readonly Fleet[]): typeof Synth {
  bundledCdk8s.isWanted = fleets.every(({ platform }) => platform.extensions.length === 0);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../synth/synth') as typeof Synth;
}
