import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { TenancyError } from '../../findings/finding';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import type * as Extensions from '../../synth/extensions/extensions';
import type * as Files from '../../synth/render/fleet-files';
import type * as Synth from '../../synth/synth';
import type * as Threads from '../../synth/threads';
import type * as Watch from './watch';
import { describeChanges } from '../changes';
import { chooseTenants } from '../choose-tenants';
import { openFleet, type StrictFlag, warningsOf } from '../open-fleet';
import { printFindings } from '../print-findings';
import { Progress } from '../progress';
import type { Session } from '../session';
import { STATUS, type Status } from '../status';

export interface SynthFlags extends StrictFlag {
  readonly output: string;
  readonly tenant?: readonly string[];
  readonly check?: boolean;
  readonly stdout?: boolean;
  readonly prune?: boolean;
  readonly watch?: boolean;
}

/** Writes the tree, compares it, or prints it. */
export async function synthFleet(session: Session, flags: SynthFlags): Promise<Status> {
  if (flags.watch === true) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { watchFleet } = require('./watch') as typeof Watch;
    return watchFleet(session, flags.output, warningsOf(flags));
  }
  limitGarbage(true);
  if (flags.tenant === undefined && flags.stdout !== true) expectTenants(session.file);
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

/** From here on, garbage weighs more than the tenants do. */
const MANY_TENANTS = 2000;

/**
 * On large machines, Node lets garbage grow to several times of what is needed before it looks for it. A CI job shares
 * its memory with others. The limit holds from the next look on, so it is set before there is much.
 */
function limitGarbage(isMuch: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${isMuch ? 30 : 0}`);
}

/** A tenant with people, quotas and an override, in block style. */
const BYTES_PER_TENANT = 600;

/** Further threads load while a large file is read. How many files it includes is known only then. */
function expectTenants(file: string): void {
  const size = file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { prepareThreads } = require('../../synth/threads') as typeof Threads;
  prepareThreads(Math.floor(size / BYTES_PER_TENANT));
}

async function writeFiles(
  session: Session,
  fleet: Fleet,
  tenants: readonly FleetTenant[] | undefined,
  flags: SynthFlags,
): Promise<Status> {
  limitGarbage(fleet.tenants.length > MANY_TENANTS);
  // cdk8s is loaded only once the input is known to be right.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { synth } = require('../../synth/synth') as typeof Synth;
  const { output, check = false, prune } = flags;
  const progress = new Progress(session, check ? 'Compared' : 'Rendered');
  const result = await synth(fleet, {
    output,
    check,
    prune,
    folder: session.folder,
    tenants: tenants?.map(({ name }) => name),
    onProgress: progress.update,
  }).finally(() => progress.clear());
  const color = session.hasColor(session.stderr);
  session.say(
    describeChanges(result, {
      output,
      tenants: (tenants ?? fleet.tenants).length,
      isWhole: tenants === undefined,
      check,
      color,
    }),
  );
  const stale = result.created.length + result.changed.length + result.removed.length > 0;
  return check && stale ? STATUS.findings : STATUS.ok;
}

/** All files as one stream: a document separator stands between two of them. */
async function printFiles(
  session: Session,
  fleet: Fleet,
  tenants: readonly FleetTenant[] | undefined,
): Promise<Status> {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { loadExtensions } = require('../../synth/extensions/extensions') as typeof Extensions;
  const { FleetFiles } = require('../../synth/render/fleet-files') as typeof Files;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const extensions = loadExtensions(fleet.platform.extensions, session.folder);
  let separator = '';
  for (const { content } of new FleetFiles(fleet, extensions).render(tenants)) {
    if (!(await session.stdout.write(separator + content))) break;
    separator = '---\n';
  }
  return STATUS.ok;
}
