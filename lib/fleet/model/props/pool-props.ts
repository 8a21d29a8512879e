import type { LabelValue, WholeNumber } from './amount-types';
import type { DeviceClassName, LabelKey, PoolResource } from './name-types';
import type { PoolSharing } from './sharing-props';

/**
 * A kind of accelerator.
 *
 * @title Pool
 * @example {resource: "nvidia.com/gpu", product: "NVIDIA-H100-80GB-HBM3", capacity: 64}
 * @example {product: "NVIDIA-L4", nodes: 2, devicesPerNode: 4, sharing: {timeSlicing: {replicas: 4}}}
 */
export interface PoolProps {
  /**
   * The name that its nodes advertise, as `kubectl describe node` shows it under `Capacity`. A pool that is shared, or that
   * has a `deviceClass`, need not state it.
   *
   * @default - what follows from `sharing`; for a `deviceClass` alone, the name by which pods ask for a device of the class
   * @example "nvidia.com/gpu"
   */
  readonly resource?: PoolResource;
  /**
   * The product as the node label `nvidia.com/gpu.product` says it. MIG profiles are checked against it. State it: the quota
   * of each namespace then closes the profiles of this product, and not those of every product, which takes 164 lines.
   *
   * @default - not stated
   * @example "NVIDIA-H100-80GB-HBM3"
   */
  readonly product?: string;
  /**
   * What its nodes advertise altogether: whole devices, or places on shared ones. All tenants together cannot be granted
   * more.
   *
   * @default - what follows from `nodes`, `devicesPerNode` and `sharing`; without them, not checked
   * @example 64
   */
  readonly capacity?: WholeNumber;
  /**
   * How many nodes have such devices. With `devicesPerNode`, the capacity follows.
   *
   * @default - not stated
   * @example 8
   */
  readonly nodes?: WholeNumber;
  /**
   * How many devices each node has: cards, however they are shared.
   *
   * @default - not stated
   * @example 8
   */
  readonly devicesPerNode?: WholeNumber;
  /**
   * How the devices are handed out: as a whole, or to several pods at once.
   *
   * @default - exclusive: as a whole, to one pod at a time
   * @example {timeSlicing: {replicas: 4}}
   */
  readonly sharing?: PoolSharing;
  /**
   * Devices of the capacity that the platform keeps: spares, or those of its own pods. They are neither granted nor lent.
   *
   * @default - none
   * @example 4
   */
  readonly reserved?: WholeNumber;
  /**
   * Makes `gpu: 10` mean this pool. Only one pool can be the default.
   *
   * @default - true for the only pool
   */
  readonly default?: boolean;
  /**
   * The DeviceClass of a pool that is backed by
   * [Dynamic Resource Allocation](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/).
   * Claims of the class are bounded like the devices of the pool.
   *
   * @default - a device plugin advertises the pool
   * @example "gpu.nvidia.com"
   */
  readonly deviceClass?: DeviceClassName;
  /**
   * What hands out the devices, and so by which name pods may ask for them: a device plugin by `resource`, a driver by
   * `deviceClass`, in claims or without one. With `both`, they may use either name, but the API server counts the two
   * together only on Kubernetes 1.36 or newer, and only if the DeviceClass has `extendedResourceName: RESOURCE`.
   *
   * @default - driver with a `deviceClass`, otherwise plugin
   * @example "both"
   */
  readonly servedBy?: PoolServer;
  /**
   * Labels by which pods choose its nodes, for tenants with `showPools`.
   *
   * @default - the label `nvidia.com/gpu.product`, for a pool of NVIDIA with a `product`
   * @example {"cloud.google.com/gke-accelerator": "nvidia-h100-80gb"}
   */
  readonly nodeLabels?: Record<LabelKey, LabelValue>;
  /**
   * The taints of its nodes. Kueue puts no work onto them that does not tolerate them. A key in the domain of the vendor,
   * such as `nvidia.com/pool`, is tolerated by pods that ask for a device alone; every pod of a namespace may tolerate
   * another one that it is granted.
   *
   * @default - none
   * @example [{key: "nvidia.com/pool", value: "h100", effect: "NoSchedule"}]
   */
  readonly taints?: readonly PoolTaintProps[];
  /**
   * What adds tolerations of the `taints` to pods. With `queue`, Kueue adds them to what it admits, and the environments
   * that may have devices of the pool may tolerate them. With `pods`, pods state them, where `scheduling.tolerations` grants
   * them.
   *
   * @default - queue where Kueue queues work, otherwise pods
   * @example "pods"
   */
  readonly toleratedBy?: PoolTolerator;
  /**
   * How near its nodes are to each other: the keys of the node labels that say it, the widest first, such as those of the
   * block, the rack and the host. With Kueue, work can then ask to run in one rack; work for the pool must say that it wants
   * some place, if only any. It cannot be changed later: rename the pool instead.
   *
   * @default - not stated
   * @example ["cloud.example.com/block", "cloud.example.com/rack", "kubernetes.io/hostname"]
   */
  readonly topology?: readonly LabelKey[];
  /**
   * Set it to true where `resource` is right as it is written, although it resembles a known name.
   *
   * @default false
   */
  readonly custom?: boolean;
}

/**
 * What hands out the devices of a pool.
 *
 * - `plugin`: a device plugin, so that pods ask for the `resource`
 * - `driver`: a driver of Dynamic Resource Allocation, so that pods claim devices of the `deviceClass`
 * - `both`: pods use either name, which the DeviceClass must join by `extendedResourceName`
 *
 * @title Pool server
 */
export type PoolServer = 'plugin' | 'driver' | 'both';

/**
 * A taint of the nodes of a pool.
 *
 * @title Taint of a pool
 * @example {key: "nvidia.com/pool", value: "h100", effect: "NoSchedule"}
 */
export interface PoolTaintProps {
  /**
   * The key of the taint.
   *
   * @example "nvidia.com/pool"
   */
  readonly key: LabelKey;
  /**
   * The value of the taint.
   *
   * @default - none
   * @example "h100"
   */
  readonly value?: LabelValue;
  /** What happens to pods that do not tolerate it. */
  readonly effect: TaintEffect;
}

/**
 * What a taint does to pods that do not tolerate it.
 *
 * - `NoSchedule`: they do not come onto the node
 * - `PreferNoSchedule`: they come only if there is no other node
 * - `NoExecute`: they do not come, and those that run there are evicted
 *
 * @title Effect of a taint
 */
export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/**
 * What adds tolerations of the taints of a pool.
 *
 * - `queue`: Kueue, to the pods of work that it admits
 * - `pods`: the people who write the pods
 *
 * @title What tolerates taints
 */
export type PoolTolerator = 'queue' | 'pods';

/**
 * A PriorityClass to create. Kubernetes lets nobody change its value and its preemption policy, so give a changed class a
 * new name.
 *
 * @title Priority class
 * @example {value: 100, description: "Training that can wait"}
 */
export interface PriorityClassProps {
  /**
   * Pods with a higher value are scheduled first. From -2147483648 to 1000000000.
   *
   * @asType integer
   * @minimum -2147483648
   * @maximum 1000000000
   * @example 100
   */
  readonly value: number;
  /**
   * Whether pods of this class may evict pods with a lower value, in every namespace.
   *
   * @default Never
   */
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority';
  /**
   * Gives this class to pods that name none. Every tenant may then use it. A cluster has at most one such class.
   *
   * @default false
   */
  readonly globalDefault?: boolean;
  /**
   * What the class is for.
   *
   * @default - none
   * @example "Training that can wait"
   */
  readonly description?: string;
}
