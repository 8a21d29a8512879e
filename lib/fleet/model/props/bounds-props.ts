import type { Bytes, Cores, QuantityValue, Ratio, WholeNumber } from './amount-types';

/**
 * What a container gets that states no resources, and the bounds of those that do.
 *
 * It becomes a LimitRange ([limit ranges](https://kubernetes.io/docs/concepts/policy/limit-range/)). Every bound but
 * `defaultRequest` refuses ordinary pods and is warned of; a quota is the better bound.
 *
 * @title Containers
 * @example {defaultRequest: {cpu: "50m", memory: "256Mi"}}
 */
export interface ContainersProps {
  /**
   * Requests of containers that state none.
   *
   * @default - cpu 100m, memory 512Mi; 1Gi of node-local disk where `quota.ephemeralStorage` counts it or a bound is stated
   */
  readonly defaultRequest?: ResourcesProps | null;
  /**
   * Limits of containers that state none. A container that requests more than this, and states no limit, is refused.
   *
   * @default - none; with a burst, the default request plus the burst
   */
  readonly default?: ResourcesProps | null;
  /**
   * The least that a container may request. Containers that request less are refused, sidecars and init containers
   * included.
   *
   * @default - none
   */
  readonly min?: ResourcesProps | null;
  /**
   * The most that a container may ask for. Containers that ask for more are refused; those without a limit get this one.
   *
   * @default - none
   */
  readonly max?: ResourcesProps | null;
  /**
   * The most that all containers of a pod may ask for together. Pods that ask for more, or state no limit, are refused.
   *
   * @default - none
   */
  readonly podMax?: ResourcesProps | null;
  /**
   * How many times its request the limit of a container may be. Containers that exceed it, or that have no limit, are
   * refused: state a `default` limit or a `burst` with it.
   *
   * @default - any number of times
   * @example {cpu: 4}
   */
  readonly maxLimitRequestRatio?: RatiosProps | null;
}

/**
 * Ratios of limits to requests.
 *
 * @title Ratios
 * @example {cpu: 4, memory: 1.2}
 */
export interface RatiosProps {
  /**
   * The ratio of cpu, from 1 on.
   *
   * @default - not stated
   * @example 4
   */
  readonly cpu?: Ratio | null;
  /**
   * The ratio of memory, from 1 on.
   *
   * @default - not stated
   * @example 1.2
   */
  readonly memory?: Ratio | null;
}

/**
 * Amounts of cpu, memory and node-local disk.
 *
 * @title Resources
 * @example {cpu: "100m", memory: "512Mi"}
 */
export interface ResourcesProps {
  /**
   * Cores, in steps of 1m.
   *
   * @default - not stated
   * @example "100m"
   */
  readonly cpu?: Cores | null;
  /**
   * Memory, in bytes.
   *
   * @default - not stated
   * @example "512Mi"
   */
  readonly memory?: Bytes | null;
  /**
   * Node-local disk, in bytes.
   *
   * @default - not stated
   * @example "2Gi"
   */
  readonly ephemeralStorage?: Bytes | null;
}

/**
 * How many objects of a kind each namespace may hold, and how large they may be. Caps are not split: every namespace gets
 * the same. `null` removes one.
 *
 * With these numbers, what one namespace stores is at most a twentieth of an etcd of 2 GiB. They are not budgets, so raise
 * one where work needs it.
 *
 * @title Objects
 * @example {loadBalancers: 1, hard: {"count/rayclusters.ray.io": 5}}
 */
export interface ObjectsProps {
  /**
   * How many Services there may be.
   *
   * @default 30
   */
  readonly services?: WholeNumber | null;
  /**
   * How many PersistentVolumeClaims there may be. Their size is bounded by `quota.storage`.
   *
   * @default 50
   */
  readonly persistentVolumeClaims?: WholeNumber | null;
  /**
   * How many Services of type LoadBalancer there may be. Each costs money and usually has a public address. They take node ports as well,
   * unless they say `allocateLoadBalancerNodePorts: false`.
   *
   * @default 0
   */
  readonly loadBalancers?: WholeNumber | null;
  /**
   * How many node ports there may be. Each opens a port of every node in the cluster.
   *
   * @default 0
   */
  readonly nodePorts?: WholeNumber | null;
  /**
   * How many ConfigMaps there may be. `kube-root-ca.crt`, which Kubernetes puts into every namespace, and `gpu-pools`
   * count.
   *
   * @default 80
   */
  readonly configMaps?: WholeNumber | null;
  /**
   * How many Secrets there may be.
   *
   * @default 80
   */
  readonly secrets?: WholeNumber | null;
  /**
   * How many Jobs there may be. Finished ones count until they are deleted.
   *
   * @default 150
   */
  readonly jobs?: WholeNumber | null;
  /**
   * How many CronJobs there may be.
   *
   * @default 30
   */
  readonly cronJobs?: WholeNumber | null;
  /**
   * How many Deployments there may be.
   *
   * @default 30
   */
  readonly deployments?: WholeNumber | null;
  /**
   * How many StatefulSets there may be.
   *
   * @default 30
   */
  readonly statefulSets?: WholeNumber | null;
  /**
   * How many ServiceAccounts there may be. `default`, those of `serviceAccounts` and those that operators make for their workloads count.
   *
   * @default 30
   */
  readonly serviceAccounts?: WholeNumber | null;
  /**
   * How many HorizontalPodAutoscalers there may be.
   *
   * @default 30
   */
  readonly horizontalPodAutoscalers?: WholeNumber | null;
  /**
   * How many PodDisruptionBudgets there may be.
   *
   * @default 30
   */
  readonly podDisruptionBudgets?: WholeNumber | null;
  /**
   * How many Ingresses there may be. They need `network.hosts`.
   *
   * @default 30
   */
  readonly ingresses?: WholeNumber | null;
  /**
   * How many pods may exist, finished ones included. `quota.pods` bounds those that have not finished.
   *
   * @default 1000
   */
  readonly storedPods?: WholeNumber | null;
  /**
   * How many ResourceClaims of Dynamic Resource Allocation there may be, and as many ResourceClaimTemplates. It is 0 where
   * no pool is granted.
   *
   * @default 50
   */
  readonly resourceClaims?: WholeNumber | null;
  /**
   * How many objects of every other kind there may be that tenants may write, for each kind.
   *
   * @default 15
   */
  readonly customResources?: WholeNumber | null;
  /**
   * How large an object may be that people write, in bytes, with everything that the API server adds to it. Argo Workflows
   * may be eight times as large, because they hold whole pipelines.
   *
   * @default 32Ki
   * @example "128Ki"
   */
  readonly maxSize?: Bytes | null;
  /**
   * How large a ConfigMap or a Secret may be, in bytes. The releases of Helm are Secrets.
   *
   * @default 96Ki
   * @example "1Mi"
   */
  readonly maxDataSize?: Bytes | null;
  /**
   * Entries that go into `spec.hard` of the ResourceQuota as they are, such as `count/<plural>.<group>` or
   * `<class>.storageclass.storage.k8s.io/requests.storage`. Keys that the API server would never count are refused.
   *
   * Source: [quota keys](https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count).
   *
   * @default - none
   * @example {"count/rayclusters.ray.io": 5, "fast.storageclass.storage.k8s.io/requests.storage": "1Ti"}
   */
  readonly hard?: Record<string, QuantityValue | null>;
}
