import { type BillMonth, type Period, coveredTime, gapsIn } from '../../cluster/costs/bill-month';
import type { MeasuredCosts } from '../../cluster/costs/measured-costs';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetBilling } from '../../fleet/model/fleet';
import type { Currency } from '../../fleet/prices/money';
import { type ClusterHolders, clusterHolders } from './bill-holders';
import { type BillLine, billLines, roundedSum } from './bill-lines';
import { type Charge, measuredCharges } from './charges';
import { type PoolHours, pricePools } from './pool-prices';
import { changedCostCenters } from './changed-cost-centers';
import { splitIdle } from './split-idle';
import { type ServiceUse, splitShared } from './split-shared';

/** What a bill is made of. */
export interface BillInput {
  readonly month: BillMonth;
  readonly currency: Currency;
  /** One for each cluster that was measured. */
  readonly measured: readonly MeasuredCosts[];
  /** One for each cluster. */
  readonly fleets: readonly Fleet[];
  readonly use: ServiceUse;
  /** What the source does not price, by cluster. */
  readonly poolHours: readonly PoolHours[];
  /** What people must know of the sources, each a sentence. */
  readonly notes: readonly string[];
}

/** What was measured on a cluster, and when. */
export interface BilledCluster {
  readonly cluster: string | null;
  /** Whether a source is about it. Nothing is billed for one without. */
  readonly isMeasured: boolean;
  /** Milliseconds with data. */
  readonly covered: number;
  readonly gaps: readonly Period[];
}

/** Who pays what for a month. */
export interface Bill {
  readonly month: BillMonth;
  readonly currency: Currency;
  readonly rules: FleetBilling;
  readonly clusters: readonly BilledCluster[];
  /** In order. Every other amount is a sum of them. */
  readonly lines: readonly BillLine[];
  /** In the smallest unit of the currency, as all amounts. */
  readonly total: bigint;
  /** What the source says that everything cost. */
  readonly measured: bigint;
  /** What was added for pools that the source does not price. */
  readonly added: bigint;
  /** What people must know, each a sentence. */
  readonly notes: readonly string[];
}

/** Makes the bill of a month. The same input gives the same bill. */
export function makeBill(input: BillInput): Bill {
  const { month, currency, measured, fleets } = input;
  const rules = fleets[0]?.billing ?? { idle: 'platform' };
  const notes = [...input.notes];
  const charges = measured.flatMap((costs) => {
    const fleet = fleets.find((one) => clusterHolders(one).cluster === costs.cluster)!;
    return clusterCharges(costs, fleet, rules, input, notes);
  });
  const measuredTotal = measured
    .flatMap(({ rows }) => rows.flatMap(({ parts }) => parts))
    .reduce((sum, { cost }) => sum + cost, 0n);
  const { lines, total } = billLines(charges, currency);
  const said = roundedSum(measuredTotal, currency);
  return {
    month,
    currency,
    rules,
    clusters: billedClusters(input),
    lines,
    total,
    measured: said,
    added: total - said,
    notes: [...measured.flatMap((costs) => costs.notes), ...notes],
  };
}

/** Those that were measured, in the order of their sources, and then those that nobody measured. */
function billedClusters({ month, measured, fleets }: BillInput): BilledCluster[] {
  const names = new Set(measured.map(({ cluster }) => cluster));
  const unmeasured = fleets
    .map((fleet) => clusterOf(fleet) ?? null)
    .filter((cluster) => !names.has(cluster));
  return [
    ...measured.map(({ cluster, covered }) => ({
      cluster,
      isMeasured: true,
      covered: coveredTime(month.billed, covered),
      gaps: gapsIn(month.billed, covered),
    })),
    ...unmeasured.map((cluster) => ({
      cluster,
      isMeasured: false,
      covered: 0,
      gaps: [month.billed],
    })),
  ];
}

function clusterCharges(
  costs: MeasuredCosts,
  fleet: Fleet,
  rules: FleetBilling,
  { poolHours, use }: BillInput,
  notes: string[],
): Charge[] {
  const holders: ClusterHolders = clusterHolders(fleet);
  const hours = poolHours.filter(({ cluster }) => cluster === costs.cluster);
  const priced = pricePools(measuredCharges(costs, holders), holders, fleet, hours);
  const split = splitShared(
    splitIdle(priced.charges, holders, rules.idle),
    holders,
    rules.shared,
    use,
  );
  notes.push(...priced.notes, ...split.notes, ...changedCostCenters(costs, holders));
  notes.push(
    ...split.charges
      .filter(({ sort }) => sort === 'credit')
      .map(
        ({ origin }) =>
          `The source corrects ${origin} by more than it cost; the platform gets the difference as a credit.`,
      ),
  );
  return [...split.charges];
}
