import type { Edit } from '../../edit/edit-tree';
import type { Fleet } from '../../fleet/model/fleet';
import { type Data, lookUp } from '../../fleet/model/layers';
import { type BudgetKey, keysOfBudget, poolOf } from '../../fleet/organizations/budget-keys';
import { type Proposal, tuneFleet } from '../../review/tune/tune-fleet';
import { tuningReport } from '../../review/tune/tune-report';
import { amountText, writtenAmount } from '../../review/tune/tuned-keys';
import { editFiles, openToEdit, writeFiles } from '../input/edit-files';
import { type TuneSourceFlags, readTuneSources } from '../input/tune-sources';
import { formatTable } from '../printing/table';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface TuneFlags extends TuneSourceFlags {
  readonly tenants: readonly string[];
  readonly basis: 'p95' | 'p99' | 'peak';
  readonly headroom: number;
  readonly minDays: number;
  readonly minReadings: number;
  readonly write?: boolean;
  readonly auto?: boolean;
  readonly json?: boolean;
}

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
      auto: flags.auto === true,
      isExact: (tenant, environment, key) => isExact(input!, tenant, environment, key),
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
  const edits = proposals.map((one) => editOf(one, input!, fleets, tenantNames));
  const touched = new Set(proposals.map(({ tenant }) => tenant));
  const edited = editFiles(
    session,
    editable,
    edits,
    ([root, name]) => root === 'organizations' || (root === 'tenants' && touched.has(String(name))),
  );
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

/** The number that the tenant states; one that it inherits gets a key of its own. */
function editOf(
  { tenant, key, written }: Proposal,
  input: Data,
  fleets: readonly Fleet[],
  names: readonly string[],
): Edit {
  const path = ['tenants', names.indexOf(tenant), 'quota'];
  const pool = poolOf(key);
  const value = writtenAmount(written, key);
  if (pool === undefined) return { path: [...path, key], value };
  const stated = lookUp(input, [...path, 'gpu']);
  const isDefault = fleets.some(({ platform }) => platform.pools[pool]?.default === true);
  // A plain number means the default pool, and stays one.
  if (typeof stated === 'number' && isDefault) return { path: [...path, 'gpu'], value };
  return { path: [...path, ...keysOfBudget(key)], value };
}

/** Whether an environment has an amount of its own, by the tenant, its tier or the platform. */
function isExact(input: Data, tenant: string, environment: string, key: BudgetKey): boolean {
  const tenants = lookUp(input, ['tenants']) as readonly { name?: string; tier?: string }[];
  const entry = tenants.find(({ name }) => name === tenant);
  const keys = ['environments', environment, 'quota', poolOf(key) === undefined ? key : 'gpu'];
  return [
    lookUp(entry, keys),
    lookUp(input, ['tiers', entry?.tier ?? '', ...keys]),
    lookUp(input, ['platform', ...keys]),
  ].some((value) => value !== undefined && value !== null);
}
