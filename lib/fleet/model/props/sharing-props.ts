import type { WholeNumber } from './amount-types';
import type { DnsLabel, ExtendedResource, MigProfileName } from './name-types';

/**
 * A way to hand out the cards of a pool: `exclusive`, as a whole and to one pod at a time, or to several pods in the way of a
 * map.
 *
 * @title Sharing
 * @example {timeSlicing: {replicas: 4}}
 * @example {mig: {"1g.10gb": 4, "3g.40gb": 1}}
 */
export type PoolSharing = 'exclusive' | SharingProps;

/**
 * Several pods on a card. State one of `timeSlicing`, `mps`, `mig` and `hami`; only `mig` and `timeSlicing` go together, so
 * that pods take turns on each instance.
 *
 * The first three are for cards of NVIDIA, and what nodes need for them is written to `devices/`.
 *
 * @title Sharing in one way
 * @example {timeSlicing: {replicas: 4}}
 */
export interface SharingProps {
  /**
   * Pods take turns on a card
   * ([time-slicing](https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/gpu-sharing.html)). Nothing
   * separates their memory and their faults.
   *
   * @default - no turns
   */
  readonly timeSlicing?: ReplicasProps;
  /**
   * Pods run on a card at once, by NVIDIA's Multi-Process Service. Each gets an equal part of the memory and of the compute.
   * Not with MIG.
   *
   * @default - not by MPS
   */
  readonly mps?: ReplicasProps;
  /**
   * Each card is cut into instances in hardware: how many of each profile a card gets. The profiles must fit on a card
   * together. With more than one profile, each is granted as a pool of its own: `a100` with `1g.10gb` and `3g.40gb` is
   * granted as `a100-1g-10gb` and `a100-3g-40gb`.
   *
   * Source: [MIG User Guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).
   *
   * @default - no instances
   * @example {"1g.10gb": 4, "3g.40gb": 1}
   */
  readonly mig?: Record<MigProfileName, InstanceCount>;
  /**
   * The name under which nodes advertise instances: `mixed` as `nvidia.com/mig-PROFILE`; `single` as `nvidia.com/gpu`,
   * which is possible with one profile alone.
   *
   * @default mixed
   */
  readonly strategy?: MigStrategy;
  /**
   * Pods get a part of the memory and of the compute of a card by
   * [HAMi](https://project-hami.io), whose scheduler counts both.
   *
   * @default - not by HAMi
   */
  readonly hami?: HamiProps;
  /**
   * The one profile of `mig` that this pool grants, where another pool of the same `config` grants the others.
   *
   * @default - each profile, in a pool of its own
   * @example "1g.10gb"
   */
  readonly profile?: MigProfileName;
  /**
   * The name of the configuration, which is the value of the label by which nodes choose it.
   *
   * @default - the name of the pool
   * @example "a100"
   */
  readonly config?: DnsLabel;
}

/**
 * The pods that share a card, or an instance of one.
 *
 * @title Replicas
 * @example {replicas: 4}
 */
export interface ReplicasProps {
  /**
   * How many pods: the device plugin advertises each card so many times. 2 or more.
   *
   * @example 4
   */
  readonly replicas: ReplicaCount;
}

/**
 * How HAMi shares cards.
 *
 * @title HAMi
 * @example {memory: "nvidia.com/gpumem", cores: "nvidia.com/gpucores", memoryPerShare: 8000}
 */
export interface HamiProps {
  /**
   * The resource by which pods ask for memory of a card, in MB.
   *
   * @default nvidia.com/gpumem
   */
  readonly memory?: ExtendedResource;
  /**
   * The resource by which pods ask for compute of a card, in percent.
   *
   * @default nvidia.com/gpucores
   */
  readonly cores?: ExtendedResource;
  /**
   * How many shares HAMi advertises for each card: its `deviceSplitCount`. 2 or more.
   *
   * @default 10
   */
  readonly shares?: ReplicaCount;
  /**
   * The memory that comes with each share that is granted, in MB. A tenant with 4 shares gets four times as much over all of
   * its pods.
   *
   * @default - the memory is not bounded, which is reported
   * @example 8000
   */
  readonly memoryPerShare?: WholeNumber;
  /**
   * The compute that comes with each share that is granted, in percent of a card.
   *
   * @default - an equal part of a card
   * @example 10
   */
  readonly coresPerShare?: WholeNumber;
}

/**
 * What nodes with instances of one profile call them.
 *
 * - `single`: every instance is an `nvidia.com/gpu`
 * - `mixed`: every instance has the name of its profile
 *
 * @title MIG strategy
 */
export type MigStrategy = 'single' | 'mixed';

/**
 * A number of pods that share a device, 2 or more.
 *
 * @title Number of replicas
 * @example 4
 * @asType integer
 * @minimum 2
 * @maximum 1000
 */
export type ReplicaCount = number;

/**
 * A number of instances on each card, from 1 to 7.
 *
 * @title Number of instances
 * @example 4
 * @asType integer
 * @minimum 1
 * @maximum 7
 */
export type InstanceCount = number;

/**
 * Where NVIDIA's software runs, which reads the configuration of nodes.
 *
 * @title GPU Operator
 * @example {namespace: "gpu-operator", values: true}
 */
export interface GpuOperatorProps {
  /**
   * The namespace of the GPU Operator, or of the device plugin and the MIG manager. It must exist.
   *
   * @default gpu-operator
   */
  readonly namespace?: DnsLabel;
  /**
   * Whether to write values for the Helm chart of the GPU Operator that name the configurations, as a ConfigMap that a
   * HelmRelease takes by `valuesFrom`.
   *
   * @default false
   */
  readonly values?: boolean;
}
