import type { DateText, Reason } from './amount-types';
import type { PlainName } from './name-types';

/** Addresses, hosts, ports, registries and people in tenants.yaml. Each form is written once, here. */

/**
 * An IPv4 range in CIDR notation.
 *
 * @pattern ^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])[/](?:3[0-2]|[12]?[0-9])$
 */
export type Ipv4Range = string;

/**
 * An IPv4 address.
 *
 * @title IPv4 address
 * @pattern ^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$
 * @example "169.254.25.10"
 */
export type Ipv4Address = string;

/**
 * An IPv6 range in CIDR notation: eight groups, or fewer around one `::`. The last two may be written like an IPv4
 * address.
 *
 * @pattern ^(?=[^.]*$|.*:(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?=[0-9])|(?=[/]))){4}[/])(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|[0-9]+\.[0-9.]+)|(?=(?::{0,2}[0-9A-Fa-f]{1,4}){0,7}:{0,2}[/]|(?::{0,2}[0-9A-Fa-f]{1,4}){0,5}:{1,2}[0-9]+\.)(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:(?:[0-9A-Fa-f]{1,4}:)*(?:[0-9A-Fa-f]{1,4}|[0-9]+\.[0-9.]+))?)[/](?:12[0-8]|1[01][0-9]|[1-9]?[0-9])$
 */
export type Ipv6Range = string;

/**
 * An address range in CIDR notation, such as `10.20.0.0/16` or `fd00:1::/64`. A single address is a range as well:
 * `10.0.0.10/32`.
 *
 * @title Address range
 * @example "10.20.0.0/16"
 */
export type AddressRange = Ipv4Range | Ipv6Range;

/**
 * A host name without protocol and port, or `*.` and a domain for all hosts below it. After a single host name, a path of
 * lower-case letters, digits, hyphens and underscores grants what is at that path and below it.
 *
 * @title Host
 * @pattern ^(?=(?:\*\.)?[^/]{1,253}(?:[/]|$))(?:\*\.(?=.*\.)(?![^/]*[/]))?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*(?:[/][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$
 * @example "ml.example.com"
 * @example "ml.example.com/vision"
 * @example "*.ml.example.com"
 */
export type HostPattern = string;

/**
 * A registry, or a registry and a path: what the names of images start with. No protocol, no wildcard, no slash at the
 * end.
 *
 * @title Registry
 * @pattern ^(?=[^:/]{1,253}(?:[:/]|$))(?:localhost(?![^/])|(?![^.:/]+(?:[/]|$))[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*(?::[0-9]{1,5})?)(?:[/][a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$
 * @example "registry.example.com/ml"
 */
export type ImageRegistry = string;

/**
 * A port from 1 to 65535.
 *
 * @title Port number
 * @example 443
 * @asType integer
 * @minimum 1
 * @maximum 65535
 */
export type PortNumber = number;

/**
 * A version of Kubernetes from 1.30 on, such as `"1.34"`. Quotes keep other tools from reading `1.30` as `1.3`.
 *
 * @title Kubernetes version
 * @pattern ^v?1\.(?:0?[3-9][0-9]|[1-9][0-9]{2})(?:\.[0-9]+)?$
 * @example "1.34"
 */
export type KubernetesVersion = string;

/**
 * A name of a user or a group, with spaces only inside of it. Names that start with `system:` belong to Kubernetes.
 *
 * @title User or group
 * @pattern ^(?!system:)(?!.*[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff])\S(?:.*\S)?$
 * @example "ml-platform"
 */
export type SubjectName = string;

/**
 * A user as the API server's authentication names it, with spaces only inside of it. Names that start with `system:`
 * belong to Kubernetes. A group is written `{group: NAME}`, a service account `{serviceAccount: NAMESPACE/NAME}`.
 *
 * @title User
 * @pattern ^(?!system:)(?!(?:[uU][sS][eE][rR]|[gG][rR][oO][uU][pP]|[sS][eE][rR][vV][iI][cC][eE][aA][cC][cC][oO][uU][nN][tT]):.)(?!.*[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff])\S(?:.*\S)?$
 * @example "alice@example.com"
 */
export type UserName = string;

/**
 * A service account as `namespace/name`.
 *
 * @title Account name
 * @pattern ^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?[/](?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @example "ci/deployer"
 */
export type ServiceAccountRef = string;

/**
 * A user, a group or a service account. State exactly one.
 *
 * @title Subject
 * @minProperties 1
 * @maxProperties 3
 * @example {group: "vision"}
 */
export interface SubjectProps {
  /**
   * A user, as the API server's authentication names it.
   *
   * @default - none
   * @example "alice@example.com"
   */
  readonly user?: SubjectName;
  /**
   * A group, as the API server's authentication names it.
   *
   * @default - none
   * @example "ml-platform"
   */
  readonly group?: SubjectName;
  /**
   * A service account, as `namespace/name`.
   *
   * @default - none
   * @example "ci/deployer"
   */
  readonly serviceAccount?: ServiceAccountRef;
  /**
   * The last day on which the entry counts: `tenancy expire` takes it out afterwards. Needs `why`.
   *
   * @default - for good
   * @example "2026-12-24"
   */
  readonly until?: DateText;
  /**
   * Why somebody is in the list for a time.
   *
   * @default - none
   * @example "on call during the launch"
   */
  readonly why?: Reason;
}

/** A user by name, or a map with a user, a group or a service account. */
export type SubjectValue = UserName | SubjectProps;

/**
 * A name of a group whose members look. Of those that start with `system:`, only that of everybody who can log in can be
 * meant; it comes with a warning.
 *
 * @title Group of viewers
 * @pattern ^(?:system:authenticated(?::oauth)?|(?!system:)(?!.*[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff])\S(?:.*\S)?)$
 * @example "finance"
 */
export type ViewerGroup = string;

/**
 * A user, a group or a service account that looks. State exactly one.
 *
 * @title Viewer
 * @minProperties 1
 * @maxProperties 3
 * @example {group: "finance"}
 */
export interface ViewerProps {
  /**
   * A user, as the API server's authentication names it.
   *
   * @default - none
   * @example "alice@example.com"
   */
  readonly user?: SubjectName;
  /**
   * A group, as the API server's authentication names it.
   *
   * @default - none
   * @example "finance"
   */
  readonly group?: ViewerGroup;
  /**
   * A service account, as `namespace/name`.
   *
   * @default - none
   * @example "ci/reporter"
   */
  readonly serviceAccount?: ServiceAccountRef;
  /**
   * The last day on which the entry counts: `tenancy expire` takes it out afterwards. Needs `why`.
   *
   * @default - for good
   * @example "2026-12-24"
   */
  readonly until?: DateText;
  /**
   * Why somebody is in the list for a time.
   *
   * @default - none
   * @example "on call during the launch"
   */
  readonly why?: Reason;
}

/** A viewer: a user by name, or a map with a user, a group or a service account. */
export type ViewerValue = UserName | ViewerProps;

/**
 * A name of up to 15 lower-case letters, digits and hyphens, with a letter, no two hyphens in a row, and a letter or digit
 * at both ends.
 *
 * It is what a container calls one of its ports
 * ([RFC 6335, section 5.1](https://www.rfc-editor.org/rfc/rfc6335#section-5.1), as Kubernetes checks it).
 *
 * @title Port name
 * @pattern ^(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$
 * @maxLength 15
 * @example "http"
 */
export type PortName = string;

/** A number is a TCP port, and a name a TCP port that the called pods call so; a map can name a range or another protocol. */
export type PortValue = PortNumber | PortName | PortProps;

/**
 * A port, or a range of ports.
 *
 * @title Port
 * @example {port: 9000, endPort: 9010, protocol: "UDP"}
 */
export interface PortProps {
  /** The port, or the first port of a range. A name is that of a container's port. */
  readonly port: PortNumber | PortName;
  /**
   * The last port of a range. Not less than `port`, which must be a number.
   *
   * @default - `port` alone
   */
  readonly endPort?: PortNumber;
  /**
   * The transport protocol.
   *
   * @default TCP
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/**
 * A name of up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends, or `""` for none.
 *
 * @title Prefix
 * @example "ml"
 */
export type NamespacePrefix = '' | PlainName;
