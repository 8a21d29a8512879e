import type { FleetPool } from '../model/fleet';

/** Resources of whole cards. Source: KAI-Scheduler pkg/scheduler/api/resource_info/resource_info.go. */
const WHOLE_CARDS: readonly string[] = ['nvidia.com/gpu', 'amd.com/gpu'];

/** An instance of MIG: KAI counts `3g.40gb` as 3 cards, whatever part of a card it is. */
const MIG_INSTANCE = /^nvidia\.com\/mig-(\d+)g\./;

/** What KAI counts for one device of a pool. Absent: it counts none of them. */
export function kaiUnits(pool: FleetPool | undefined): number | undefined {
  if (pool === undefined || pool.servedBy === 'driver') return undefined;
  if (WHOLE_CARDS.includes(pool.resource)) return 1;
  return migSlices(pool);
}

/** How many slices of a card a device of a pool is. Absent: it is none that MIG made. */
export function migSlices({ resource }: FleetPool): number | undefined {
  const slices = MIG_INSTANCE.exec(resource)?.[1];
  return slices === undefined ? undefined : Number(slices);
}
