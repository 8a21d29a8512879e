/**
 * Names in tenants.yaml. Each form is written once, here: `@pattern` and the lengths become the JSON Schema, and the
 * first paragraph becomes what an editor says about a name that does not have that form. A test compares every pattern
 * with the check of the command.
 */

/**
 * A name of up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends. Names that some YAML
 * readers take for a number, a date or a boolean, such as `123`, `1e3` or `on`, are refused.
 *
 * It becomes part of the names of namespaces and objects, which must be DNS labels
 * ([names in Kubernetes](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)).
 *
 * @title Name
 * @pattern ^(?!(?:y|n|yes|no|on|off|true|false|null|[0-9]+(?:e-?[0-9]+)?|0b[01]+|0o[0-7]+|0x[0-9a-f]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:t.*)?)$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$
 * @maxLength 63
 * @example "vision"
 */
export type PlainName = string;

/**
 * A former name, or a list of them with the oldest first.
 *
 * @title Former names
 * @example "vision"
 */
export type FormerNames = PlainName | readonly PlainName[];

/**
 * A DNS label: up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.
 *
 * Source: [RFC 1123 labels in Kubernetes](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names).
 *
 * @title DNS label
 * @pattern ^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$
 * @maxLength 63
 * @example "ingress-nginx"
 */
export type DnsLabel = string;

/**
 * A DNS name of up to 253 lower-case letters, digits, hyphens and dots, in which each part starts and ends with a letter
 * or digit.
 *
 * Most objects of Kubernetes have such a name
 * ([DNS subdomain names](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names)).
 *
 * @title Object name
 * @pattern ^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @maxLength 253
 * @example "fast-ssd"
 */
export type ObjectName = string;

/**
 * A DNS name of up to 253 characters that does not start with `system-`, which Kubernetes keeps for its own classes.
 *
 * @title Priority class name
 * @pattern ^(?!system-)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @maxLength 253
 * @example "ml-batch"
 */
export type PriorityClassName = string;

/**
 * A DNS name of up to 63 characters, as `kubectl get deviceclasses` shows it.
 *
 * The names of DeviceClasses may be longer, but a quota key holds at most 63 characters after its slash.
 *
 * @title DeviceClass name
 * @pattern ^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @maxLength 63
 * @example "gpu.nvidia.com"
 */
export type DeviceClassName = string;

/**
 * A MIG profile as in the names of resources: `1g.10gb`, and what it has besides after a dot or a hyphen, such as
 * `1g.10gb.me`. NVIDIA's own tools write `+` for the dot.
 *
 * @title MIG profile
 * @pattern ^[0-9]+g\.[0-9]+gb(?:[.-](?!shared$)[a-z]+(?:\.all)?)?$
 * @example "1g.10gb"
 */
export type MigProfileName = string;

/**
 * A label key: up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, after an optional domain
 * and a slash.
 *
 * Source: [labels in Kubernetes](https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set).
 *
 * @title Label key
 * @pattern ^(?:(?![^/]{254})[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*[/])?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
 * @example "example.com/team"
 */
export type LabelKey = string;

/**
 * An annotation key: a label key whose domain may hold capitals.
 *
 * @title Annotation key
 * @pattern ^(?:(?![^/]{254})[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?)*[/])?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
 * @example "example.com/on-call"
 */
export type AnnotationKey = string;

/**
 * A key of a label or an annotation, or its start and a `*`.
 *
 * @title Metadata key
 * @pattern ^(?![*])(?:(?![^/]{254})[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?)*[/])?(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?|(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[*])$
 * @example "cni.projectcalico.org/*"
 */
export type MetadataKey = string;

/**
 * A label value: empty, or up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
 *
 * @title Label text
 * @example "perception"
 * @pattern ^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$
 */
export type LabelText = string;

/**
 * A taint by its key, or by `key=value` for that value alone. Key and value have the form of labels.
 *
 * @title Taint
 * @pattern ^(?:(?![^/]{254})[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*[/])?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?(?:=(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?)?$
 * @example "dedicated=batch"
 */
export type Taint = string;

/**
 * An extended resource as nodes advertise it: the domain of its vendor, a slash and a name. Neither `kubernetes.io` nor
 * a prefix such as `requests.` belongs to it.
 *
 * Source: [extended resources](https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources).
 *
 * @title Extended resource
 * @pattern ^(?!requests\.)(?![^/]{245})(?![^/]*kubernetes\.io[/])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*[/][A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
 * @example "nvidia.com/gpu"
 */
export type ExtendedResource = string;

/**
 * A name by which pods ask for a device of a DeviceClass without a claim: `deviceclass.resource.kubernetes.io/`, and the
 * class.
 *
 * @title Resource of a DeviceClass
 * @pattern ^deviceclass\.resource\.kubernetes\.io[/](?!.{64})[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @example "deviceclass.resource.kubernetes.io/gpu.nvidia.com"
 */
export type ClassResource = string;

/**
 * A resource that counts devices: an extended resource, or that of a DeviceClass.
 *
 * @title Resource of a pool
 * @example "nvidia.com/gpu"
 */
export type PoolResource = ExtendedResource | ClassResource;

/**
 * Huge pages of one size: `hugepages-` and the size.
 *
 * Source: [huge pages](https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/).
 *
 * @pattern ^hugepages-[1-9][0-9]*(?:[KMGT]i)?$
 */
export type HugePages = string;

/**
 * An extended resource, such as `rdma/hca`, or huge pages of one size, such as `hugepages-2Mi`.
 *
 * @title Device or huge pages
 * @example "rdma/hca"
 * @example "hugepages-2Mi"
 */
export type GrantableResource = ExtendedResource | HugePages;

/**
 * An API group: a DNS name, or `""` for the core group.
 *
 * @title API group
 * @pattern ^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*)?$
 * @maxLength 253
 * @example "kubeflow.org"
 */
export type ApiGroup = string;

/**
 * A plural of a kind in lower-case letters and digits, as `kubectl api-resources` shows it.
 *
 * @title Plural
 * @pattern ^[a-z][a-z0-9]*$
 * @example "experiments"
 */
export type KindPlural = string;

/**
 * A name of a ClusterRole: up to 253 characters without `/`, `%` and spaces.
 *
 * Roles may have names that most objects cannot have, such as `Dashboards:edit`. Source: kubernetes/apimachinery
 * pkg/api/validation/path (ValidatePathSegmentName).
 *
 * @title Name of a role
 * @pattern ^(?!\.{1,2}$)[^\s/%]+$
 * @maxLength 253
 * @example "dashboard-editor"
 */
export type RoleName = string;
