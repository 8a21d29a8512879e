import type { Reason } from './amount-types';

/**
 * Admission policies that can be switched off. Each switch that is off is a warning that says what is open then.
 *
 * @title Guard rails
 * @example {ownWork: false}
 */
export interface GuardRailSwitches {
  /**
   * Refuses extended resources, huge pages and device classes that the namespace was not granted, and claims with admin
   * access.
   *
   * @default true
   */
  readonly acceleratorNames?: boolean;
  /**
   * Refuses pods that make all GPUs of a node visible with a variable, and pods that ask for more than
   * `scheduling.maxGpusPerPod`.
   *
   * @default true
   */
  readonly acceleratorUse?: boolean;
  /**
   * Refuses annotations with which a service account could take on an identity in a cloud.
   *
   * @default true
   */
  readonly accountAnnotations?: boolean;
  /**
   * With a `burst`, raises a container's default limit to its request, and takes away default amounts that do not fit
   * into what the pod states as a whole. Kubernetes 1.36 or newer.
   *
   * @default true
   */
  readonly burstLimits?: boolean;
  /**
   * Refuses workloads of engines that ask their operator for what the tenant may not do: fields that name another
   * namespace, an account, a file of the operator, or a queue that is not in `scheduling.queues`.
   *
   * @default true
   */
  readonly engineFields?: boolean;
  /**
   * Lets only `platform.reconcilers` and cluster administrators change what cdk8s-tenancy writes.
   *
   * @default true
   */
  readonly managedObjects?: boolean;
  /**
   * Lets users change and delete only the workloads that they made themselves; admins may change everybody's. Kubernetes
   * 1.36 or newer, because older versions do not record who made a workload.
   *
   * @default true
   */
  readonly ownWork?: boolean;
  /**
   * Refuses images that do not come from `images.registries`, and pull policies other than `images.pullPolicy`.
   *
   * @default true
   */
  readonly podImages?: boolean;
  /**
   * Refuses pods that name a node, and tolerations, schedulers, runtime classes and priority classes that are not
   * listed.
   *
   * @default true
   */
  readonly podScheduling?: boolean;
  /**
   * Refuses volumes that a pod mounts by their address, or with a driver that is not in `storage.drivers`.
   *
   * @default true
   */
  readonly podVolumes?: boolean;
  /**
   * Refuses Roles and RoleBindings of tenants; with `access: selfService`, all but bindings to the three roles.
   *
   * @default true
   */
  readonly roleBindings?: boolean;
  /**
   * Refuses Ingresses and routes for hosts that are not in `network.hosts`, and annotations that configure the proxy.
   *
   * @default true
   */
  readonly routeHosts?: boolean;
  /**
   * Refuses external addresses and external names of Services, and node ports and load balancers that are not granted.
   *
   * @default true
   */
  readonly serviceExposure?: boolean;
  /**
   * Refuses tokens of service accounts that live longer than a day.
   *
   * @default true
   */
  readonly tokenLifetime?: boolean;
  /**
   * Refuses Secrets that hold a token of a service account, because such a token never expires.
   *
   * @default true
   */
  readonly tokenSecrets?: boolean;
  /**
   * Refuses claims of volumes that are not in `storage.volumes`, of classes that are not in `storage.classes`, and of
   * snapshots from other namespaces.
   *
   * @default true
   */
  readonly volumeClaims?: boolean;
  /**
   * Refuses workloads that keep more than a hundred old versions of themselves.
   *
   * @default true
   */
  readonly workloadHistory?: boolean;
  /**
   * Refuses labels and annotations of pods, templates and workloads that mean something to a scheduler, a network, a
   * runtime or another program of the platform, and that nobody granted with `scheduling`.
   *
   * @default true
   */
  readonly workloadMetadata?: boolean;
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
