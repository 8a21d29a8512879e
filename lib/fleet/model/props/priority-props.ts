import type { Bytes, Cores, Count, WholeNumber } from './amount-types';
import type { DnsLabel } from './name-types';

/**
 * What pods may do with one priority class.
 *
 * @title Priority grant
 * @example {quota: {gpu: 2}}
 */
export interface PriorityGrantProps {
  /**
   * What all pods of the class may request together, in each namespace.
   *
   * @default - as much as the quota of the environment
   */
  readonly quota?: PriorityQuotaProps | null;
}

/**
 * What all pods of one priority class may request together. Each namespace gets these amounts: they are not split, and
 * they are part of the environment's quota, not beside it. `null` removes a bound.
 *
 * Each class with a quota becomes a ResourceQuota with a
 * [scope](https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-priorityclass).
 *
 * @title Quota of a priority class
 * @example {cpu: 16, gpu: 2}
 */
export interface PriorityQuotaProps {
  /**
   * Cores that the pods may request, in steps of 1m.
   *
   * @default - as much as the quota of the environment
   * @example 16
   */
  readonly cpu?: Cores | null;
  /**
   * Memory that the pods may request, in bytes.
   *
   * @default - as much as the quota of the environment
   * @example "64Gi"
   */
  readonly memory?: Bytes | null;
  /**
   * Pods that have not finished.
   *
   * @default - as many as the quota of the environment
   * @example 10
   */
  readonly pods?: Count | null;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool. Devices in
   * claims have no priority and are not counted.
   *
   * @default - as many as the quota of the environment
   * @example 2
   * @example {h100: 2}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber | null> | null;
}
