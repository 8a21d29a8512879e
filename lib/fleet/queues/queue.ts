import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetPool, FleetQueue, FleetQueueAmounts } from '../model/fleet';
import type { QueueAmountsProps, QueueLimitWord, QueueProps, QueueReclaim } from '../model/props';
import type { Merged, Written } from '../model/written';
import { type PoolNames, resolveGpus } from '../quota/gpu-counts';
import { checkQuota } from '../quota/quota';
import { resourcesOf } from './queueing';

/** A queue with all its layers merged. */
export type MergedQueue = Merged<QueueProps>;

/** The largest weight that every engine takes. */
const LARGEST_WEIGHT = 65_535;

/** What a queue does not state. A tenant shares with others only if somebody says so; its environments share its total. */
export const TENANT_DEFAULTS: FleetQueue = {
  weight: 1,
  borrow: 'none',
  lend: 'all',
  reclaim: 'any',
};
const ENVIRONMENT_DEFAULTS: FleetQueue = { ...TENANT_DEFAULTS, borrow: 'all' };

/** Reports what is wrong with a queue as one layer states it. */
export function checkQueue(
  queue: Written<QueueProps> | 'none' | null | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (queue === undefined || queue === null || queue === 'none') return;
  checkWeight(queue.weight, [...path, 'weight'], findings);
  for (const key of ['borrow', 'lend'] as const) {
    const limit = queue[key];
    if (typeof limit === 'object') checkQuota(limit, [...path, key], pools, findings);
  }
}

function checkWeight(weight: number | undefined, path: FindingPath, findings: Findings): void {
  if (weight === undefined) return;
  if (Number.isInteger(weight) && weight >= 1 && weight <= LARGEST_WEIGHT) return;
  findings.add(
    'QUEUE_WEIGHT',
    path,
    weight === 0
      ? 'With the weight 0, this queue would get nothing of what is lent while anybody else asks for it.'
      : `${weight} is not a valid weight.`,
    weight === 0
      ? 'Write `borrow: none` if it may borrow nothing; otherwise, write 1 and raise the weights of the others.'
      : `Write a whole number from 1 to ${LARGEST_WEIGHT}.`,
  );
}

/**
 * The queue of a tenant or an organisation in normal form.
 *
 * @param reclaim - what an organisation above says about that
 */
export function resolveTenantQueue(
  queue: MergedQueue | undefined,
  pools: Readonly<Record<string, FleetPool>>,
  reclaim: QueueReclaim = TENANT_DEFAULTS.reclaim,
): FleetQueue {
  return resolveQueue(queue, { ...TENANT_DEFAULTS, reclaim }, pools);
}

/** The queue of an environment in normal form. It evicts the same work as its tenant, unless it says otherwise. */
export function resolveEnvironmentQueue(
  queue: MergedQueue | 'none' | undefined,
  { reclaim }: FleetQueue,
  pools: Readonly<Record<string, FleetPool>>,
): FleetQueue | 'none' {
  return queue === 'none'
    ? queue
    : resolveQueue(queue, { ...ENVIRONMENT_DEFAULTS, reclaim }, pools);
}

function resolveQueue(
  queue: MergedQueue | undefined,
  defaults: FleetQueue,
  pools: Readonly<Record<string, FleetPool>>,
): FleetQueue {
  const { weight, borrow, lend, reclaim } = queue ?? {};
  return {
    weight: weight ?? defaults.weight,
    borrow: borrow === undefined ? defaults.borrow : resolveLimit(borrow, pools),
    lend: lend === undefined ? defaults.lend : resolveLimit(lend, pools),
    reclaim: reclaim ?? defaults.reclaim,
  };
}

function resolveLimit(
  limit: QueueLimitWord | Merged<QueueAmountsProps>,
  pools: Readonly<Record<string, FleetPool>>,
): QueueLimitWord | FleetQueueAmounts {
  if (typeof limit === 'string') return limit;
  const gpus = resolveGpus(limit.gpu, pools);
  // A pool may be of another cluster.
  const here = Object.entries(gpus).filter(([pool]) => Object.hasOwn(pools, pool));
  return {
    ...resourcesOf(limit),
    ...(here.length === 0 ? {} : { gpu: Object.fromEntries(here) }),
  };
}
