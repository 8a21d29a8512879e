import type { Reason } from './amount-types';

/**
 * What a guard rail does with a request that it objects to.
 *
 * - `enforce`: refuses it
 * - `warn`: lets it through, warns the one who made it, and notes it in the audit log
 * - `audit`: lets it through, and notes it in the audit log
 * - `off`: does not look at it
 *
 * @title Guard rail mode
 */
export type GuardRailMode = 'enforce' | 'warn' | 'audit' | 'off';

/**
 * What a guard rail does that changes requests instead of refusing them.
 *
 * - `enforce`: changes them
 * - `off`: does not look at them
 *
 * @title Mode of changes
 */
export type MutationMode = 'enforce' | 'off';

/**
 * Admission policies, each with its mode. Each that does not enforce is a warning that says what is open then.
 *
 * @title Guard rails
 * @example {default: "warn", roleBindings: "enforce"}
 * @example {ownWork: "off"}
 */
export interface GuardRailModes {
  /**
   * The mode of all guard rails that no level names.
   *
   * @default enforce
   */
  readonly default?: GuardRailMode;
  /**
   * Refuses extended resources, huge pages and device classes that the namespace was not granted, and claims with admin
   * access.
   *
   * @default enforce
   */
  readonly acceleratorNames?: GuardRailMode;
  /**
   * Refuses pods that make all GPUs of a node visible with a variable, and pods that ask for more than
   * `scheduling.maxGpusPerPod`.
   *
   * @default enforce
   */
  readonly acceleratorUse?: GuardRailMode;
  /**
   * Refuses annotations with which a service account could take on an identity in a cloud.
   *
   * @default enforce
   */
  readonly accountAnnotations?: GuardRailMode;
  /**
   * With a `burst`, raises a container's default limit to its request, and takes away default amounts that do not fit
   * into what the pod states as a whole. Kubernetes 1.36 or newer.
   *
   * @default enforce
   */
  readonly burstLimits?: MutationMode;
  /**
   * Refuses PodDisruptionBudgets that let no pod be evicted: `maxUnavailable` of 0 or `0%`, and `minAvailable` of `100%`.
   *
   * @default enforce
   */
  readonly disruptionBudgets?: GuardRailMode;
  /**
   * Refuses workloads of engines that ask their operator for what the tenant may not do: fields that name another
   * namespace, an account, a file of the operator, or a queue that is not in `scheduling.queues`.
   *
   * @default enforce
   */
  readonly engineFields?: GuardRailMode;
  /**
   * Lets only `platform.reconcilers` and cluster administrators change what cdk8s-tenancy writes.
   *
   * @default enforce
   */
  readonly managedObjects?: GuardRailMode;
  /**
   * Refuses objects that are larger than `objects.maxSize`, and ConfigMaps and Secrets above `objects.maxDataSize`.
   *
   * @default enforce
   */
  readonly objectSizes?: GuardRailMode;
  /**
   * Lets users change and delete only the workloads that they made themselves; admins may change everybody's. Kubernetes
   * 1.36 or newer, because older versions do not record who made a workload.
   *
   * @default enforce
   */
  readonly ownWork?: GuardRailMode;
  /**
   * Refuses images that do not come from `images.registries`, and pull policies other than `images.pullPolicy`.
   *
   * @default enforce
   */
  readonly podImages?: GuardRailMode;
  /**
   * Refuses pods that name a node, and tolerations, schedulers, runtime classes and priority classes that are not
   * listed.
   *
   * @default enforce
   */
  readonly podScheduling?: GuardRailMode;
  /**
   * Where `podSecurity` allows exceptions, refuses everything else that its standard refuses. It must enforce that there, so
   * `default` does not apply to it.
   *
   * @default enforce
   */
  readonly podSecurity?: GuardRailMode;
  /**
   * Refuses volumes that a pod mounts by their address, or with a driver that is not in `storage.drivers`.
   *
   * @default enforce
   */
  readonly podVolumes?: GuardRailMode;
  /**
   * Refuses Roles and RoleBindings of tenants; with `access: selfService`, all but
   * bindings to the three roles, and Roles for accounts of the namespace.
   *
   * @default enforce
   */
  readonly roleBindings?: GuardRailMode;
  /**
   * Refuses Ingresses and routes for hosts that are not in `network.hosts`, and annotations that configure the proxy.
   *
   * @default enforce
   */
  readonly routeHosts?: GuardRailMode;
  /**
   * Refuses external addresses and external names of Services, and node ports and load balancers that are not granted.
   *
   * @default enforce
   */
  readonly serviceExposure?: GuardRailMode;
  /**
   * Refuses tokens of service accounts that live longer than a day.
   *
   * @default enforce
   */
  readonly tokenLifetime?: GuardRailMode;
  /**
   * Refuses Secrets that hold a token of a service account, because such a token never expires.
   *
   * @default enforce
   */
  readonly tokenSecrets?: GuardRailMode;
  /**
   * Refuses claims of volumes that are not in `storage.volumes`, of classes that are not in `storage.classes` or
   * `storage.attributesClasses`, and of snapshots from other namespaces.
   *
   * @default enforce
   */
  readonly volumeClaims?: GuardRailMode;
  /**
   * Refuses workloads that keep more than ten old versions of themselves, and StatefulSets with more than 1000 replicas.
   *
   * @default enforce
   */
  readonly workloadHistory?: GuardRailMode;
  /**
   * Refuses labels and annotations of pods, templates, workloads, ConfigMaps, Secrets, Services and claims of volumes that
   * mean something to a scheduler, a network, a runtime or another program of the platform, and that nobody granted with
   * `scheduling`.
   *
   * @default enforce
   */
  readonly workloadMetadata?: GuardRailMode;
}

/**
 * A warning that you accept, with the reason.
 *
 * @title Accepted warning
 * @example {code: "GPU_ZERO", why: "staging renders on cpus"}
 */
export interface AcceptProps {
  /** The code of the warning. Errors cannot be accepted. `tenancy explain CODE` says what a code means. */
  readonly code: WarningCode;
  /** Why you accept it, for the colleague who reads this next year. */
  readonly why: Reason;
}

/**
 * A code of a warning. `tenancy explain` lists all codes.
 *
 * @title Warning
 * @example "GPU_ZERO"
 */
export type WarningCode = string;
