import { HAMI_SCHEDULER } from '../fleet/catalogue/hami';
import type { FleetScheduling } from '../fleet/model/fleet';
import type { Grants } from './grants';
import type { SchedulerQueue } from './queues/scheduler-queue';

/** What pods may name if nobody says anything. */
export const USUAL_SCHEDULERS: readonly string[] = ['default-scheduler'];

/**
 * The schedulers that pods may name; undefined for any. Where one queues work, it takes the place of the usual one. Where
 * shares of cards are granted, HAMi's webhook sends pods that ask for one, and would have the usual scheduler, to its own.
 */
export function grantedSchedulers(
  { schedulers: stated }: Pick<FleetScheduling, 'schedulers'>,
  { parts }: Pick<Grants, 'parts'>,
  queued: Pick<SchedulerQueue, 'scheduler'> | undefined,
): readonly string[] | undefined {
  if (stated === null) return undefined;
  if (queued !== undefined && stated.join() === USUAL_SCHEDULERS.join()) return [queued.scheduler];
  const isShared = Object.keys(parts).length > 0;
  const isUsual = USUAL_SCHEDULERS.some((name) => stated.includes(name));
  return isShared && isUsual ? [...new Set([...stated, HAMI_SCHEDULER])].sort() : stated;
}
