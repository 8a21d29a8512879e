import { costCeilings } from '../../cost/cost-ceilings';
import type { CostView } from '../../cost/cost-views';
import { OPENCOST_FORMATS } from '../../cost/opencost/opencost-formats';
import type { Fleet } from '../../fleet/model/fleet';
import { COST_FORMATS } from '../formats/cost-formats';
import type { CostFormatName } from '../formats/names';
import { chooseClusters } from '../input/choose-clusters';
import { openFleets } from '../input/open-fleet';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface CostFlags {
  readonly by?: CostView;
  readonly format: CostFormatName;
  readonly cluster?: string;
}

/** Shows what is granted costs at most, or prints its prices for OpenCost. */
export async function cost(session: Session, flags: CostFlags): Promise<Status> {
  const all = openFleets(session, 'ignore');
  if (all === undefined) return STATUS.findings;
  const fleets = flags.cluster === undefined ? all : chooseClusters(all, [flags.cluster]);
  const { format } = flags;
  if (format === 'opencost' || format === 'opencost-csv') {
    const { text, notes } = OPENCOST_FORMATS[format](theOnly(fleets, all));
    for (const note of notes) session.say(note);
    await session.stdout.write(text);
    return STATUS.ok;
  }
  const ceilings = costCeilings(fleets);
  if (ceilings === undefined) throw new Misuse(NO_PRICES);
  // A table of people has a row for each tenant, and a file for programs all that there is.
  const by = flags.by ?? (format === 'csv' ? 'environment' : 'tenant');
  const { stdout } = session;
  await stdout.write(COST_FORMATS[format](ceilings, by, session.tableOptions(stdout)));
  return STATUS.ok;
}

const NO_PRICES =
  'nothing has a price; write prices at the top of the file, such as prices: {currency: EUR, cpu: 0.03}';

/** OpenCost runs in one cluster, with the prices of that one. */
function theOnly(fleets: readonly Fleet[], all: readonly Fleet[]): Fleet {
  const [only, other] = fleets;
  if (only?.prices === undefined) throw new Misuse(NO_PRICES);
  if (other === undefined) return only;
  const names = all.flatMap(({ clusters = {} }) => Object.keys(clusters)).join(', ');
  throw new Misuse(`OpenCost runs in one cluster; choose one with --cluster (${names})`);
}
