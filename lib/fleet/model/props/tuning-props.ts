import type { BurstValue, Bytes, Cores, Count, WholeNumber } from './amount-types';
import type { DnsLabel } from './name-types';

/**
 * How far `tenancy tune` may go with the quota of a tenant.
 *
 * With `--auto`, a quota is lowered only where `min` states a bound for it, and raised only where `max` does.
 *
 * @title Tuning
 * @example {min: {gpu: 2}, max: {cpu: 200, gpu: 16}, step: {memory: "16Gi"}}
 */
export interface TuningProps {
  /**
   * The least that the total of the tenant may become.
   *
   * @default - what is used
   * @example {gpu: 2}
   */
  readonly min?: TunedAmounts;
  /**
   * The most that the total of the tenant may become.
   *
   * @default - what is free in the pool and in the budget of the organisation
   * @example {cpu: 200, gpu: 16}
   */
  readonly max?: TunedAmounts;
  /**
   * What totals are rounded up to a multiple of.
   *
   * @default - 1 core, 1Gi of memory and node-local disk, 10Gi of storage, 5 pods, 1 device
   * @example {memory: "16Gi"}
   */
  readonly step?: TunedAmounts;
  /**
   * How much more than the used amount the quota is to be.
   *
   * @default - what `--headroom` says, which is 20%
   * @example "30%"
   */
  readonly headroom?: BurstValue;
}

/**
 * Amounts that tuning is about.
 *
 * @title Tuned amounts
 * @example {cpu: 200, gpu: {h100: 16}}
 */
export interface TunedAmounts {
  /**
   * Cores, in steps of 1m.
   *
   * @default - not stated
   * @example 200
   */
  readonly cpu?: Cores | null;
  /**
   * Memory, in bytes.
   *
   * @default - not stated
   * @example "16Gi"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk, in bytes.
   *
   * @default - not stated
   * @example "100Gi"
   */
  readonly ephemeralStorage?: Bytes | null;
  /**
   * Accelerators, in whole devices: one number for every pool, or a number for each.
   *
   * @default - not stated
   * @example 16
   * @example {h100: 16}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber | null> | null;
  /**
   * Size of persistent volume claims, in bytes.
   *
   * @default - not stated
   * @example "1Ti"
   */
  readonly storage?: Bytes | null;
  /**
   * Pods that have not finished.
   *
   * @default - not stated
   * @example 10
   */
  readonly pods?: Count | null;
}
