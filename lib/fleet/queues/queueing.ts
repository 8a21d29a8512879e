import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetPlatform, FleetQueueing, FleetResources } from '../model/fleet';
import type { PlatformEntry, QueueingCapacityProps } from '../model/props';
import type { Written } from '../model/written';
import { RESOURCES, canonicalAmount, checkAmount, checkUnitStated } from '../values/amounts';
import { computedCapacity } from '../quota/pool-capacity';
import { offersOf } from '../quota/pool-offers';
import { entriesOf } from '../values/maps';

/** Reports what is wrong with what says how work is queued. */
export function checkQueueing(
  { queueing, pools }: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  if (typeof queueing === 'object') {
    for (const [key, measure] of RESOURCES) {
      const at = [...path, 'queueing', 'capacity', key];
      const value = queueing?.capacity?.[key];
      checkAmount(value, measure, at, findings);
      if (measure === 'bytes') checkUnitStated(value, at, findings);
    }
  }
  for (const [name, pool] of entriesOf(pools)) {
    const offers = offersOf(name, pool);
    // Of which profile a number is, nothing says: that has a finding of its own.
    if (offers.length !== 1) continue;
    const capacity = pool.capacity ?? computedCapacity(pool, offers[0]!);
    checkReserved(capacity, pool.reserved, [...path, 'pools', name, 'reserved'], findings);
  }
}

/** Reports a reserve of more devices than the pool has. */
function checkReserved(
  capacity: number | undefined,
  reserved: number | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (reserved === undefined || reserved <= (capacity ?? 0)) return;
  findings.add(
    'POOL_RESERVED',
    path,
    capacity === undefined
      ? `${reserved} devices of a pool are kept, but nothing says how many it has.`
      : `${reserved} devices of a pool are kept, which has ${capacity}.`,
    capacity === undefined
      ? 'State the `capacity` of the pool, or remove the line.'
      : `Write at most ${capacity}.`,
  );
}

/** The platform with a map in place of an engine alone, so that it merges with what a cluster states. */
export function withQueueingAsMap<Layer extends { readonly queueing?: unknown }>(
  layer: Layer,
): Layer {
  const { queueing } = layer;
  return typeof queueing === 'string' ? { ...layer, queueing: { engine: queueing } } : layer;
}

/** Whether Kueue queues the work of a platform. */
export function isQueuedByKueue({ queueing }: PlatformEntry): boolean {
  return resolveQueueing(queueing).queueing?.engine === 'kueue';
}

/** How work is queued, in normal form. */
export function resolveQueueing(
  queueing: PlatformEntry['queueing'],
): Pick<FleetPlatform, 'queueing'> {
  if (queueing === undefined || queueing === null) return {};
  if (typeof queueing === 'string') return { queueing: { engine: queueing } };
  const { engine, capacity } = queueing;
  return { queueing: { engine, ...capacityOf(capacity) } };
}

function capacityOf(capacity: QueueingCapacityProps | undefined): Pick<FleetQueueing, 'capacity'> {
  const amounts = resourcesOf(capacity ?? {});
  return Object.keys(amounts).length === 0 ? {} : { capacity: amounts };
}

/** Amounts of what containers use, in normal form. */
export function resourcesOf(amounts: QueueingCapacityProps): FleetResources {
  const entries = RESOURCES.flatMap(([key]) => {
    const value = amounts[key];
    return value === undefined || value === null ? [] : [[key, canonicalAmount(value)] as const];
  });
  return Object.fromEntries(entries);
}
