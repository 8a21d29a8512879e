import { measuredCosts, readAllocationAnswer } from '../../cluster/costs/allocation-answer';
import type { BillMonth } from '../../cluster/costs/bill-month';
import { CostSourceError, type MeasuredCosts } from '../../cluster/costs/measured-costs';
import { sameCosts, severalClustersNotes } from '../../cluster/costs/same-costs';
import { OPENCOST, allocationAddress, readOpenCost } from '../../cluster/costs/opencost-source';
import { RecordProblem, isRecordedUsage } from '../../cluster/usage/recorded-usage';
import type { PoolHours } from '../../cost/bill/pool-prices';
import { uncountedHours } from '../../cost/bill/sources/uncounted-hours';
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
  /** What people must know of the sources, each a sentence. */
  readonly notes: readonly string[];
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
  const answers: MeasuredCosts[] = [];
  const notes: string[] = [];
  for (const text of opencost) {
    const { fleet, rest } = sourceOf(text, fleets);
    const options = askOptions(session, flags, OPENCOST, 'OPENCOST_TOKEN');
    const cluster = clusterOf(fleet) ?? null;
    answers.push(await readOpenCost(allocationAddress(rest), cluster, month.billed, options));
  }
  for (const text of from) {
    const file =
      clusterNamed(text, fleets) === undefined ? text : text.slice(text.indexOf('=') + 1);
    const content = givenText(file);
    if (isRecordedUsage(content)) {
      const readings = ofClusters(hoursIn(content, file), fleets, file);
      measured.push(...readings.known.map(([hours, fleet]) => pricedReadings(hours, fleet)));
      notes.push(...readings.notes);
      continue;
    }
    const { fleet } = sourceOf(text, fleets);
    const sets = readAllocationAnswer(content, givenName(file));
    answers.push(measuredCosts(sets, clusterOf(fleet) ?? null, month.billed, givenName(file)));
  }
  measured.unshift(...answers);
  checkOnce(measured);
  checkApart(answers);
  notes.push(...answers.flatMap(severalClustersNotes));
  if (usage === undefined) return { measured, poolHours: [], notes };
  const readings = ofClusters(hoursIn(givenText(usage), usage), fleets, usage);
  const uncounted = readings.known.map(([hours, fleet]) => uncountedHours(hours, fleet, month));
  return {
    measured,
    poolHours: uncounted.flatMap(({ hours }) => hours),
    notes: [...notes, ...readings.notes, ...uncounted.flatMap((one) => one.notes)],
  };
}

function notYet({ name, whole, isRunning }: BillMonth): string {
  const begins = dayText(whole.start);
  return isRunning
    ? `nothing of ${name} can be billed yet: it begins on ${begins}, and a day counts once it is over (UTC)`
    : `${name} has no days`;
}

/** Readings of clusters of the file, and the notes about others. */
interface ClusterReadings {
  readonly known: readonly (readonly [hours: ClusterHours, fleet: Fleet])[];
  readonly notes: readonly string[];
}

function ofClusters(
  hours: readonly ClusterHours[],
  fleets: readonly Fleet[],
  file: string,
): ClusterReadings {
  const known = hours.flatMap((one) => {
    const fleet = fleets.find((other) => (clusterOf(other) ?? null) === one.cluster);
    return fleet === undefined ? [] : [[one, fleet] as const];
  });
  const others = hours.filter((one) => known.every(([other]) => other !== one));
  const names = others.map(({ cluster }) => cluster ?? 'no cluster').join(', ') || 'nothing';
  const text = `${givenName(file)} has readings of ${names}, which is not what the file is about`;
  if (known.length === 0) throw new Misuse(text);
  return { known, notes: others.length === 0 ? [] : [`${text}: they are not billed.`] };
}

function pricedReadings(hours: ClusterHours, fleet: Fleet): MeasuredCosts {
  if (fleet.prices === undefined) {
    throw new Misuse(
      'readings have no prices; write them at the top of the file, such as prices: {currency: EUR, cpu: 0.03}',
    );
  }
  return usageCosts(hours, fleet, fleet.prices);
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

/** Answers for two clusters are about two clusters. */
function checkApart(answers: readonly MeasuredCosts[]): void {
  answers.forEach((one, index) => {
    for (const other of answers.slice(0, index)) {
      const reason = sameCosts(one, other);
      if (reason === undefined) continue;
      throw new Misuse(
        `the sources of ${other.cluster} and ${one.cluster} ${reason}, which would be billed twice; give each cluster a source of its own`,
      );
    }
  });
}
