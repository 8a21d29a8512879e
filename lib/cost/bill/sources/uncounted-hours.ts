import { type BillMonth, gapsIn, merged, periodText } from '../../../cluster/costs/bill-month';
import type { Fleet } from '../../../fleet/model/fleet';
import { countsDevices, whyUncounted } from '../../opencost/card-prices';
import type { PoolHours } from '../pool-prices';
import { devicePools } from './device-pools';
import { movedNotes } from './usage-costs';
import type { ClusterHours, NamespaceHours } from './usage-hours';

/** What readings say of the devices that OpenCost does not count. */
export interface UncountedHours {
  readonly hours: readonly PoolHours[];
  /** What is not billed, and why, each a sentence. */
  readonly notes: readonly string[];
}

/** The hours of devices that the source does not count. What OpenCost counts is billed by what it says of it. */
export function uncountedHours(
  usage: ClusterHours,
  fleet: Fleet,
  { billed }: BillMonth,
): UncountedHours {
  const { pools } = fleet.platform;
  const uncounted = Object.values(pools).filter((pool) => whyUncounted(pool) !== undefined);
  const isLeft = (name: string): boolean =>
    !countsDevices(name) ||
    uncounted.some(({ resource, deviceClass }) => resource === name || deviceClass === name);
  const namespaces = usage.namespaces.map((one): NamespaceHours => ({
    ...one,
    accelerators: new Map([...one.accelerators].filter(([name]) => isLeft(name))),
  }));
  const found = devicePools({ ...usage, namespaces }, fleet);
  const hours = found.hours.filter(({ pool }) => whyUncounted(pools[pool]!) !== undefined);
  const unpriced = hours
    .filter(({ pool, hours: used }) => used > 0n && fleet.prices?.pools[pool] === undefined)
    .map(({ pool }) => pool);
  const missing = merged([...gapsIn(billed, usage.times.covered), ...usage.times.gaps]);
  const of = usage.cluster === null ? '' : ` of ${usage.cluster}`;
  const bridge =
    usage.times.gaps.length === 0
      ? ''
      : ' --bridge-gaps bills the time between two readings as the first says.';
  return {
    hours,
    notes: [
      ...found.notes,
      ...(unpriced.length === 0
        ? []
        : [
            `Not counted by the source and without a price, and so left out: ${[...new Set(unpriced)].sort().join(', ')}.`,
          ]),
      ...(missing.length === 0 || uncounted.length === 0
        ? []
        : [
            `No readings${of}: ${missing.map(periodText).join(', ')}. GPUs that the source does not count are not billed for it.${bridge}`,
          ]),
      ...movedNotes(usage, fleet),
    ],
  };
}
