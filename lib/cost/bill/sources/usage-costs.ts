import type { Period } from '../../../cluster/costs/bill-month';
import { timeText } from '../../../fleet/values/dates';
import {
  type MeasuredCosts,
  type MeasuredPart,
  addedParts,
} from '../../../cluster/costs/measured-costs';
import type { Fleet, FleetPrices } from '../../../fleet/model/fleet';
import { addTo } from '../../../fleet/values/groups';
import { priceNano } from '../../../fleet/values/price';
import { ONE } from '../../../fleet/values/quantity';
import { clusterHolders } from '../bill-holders';
import { devicePools } from './device-pools';
import { LONGEST } from './reading-times';
import type { ClusterHours } from './usage-hours';

const GIBI = 1024n ** 3n;

/** What a cluster was asked for, at the prices of the file. Nothing says what was idle, so that nothing is billed for it. */
export function usageCosts(usage: ClusterHours, fleet: Fleet, prices: FleetPrices): MeasuredCosts {
  const devices = devicePools(usage, fleet);
  const parts = new Map<string, MeasuredPart[]>();
  const unpriced = new Set<string>();
  const add = (
    namespace: string,
    part: Pick<MeasuredPart, 'kind' | 'pool'>,
    quantity: bigint,
    price: string | undefined,
  ): void => {
    if (quantity === 0n) return;
    if (price === undefined) unpriced.add(part.pool ?? part.kind);
    const cost = price === undefined ? 0n : (quantity * priceNano(price)) / ONE;
    addTo(parts, namespace, { ...part, cost, quantity });
  };
  for (const { namespace, pool, hours } of devices.hours) {
    add(namespace, { kind: 'gpu', pool }, hours, prices.pools[pool]);
  }
  for (const { namespace, cpu, memory, storage } of usage.namespaces) {
    add(namespace, { kind: 'cpu' }, cpu, prices.cpu);
    add(namespace, { kind: 'memory' }, memory / GIBI, prices.memory);
    add(namespace, { kind: 'storage' }, storage / GIBI, prices.storage);
  }
  return {
    cluster: usage.cluster,
    sourceClusters: [],
    rows: [...parts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, all]) => ({ name, role: 'namespace', parts: addedParts(all) })),
    covered: usage.times.covered,
    notes: [
      ...devices.notes,
      ...(unpriced.size === 0
        ? []
        : [`Without a price, and so left out: ${[...unpriced].sort().join(', ')}.`]),
      ...(prices.ephemeralStorage === undefined
        ? []
        : ['Not measured by readings, and so not billed: ephemeralStorage.']),
      ...gapNotes(usage.times.gaps),
      ...movedNotes(usage, fleet),
    ],
    costCenterLabels: new Map(),
  };
}

function gapNotes(gaps: readonly Period[]): string[] {
  return gaps.map(
    ({ start, end }) =>
      `No reading from ${timeText(start)} to ${timeText(end)}, which is longer than ${LONGEST} usual intervals: it is not billed. --bridge-gaps bills it as the reading before says.`,
  );
}

/** Namespaces that belonged to another tenant for a part of the time, unless that is how the tenant was called. */
export function movedNotes({ namespaces }: ClusterHours, fleet: Fleet): string[] {
  const { byNamespace } = clusterHolders(fleet);
  return namespaces.flatMap(({ namespace, tenants }) => {
    const holder = byNamespace.get(namespace);
    if (holder === undefined) return [];
    const others = [...tenants]
      .filter((name) => name !== holder.owner && !holder.formerNames.includes(name))
      .sort();
    return others.length === 0
      ? []
      : [
          `${namespace} belonged to ${others.join(' and ')} for a part of the month; the bill takes ${holder.owner}, as the file says today, for all of it.`,
        ];
  });
}
