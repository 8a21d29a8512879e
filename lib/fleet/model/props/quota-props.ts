import type { BurstValue, Bytes, Cores, Count, WholeNumber } from './amount-types';
import type { DnsLabel } from './name-types';

/**
 * What a tenant may request in all of its environments together.
 *
 * Each environment gets its part as a ResourceQuota
 * ([resource quotas](https://kubernetes.io/docs/concepts/policy/resource-quotas/)). Maps merge by key: a tenant that
 * states `gpu` alone keeps the rest of what it inherits. `null` removes a bound.
 *
 * @title Quota
 * @example {cpu: 100, memory: "200Gi", gpu: 10}
 * @example {cpu: "500m", gpu: {h100: 8, "a100-mig": 14}}
 */
export interface QuotaProps {
  /**
   * Cores that all pods together may request, in steps of 1m.
   *
   * @default 10
   * @example 100
   */
  readonly cpu?: Cores | null;
  /**
   * Memory that all pods together may request, in bytes.
   *
   * @default 40Gi
   * @example "200Gi"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk that all pods together may request, in bytes: what containers write beside their volumes, their
   * logs and `emptyDir`. A container that states no request counts as `containers.defaultRequest.ephemeralStorage`.
   *
   * @default - not bounded
   * @example "500Gi"
   */
  readonly ephemeralStorage?: Bytes | null;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool. Pools that
   * nobody states are closed.
   *
   * @default 0
   * @example 10
   * @example {h100: 8, mi300x: 4}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber | null> | null;
  /**
   * Size of all persistent volume claims together, in bytes.
   *
   * @default 500Gi
   * @example "4Ti"
   */
  readonly storage?: Bytes | null;
  /**
   * Pods that have not finished. Finished ones are counted by `objects.storedPods`.
   *
   * @default 100
   * @example 120
   */
  readonly pods?: Count | null;
}

/**
 * The total of a tenant, and whether its environments share it or split it.
 *
 * @title Total quota
 * @example {cpu: 100, memory: "200Gi", gpu: 10}
 * @example {gpu: 10, split: false}
 */
export interface TotalQuotaProps extends QuotaProps {
  /**
   * Whether the environments split the total. With `false`, it is one pot over all namespaces of the tenant, of which each
   * may take everything that the others leave; an exact amount of an environment is the most that it takes. It needs
   * `platform.budget`, which holds the pot. A tenant with one namespace has nothing to split.
   *
   * @default true
   */
  readonly split?: boolean;
}

/**
 * Exact amounts for one environment. They come off the tenant's total first; the other environments share the rest.
 *
 * @title Environment quota
 * @example {gpu: 6}
 */
export interface EnvironmentQuotaProps extends QuotaProps {
  /**
   * Cores that all pods together may request, in steps of 1m.
   *
   * @default - its share of the tenant's
   * @example 32
   */
  readonly cpu?: Cores | null;
  /**
   * Memory that all pods together may request, in bytes.
   *
   * @default - its share of the tenant's
   * @example "128Gi"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk that all pods together may request, in bytes.
   *
   * @default - its share of the tenant's
   * @example "100Gi"
   */
  readonly ephemeralStorage?: Bytes | null;
  /**
   * Accelerators, in whole devices: one number for the only or the default pool, or a number for each pool.
   *
   * @default - its share of the tenant's, for each pool
   * @example 6
   * @example {h100: 6}
   */
  readonly gpu?: WholeNumber | Record<DnsLabel, WholeNumber | null> | null;
  /**
   * Size of all persistent volume claims together, in bytes.
   *
   * @default - its share of the tenant's
   * @example "1Ti"
   */
  readonly storage?: Bytes | null;
  /**
   * Pods that have not finished. Finished ones are counted by `objects.storedPods`.
   *
   * @default - its share of the tenant's
   * @example 50
   */
  readonly pods?: Count | null;
  /**
   * Limits of all pods together. They need a `burst` and are never below the requests.
   *
   * @default - the requests plus the burst
   */
  readonly limits?: LimitsProps;
}

/**
 * Limits of all pods of an environment together.
 *
 * @title Limits
 * @example {cpu: 40, memory: "160Gi"}
 */
export interface LimitsProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - the requests plus the burst
   */
  readonly cpu?: Cores | null;
  /**
   * Memory, in bytes.
   *
   * @default - the requests plus the burst
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk, in bytes.
   *
   * @default - the requests plus the burst
   */
  readonly ephemeralStorage?: Bytes | null;
}

/**
 * How far limits may exceed requests, for cpu, memory and node-local disk apart.
 *
 * @title Burst
 * @example {memory: "20%"}
 */
export interface BurstProps {
  /**
   * How far the cpu limits may exceed the requests.
   *
   * @default - cpu is not limited
   * @example "50%"
   */
  readonly cpu?: BurstValue | null;
  /**
   * How far the memory limits may exceed the requests.
   *
   * @default - memory is not limited
   * @example "20%"
   */
  readonly memory?: BurstValue | null;
  /**
   * How far the limits of node-local disk may exceed the requests, where `quota.ephemeralStorage` counts those. With a
   * limit, the kubelet evicts a pod that writes more. `0%` makes the limit equal to the request.
   *
   * @default - node-local disk is not limited
   * @example "0%"
   */
  readonly ephemeralStorage?: BurstValue | null;
}
