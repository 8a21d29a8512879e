import type { Bytes, Cores, Count, DateText, Reason, WholeNumber } from './amount-types';
import type { DnsLabel } from './name-types';

/**
 * More than the quota, for a time.
 *
 * The grant adds to the tenant's total until its entry is taken out: the output does not depend on the day. `tenancy
 * expire` takes out what has ended.
 *
 * @title Grant
 * @example {until: "2026-12-24", quota: {gpu: 8}, why: "launch of the assistant"}
 */
export interface GrantProps {
  /** The last day on which it counts. */
  readonly until: DateText;
  /** What it adds to the total. */
  readonly quota: GrantQuotaProps;
  /** Why the tenant gets it. */
  readonly why: Reason;
  /**
   * Whether `quota` of the tenant counts it already, as in the normal form of a fleet. Then it adds nothing.
   *
   * @default - the amounts are added
   */
  readonly included?: boolean;
}

/**
 * What a grant adds to the total of a tenant, which is split over the environments by their shares.
 *
 * @title Granted amounts
 * @minProperties 1
 * @example {gpu: 8}
 */
export interface GrantQuotaProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - nothing is added
   * @example 32
   */
  readonly cpu?: Cores;
  /**
   * Memory, in bytes.
   *
   * @default - nothing is added
   * @example "128Gi"
   */
  readonly memory?: Bytes;
  /**
   * Node-local disk, in bytes.
   *
   * @default - nothing is added
   * @example "100Gi"
   */
  readonly ephemeralStorage?: Bytes;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool.
   *
   * @default - nothing is added
   * @example 8
   * @example {h100: 8}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber>;
  /**
   * Size of persistent volume claims, in bytes.
   *
   * @default - nothing is added
   * @example "1Ti"
   */
  readonly storage?: Bytes;
  /**
   * Pods that have not finished.
   *
   * @default - nothing is added
   * @example 50
   */
  readonly pods?: Count;
}
