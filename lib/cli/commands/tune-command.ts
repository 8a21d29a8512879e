import { type Proposal, tuneFleet } from '../../review/tune/tune-fleet';
import { hasOwnAmount, mayTune, tuneEdits } from '../../review/tune/tune-edits';
import { tuningReport } from '../../review/tune/tune-report';
import { amountText } from '../../review/tune/tuned-keys';
import { editFiles, openToEdit, writeFiles } from '../input/edit-files';
import { type TuneSourceFlags, readTuneSources } from '../input/tune-sources';
import { formatTable } from '../printing/table';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface TuneFlags extends TuneSourceFlags {
  readonly tenants: readonly string[];
  readonly basis: 'p95' | 'p99' | 'peak';
  /** Absent: the usual one. */
  readonly headroom?: number;
  readonly minDays: number;
  readonly minReadings: number;
  readonly write?: boolean;
  readonly auto?: boolean;
  readonly json?: boolean;
}

/** In percent. */
const USUAL_HEADROOM = 20;

/** Proposes quotas from what was used, and writes them into the file where that is asked for. */
export async function tune(session: Session, flags: TuneFlags): Promise<Status> {
  const editable = openToEdit(session);
  if (editable === undefined) return STATUS.findings;
  const { input, tenantNames } = editable.read;
  const unknown = flags.tenants.filter((name) => !tenantNames.includes(name));
  if (unknown.length > 0) throw new Misuse(`there is no tenant ${unknown.join(', ')}`);
  const fleets = editable.read.fleets!;
  const history = await readTuneSources(session, flags, fleets);
  const report = tuneFleet(
    fleets,
    history,
    {
      ...flags,
      headroom: flags.headroom ?? USUAL_HEADROOM,
      asked: flags.headroom,
      auto: flags.auto === true,
      isExact: (tenant, environment, key) => hasOwnAmount(input!, tenant, environment, key),
    },
    flags.tenants,
  );
  const { proposals, notes } = report;
  if (flags.json === true) {
    await session.stdout.write(`${JSON.stringify(tuningReport(report), null, 2)}\n`);
  } else {
    for (const note of notes) session.say(note);
    if (proposals.length === 0) session.say('Nothing to change.');
    else await session.stdout.write(tableOf(proposals, session));
  }
  if (proposals.length === 0) return STATUS.ok;
  if (flags.write !== true && flags.auto !== true) return STATUS.ok;
  const edits = tuneEdits(proposals, input!, fleets, tenantNames);
  const edited = editFiles(session, editable, edits, mayTune(proposals));
  if (edited === undefined) return STATUS.findings;
  writeFiles(session, edited);
  return flags.auto === true ? STATUS.changed : STATUS.ok;
}

function tableOf(proposals: readonly Proposal[], session: Session): string {
  return formatTable(
    [
      { heading: 'TENANT' },
      { heading: 'WHAT' },
      { heading: 'NOW', numeric: true },
      { heading: 'PROPOSED', numeric: true },
      { heading: 'WHY', wraps: 'words' },
    ],
    proposals.map(({ tenant, key, before, after, why }) => [
      tenant,
      key,
      amountText(before, key),
      amountText(after, key),
      why,
    ]),
    session.tableOptions(session.stdout),
  );
}
