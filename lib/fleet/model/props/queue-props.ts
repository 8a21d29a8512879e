import type { Bytes, Cores, WholeNumber } from './amount-types';
import type { DnsLabel } from './name-types';

/**
 * What queues work and shares the devices of a cluster.
 *
 * - `kueue`: Kueue, which suspends workloads until they fit
 * - `volcano`: Volcano, a scheduler with queues
 * - `kai`: the KAI scheduler
 * - `yunikorn`: Apache YuniKorn
 *
 * @title Queue engine
 */
export type QueueEngine = 'kueue' | 'volcano' | 'kai' | 'yunikorn';

/**
 * How work is queued: by what, and how much there is.
 *
 * @title Queueing
 * @example {engine: "kueue"}
 * @example {engine: "kueue", capacity: {cpu: 2000, memory: "8Ti"}}
 */
export interface QueueingProps {
  /** What queues work. You install it. */
  readonly engine: QueueEngine;
  /**
   * What all nodes together have, beside the devices of pools. What nobody is guaranteed of it can be borrowed.
   *
   * @default - not stated: of cpu and memory, tenants borrow only what others are guaranteed
   * @example {cpu: 2000, memory: "8Ti"}
   */
  readonly capacity?: QueueingCapacityProps;
}

/**
 * How work is queued on one cluster: what differs from the platform.
 *
 * @title Queueing of a cluster
 * @example {capacity: {cpu: 500}}
 */
export interface ClusterQueueingProps {
  /**
   * What queues work here.
   *
   * @default - the platform's
   */
  readonly engine?: QueueEngine;
  /**
   * What all nodes of this cluster together have, beside the devices of pools.
   *
   * @default - the platform's
   */
  readonly capacity?: QueueingCapacityProps;
}

/**
 * What all nodes together have, beside the devices of pools.
 *
 * @title Capacity for queues
 * @example {cpu: 2000, memory: "8Ti"}
 */
export interface QueueingCapacityProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - not stated
   * @example 2000
   */
  readonly cpu?: Cores | null;
  /**
   * Memory, in bytes.
   *
   * @default - not stated
   * @example "8Ti"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk, in bytes.
   *
   * @default - not stated
   * @example "20Ti"
   */
  readonly ephemeralStorage?: Bytes | null;
}

/**
 * How a tenant or an environment shares what it is guaranteed: its quota. It belongs to the level that states it:
 * of that of their tenant, environments inherit `reclaim` alone.
 *
 * @title Queue
 * @example {weight: 3, borrow: {gpu: 8}, lend: {gpu: 4}}
 */
export interface QueueProps {
  /**
   * Its part of what is lent, against those of the others at the same level. With 3, it gets three times as much as one
   * with 1. From 1 to 65535.
   *
   * @default 1
   * @example 3
   */
  readonly weight?: QueueWeight;
  /**
   * What it may have beyond its guarantee, while others leave it idle: `none`, `all`, or the most of each resource.
   * Resources that are not named are not borrowed.
   *
   * @default - none for a tenant; all for an environment, so that the environments of a tenant share its total
   * @example "all"
   * @example {gpu: 8}
   */
  readonly borrow?: QueueLimitWord | QueueAmountsProps;
  /**
   * What others may have of its guarantee while it is idle: `none`, `all`, or the most of each resource. Resources that are
   * not named are not lent. It gets back what is lent as soon as it asks for it.
   *
   * @default all
   * @example {gpu: 4}
   */
  readonly lend?: QueueLimitWord | QueueAmountsProps;
  /**
   * Whose work is evicted so that it gets back what it lent. Environments do as their tenant says, and tenants as their
   * organisation says, unless they say otherwise.
   *
   * @default any
   */
  readonly reclaim?: QueueReclaim;
}

/**
 * How much passes the border of a queue.
 *
 * - `none`: nothing
 * - `all`: everything
 *
 * @title Limit of a queue
 */
export type QueueLimitWord = 'none' | 'all';

/**
 * Whose work is evicted for work that is within the guarantee of its queue.
 *
 * - `any`: that of everybody who borrows
 * - `lowerPriority`: that of those who borrow, if it is of a lower priority
 *
 * @title Reclaim
 */
export type QueueReclaim = 'any' | 'lowerPriority';

/**
 * Amounts that a queue borrows or lends.
 *
 * @title Amounts of a queue
 * @example {gpu: 8}
 * @example {cpu: 64, memory: "256Gi", gpu: {h100: 4}}
 */
export interface QueueAmountsProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - none
   * @example 64
   */
  readonly cpu?: Cores | null;
  /**
   * Memory, in bytes.
   *
   * @default - none
   * @example "256Gi"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk, in bytes.
   *
   * @default - none
   * @example "100Gi"
   */
  readonly ephemeralStorage?: Bytes | null;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool.
   *
   * @default - none
   * @example 8
   * @example {h100: 4}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber | null> | null;
}

/**
 * A whole number from 1 to 65535. With 2, a queue gets twice as much of what is idle as with 1.
 *
 * @title Weight
 * @example 3
 * @asType integer
 * @minimum 1
 * @maximum 65535
 */
export type QueueWeight = number;
