import type { Ipv4Range } from './address-types';
import type { WholeNumber } from './amount-types';
import type { DnsLabel, ObjectName, PlainName } from './name-types';

/**
 * The Project of KubeSlice in which all slices are, and the clusters that it joins are registered.
 *
 * @title Project of slices
 * @example {project: "ml"}
 */
export interface SliceProjectProps {
  /**
   * The name of the Project.
   *
   * @example "ml"
   */
  readonly project: SliceProjectName;
  /**
   * The namespace of the controller, where the Project is.
   *
   * @default kubeslice-controller
   */
  readonly namespace?: DnsLabel;
  /**
   * The namespace that the controller makes for the Project, where the slices are. Its first part is an option of the
   * controller (`--project-namespace-prefix`).
   *
   * @default - `kubeslice-<project>`
   * @example "kubeslice-ml"
   */
  readonly projectNamespace?: DnsLabel;
}

/**
 * Where KubeSlice runs, for tenants with a `slice`.
 *
 * Source: [KubeSlice](https://kubeslice.io/documentation/open-source/).
 *
 * @title Slices
 * @example {controller: "mgmt", project: "ml"}
 */
export interface SlicesProps extends SliceProjectProps {
  /**
   * The cluster that runs the controller of KubeSlice: one of `clusters`. What it reads is in its tree, in `slices/` and
   * `slice-projects/`.
   *
   * @example "mgmt"
   */
  readonly controller: DnsLabel;
}

/** The keys that a slice of a tenant and one on the platform share. */
export interface SliceSettingsProps {
  /**
   * The addresses of the slice: a private range with the prefix /16. No two slices share addresses, nor does a slice with
   * the clusters that it joins. It cannot change later.
   *
   * @example "10.32.0.0/16"
   */
  readonly subnet: Ipv4Range;
  /** How much of the lines between the clusters it gets: amounts, or the name of a SliceQoSConfig. */
  readonly qos: SliceQosValue;
  /**
   * The most clusters that it may ever join, from 2 to 32. Its addresses are divided by it, so it cannot change later.
   *
   * @default 16
   */
  readonly maxClusters?: SliceClusterCount;
  /**
   * What encrypts the traffic between the clusters.
   *
   * @default OpenVPN
   */
  readonly gateway?: SliceGateway;
  /**
   * Whether KubeSlice writes network policies of its own. They add to those of the output: they open the namespaces of the
   * slice to each other, and to `allowedNamespaces`.
   *
   * @default false
   */
  readonly isolated?: boolean;
  /**
   * Namespaces on all of its clusters that the policies of KubeSlice let in, where it writes some.
   *
   * @default - none
   * @example ["monitoring"]
   */
  readonly allowedNamespaces?: readonly DnsLabel[];
}

/**
 * One network over the clusters of a tenant: a SliceConfig of KubeSlice. Pods reach each other by it across clusters, and
 * no NetworkPolicy sees that traffic.
 *
 * @title Slice
 * @example {subnet: "10.32.0.0/16", qos: "standard"}
 */
export interface SliceProps extends SliceSettingsProps {
  /**
   * The environments that it joins. Name a single one where environments are closed to each other.
   *
   * @default - all environments of the tenant
   * @example ["prod"]
   */
  readonly environments?: readonly PlainName[];
}

/**
 * A slice, as the cluster with the controller holds it.
 *
 * @title Managed slice
 * @example {clusters: ["gpu-eu", "gpu-us"], namespaces: {"ml-vision": ["gpu-eu", "gpu-us"]}, subnet: "10.32.0.0/16", qos: "standard"}
 */
export interface ManagedSliceProps extends SliceSettingsProps {
  /**
   * The clusters that it joins, as they are registered.
   *
   * @example ["gpu-eu", "gpu-us"]
   */
  readonly clusters: readonly DnsLabel[];
  /**
   * Its namespaces, and the clusters of each.
   *
   * @example {"ml-vision": ["gpu-eu", "gpu-us"]}
   */
  readonly namespaces: Record<DnsLabel, readonly DnsLabel[]>;
}

/**
 * How much of the lines between the clusters a slice gets.
 *
 * @title Bandwidth of a slice
 * @example {ceilingKbps: 512000, guaranteedKbps: 256000, dscpClass: "AF11", priority: 1}
 */
export interface SliceQosProps {
  /**
   * The most that it may use, in kilobits per second.
   *
   * @example 512000
   */
  readonly ceilingKbps: WholeNumber;
  /**
   * What it gets in any case, in kilobits per second: at most `ceilingKbps`.
   *
   * @example 256000
   */
  readonly guaranteedKbps: WholeNumber;
  /**
   * How its packets are marked for the network between the clusters.
   *
   * @default Default
   */
  readonly dscpClass?: DscpClass;
  /**
   * Its priority among slices, as KubeSlice counts it.
   *
   * @default 1
   */
  readonly priority?: WholeNumber;
}

/**
 * A name of a SliceQoSConfig that the platform keeps in the namespace of the Project, or amounts.
 *
 * @title Quality of service
 * @example "standard"
 */
export type SliceQosValue = ObjectName | SliceQosProps;

/**
 * What encrypts the traffic between clusters.
 *
 * - `OpenVPN`: OpenVPN
 * - `Wireguard`: WireGuard
 *
 * @title Gateway of a slice
 */
export type SliceGateway = 'OpenVPN' | 'Wireguard';

/**
 * A class of Differentiated Services by which routers tell traffic apart.
 *
 * - `Default`: best effort
 * - `AF11`: assured forwarding, class 1, dropped late
 * - `AF12`: assured forwarding, class 1, dropped sooner
 * - `AF13`: assured forwarding, class 1, dropped first
 * - `AF21`: assured forwarding, class 2, dropped late
 * - `AF22`: assured forwarding, class 2, dropped sooner
 * - `AF23`: assured forwarding, class 2, dropped first
 * - `AF31`: assured forwarding, class 3, dropped late
 * - `AF32`: assured forwarding, class 3, dropped sooner
 * - `AF33`: assured forwarding, class 3, dropped first
 * - `AF41`: assured forwarding, class 4, dropped late
 * - `AF42`: assured forwarding, class 4, dropped sooner
 * - `AF43`: assured forwarding, class 4, dropped first
 * - `EF`: expedited forwarding
 *
 * @title DSCP class
 */
export type DscpClass =
  | 'Default'
  | 'AF11'
  | 'AF12'
  | 'AF13'
  | 'AF21'
  | 'AF22'
  | 'AF23'
  | 'AF31'
  | 'AF32'
  | 'AF33'
  | 'AF41'
  | 'AF42'
  | 'AF43'
  | 'EF';

/**
 * A name of up to 30 lower-case letters, digits and hyphens, with a letter or digit at both ends.
 *
 * @title Name of a project
 * @pattern ^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$
 * @maxLength 30
 * @example "ml"
 */
export type SliceProjectName = string;

/**
 * A number of clusters that a slice joins, from 2 to 32.
 *
 * @title Number of clusters
 * @example 16
 * @asType integer
 * @minimum 2
 * @maximum 32
 */
export type SliceClusterCount = number;
