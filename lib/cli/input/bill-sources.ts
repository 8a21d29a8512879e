import { measuredCosts, readAllocationAnswer } from '../../cluster/costs/allocation-answer';
import type { BillMonth } from '../../cluster/costs/bill-month';
import { CostSourceError, type MeasuredCosts } from '../../cluster/costs/measured-costs';
import { OPENCOST, allocationAddress, readOpenCost } from '../../cluster/costs/opencost-source';
import { RecordProblem, isRecordedUsage } from '../../cluster/usage/recorded-usage';
import type { PoolHours } from '../../cost/bill/pool-prices';
import { devicePools } from '../../cost/bill/sources/device-pools';
import { usageCosts } from '../../cost/bill/sources/usage-costs';
import { type ClusterHours, usageHours } from '../../cost/bill/sources/usage-hours';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { dayText } from '../../fleet/values/dates';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import { type AskFlags, askOptions, clusterNamed, sourceOf } from './cluster-sources';
import { givenName, givenText } from './given-file';
import { recordedIn } from './recorded-readings';

/** Where the numbers of a bill come from. */
export interface BillSourceFlags extends AskFlags {
  readonly opencost?: readonly string[];
  readonly from?: readonly string[];
  readonly usage?: string;
  readonly bridgeGaps?: boolean;
}

/** What the sources say, for some clusters. */
export interface BillSources {
  readonly measured: readonly MeasuredCosts[];
  readonly poolHours: readonly PoolHours[];
}

/** Reads all sources. Nothing is printed until all of them are read. */
export async function readBillSources(
  ...given: Parameters<typeof readSources>
): Promise<BillSources> {
  try {
    return await readSources(...given);
  } catch (error) {
    const isGiven = error instanceof CostSourceError || error instanceof RecordProblem;
    throw isGiven ? new Misuse(error.message) : error;
  }
}

async function readSources(
  session: Session,
  flags: BillSourceFlags,
  month: BillMonth,
  fleets: readonly Fleet[],
): Promise<BillSources> {
  const { opencost = [], from = [], usage, bridgeGaps = false } = flags;
  if (opencost.length + from.length === 0) {
    throw new Misuse(
      'nothing says what was used; give --opencost ADDRESS, or --from FILE with a saved answer or with readings of tenancy usage --record',
    );
  }
  if (month.billed.end === month.billed.start) throw new Misuse(notYet(month));
  const hoursIn = (text: string, file: string): ClusterHours[] =>
    usageHours(recordedIn(session, text, file), month.billed, bridgeGaps);
  const measured: MeasuredCosts[] = [];
  for (const text of opencost) {
    const { fleet, rest } = sourceOf(text, fleets);
    const options = askOptions(session, flags, OPENCOST, 'OPENCOST_TOKEN');
    const cluster = clusterOf(fleet) ?? null;
    measured.push(await readOpenCost(allocationAddress(rest), cluster, month.billed, options));
  }
  for (const text of from) {
    const file =
      clusterNamed(text, fleets) === undefined ? text : text.slice(text.indexOf('=') + 1);
    const content = givenText(file);
    if (isRecordedUsage(content)) {
      measured.push(...pricedReadings(hoursIn(content, file), fleets, file));
      continue;
    }
    const { fleet } = sourceOf(text, fleets);
    const sets = readAllocationAnswer(content, givenName(file));
    measured.push(measuredCosts(sets, clusterOf(fleet) ?? null, month.billed, givenName(file)));
  }
  checkOnce(measured);
  const poolHours =
    usage === undefined
      ? []
      : hoursIn(givenText(usage), usage).flatMap((hours) => {
          const fleet = fleets.find((one) => (clusterOf(one) ?? null) === hours.cluster);
          return fleet === undefined ? [] : devicePools(hours, fleet).hours;
        });
  return { measured, poolHours };
}

function notYet({ name, whole, isRunning }: BillMonth): string {
  const begins = dayText(whole.start);
  return isRunning
    ? `nothing of ${name} can be billed yet: it begins on ${begins}, and a day counts once it is over (UTC)`
    : `${name} has no days`;
}

function pricedReadings(
  hours: readonly ClusterHours[],
  fleets: readonly Fleet[],
  file: string,
): MeasuredCosts[] {
  const known = hours.flatMap((one) => {
    const fleet = fleets.find((other) => (clusterOf(other) ?? null) === one.cluster);
    if (fleet === undefined) return [];
    if (fleet.prices === undefined) {
      throw new Misuse(
        'readings have no prices; write them at the top of the file, such as prices: {currency: EUR, cpu: 0.03}',
      );
    }
    return [usageCosts(one, fleet, fleet.prices)];
  });
  if (known.length > 0) return known;
  const names = hours.map(({ cluster }) => cluster ?? 'no cluster').join(', ') || 'nothing';
  throw new Misuse(`${file} has readings of ${names}, which is not what the file is about`);
}

/** Each cluster is measured once. */
function checkOnce(measured: readonly MeasuredCosts[]): void {
  const names = measured.map(({ cluster }) => cluster);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new Misuse(
      `two sources are about ${twice ?? 'the same cluster'}, which would be billed twice; name one for each cluster`,
    );
  }
}
