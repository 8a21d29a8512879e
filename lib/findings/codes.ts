export type Severity = 'error' | 'warning';

export interface CodeEntry {
  readonly severity: Severity;
  /** What this code means, in one line, without the particulars of a case. */
  readonly summary: string;
}

const error = (summary: string): CodeEntry => ({ severity: 'error', summary });
const warning = (summary: string): CodeEntry => ({ severity: 'warning', summary });

/** Every code that a finding can carry. Codes are stable: they are never renamed or given another meaning. */
export const CODES = {
  // Reading
  FILE_UNREADABLE: error('A file cannot be read.'),
  FILE_TOO_LARGE: error('A file is larger than any fleet needs.'),
  FILE_NOT_UTF8: error('A file is not UTF-8 text.'),
  FILE_EMPTY: error('A file holds no document.'),
  INCLUDE_EMPTY: error('An include pattern matches no file.'),
  INCLUDE_LOOP: error('An included file includes again.'),
  INCLUDE_KEY: error('An included file holds more than tenants.'),
  YAML_SYNTAX: error('The text is not valid YAML.'),
  YAML_TAB: error('A tab stands where YAML wants spaces.'),
  YAML_DOCUMENTS: error('A file holds several YAML documents.'),
  YAML_DUPLICATE_KEY: error('A key stands twice in one map.'),
  YAML_MERGE_KEY: error('A merge key (<<) is used.'),
  YAML_KEY: error('A map key is not plain text, or has a name that is never allowed.'),
  VALUE_EMPTY: error('A key stands without a value, which YAML reads as null.'),
  YAML_TAG: error('A YAML tag is used.'),
  YAML_ALIASES: error('Aliases expand to more data than any fleet needs.'),
  YAML_DEPTH: error('The data is nested deeper than any fleet needs.'),
  // Shape
  KEY_UNKNOWN: error('A key is not known here.'),
  KEY_MISSING: error('A required key is missing.'),
  TYPE_WRONG: error('A value has the wrong type.'),
  VALUE_UNKNOWN: error('A value is none of the allowed words.'),
  API_VERSION: error('The apiVersion is not one that this version reads.'),
  // Names
  NAME_INVALID: error('A name has characters or a length that Kubernetes refuses.'),
  NAME_AMBIGUOUS: error('YAML 1.1 readers take the name as a boolean or a number.'),
  NAME_RESERVED: error('A name is reserved.'),
  NAMESPACE_TOO_LONG: error('A derived namespace is longer than 63 characters.'),
  NAMESPACE_CLASH: error('Two owners derive one namespace.'),
  TENANT_DUPLICATE: error('Two tenants have one name.'),
  TENANT_VANISHED: error('A tenant or environment vanished without `state: removed`.'),
  LABEL_INVALID: error('The value of a label is invalid, or a text gives none.'),
  LABEL_KEY: error('The key of a label or annotation is invalid.'),
  LABEL_RESERVED: error('A label or annotation key belongs to the platform.'),
  SUBJECT_INVALID: error('A subject cannot be meant.'),
  SUBJECT_FORBIDDEN: error('A subject reaches more people than a tenant has.'),
  // Quantities and splits
  QUANTITY_INVALID: error('A quantity cannot be read or is negative.'),
  QUANTITY_TOO_FINE: error('A quantity is finer than its unit allows.'),
  SHARE_INVALID: error('A share is no positive percentage.'),
  SHARES_NOT_100: error('The shares of the platform do not sum to 100 %.'),
  SHARE_MISSING: error('An environment that was left out is added again without a share.'),
  OVERRIDE_ABOVE_TOTAL: error('Overrides sum to more than the total.'),
  QUOTA_REST: warning('A part of a quota goes to no environment.'),
  QUOTA_UNBOUNDED: warning('A quota was removed and bounds nothing.'),
  QUOTA_BELOW_CONTAINER: error('A quota is smaller than one default container.'),
  QUOTA_KEY_NOT_COUNTED: error('The API server accepts a quota key but never counts it.'),
  QUOTA_KEY_ELSEWHERE: error('A quota key is written elsewhere by the platform.'),
  LIMITS_INVALID: error('Limits stand without a burst, or below the requests.'),
  BURST_INVALID: error('A burst is no percentage.'),
  GPU_ZERO: warning('An environment gets no GPU although its tenant has some.'),
  // Accelerators
  POOL_UNKNOWN: error('A pool does not exist.'),
  POOL_AMBIGUOUS: error('A GPU count names no pool and none is the default.'),
  POOL_DEFAULTS: error('Several pools are marked as the default.'),
  POOL_OVERCOMMITTED: error('Tenants together hold more than a pool has.'),
  POOL_SHARED_RESOURCE: warning('Two granted pools have one resource name.'),
  ACCELERATOR_UNKNOWN: error('An accelerator name is not known, but resembles one that is.'),
  MIG_PROFILE: error('A product does not offer a MIG profile.'),
  DEVICE_INVALID: error('A device is no extended resource, or is an accelerator.'),
  // Objects, containers
  CAP_BELOW_OWN: error('A cap is lower than what a namespace holds from the start.'),
  LOADBALANCER_NODEPORTS: warning('Load balancers are granted without node ports.'),
  LOADBALANCER_UNREACHABLE: warning('Load balancers are granted, but no address may come in.'),
  CONTAINER_BOUND: warning('A container bound refuses ordinary pods.'),
  CONTAINER_BOUNDS: error('Container bounds contradict each other.'),
  DEFAULT_LIMIT_WASTES_QUOTA: warning('Default limits use up the quota before the requests do.'),
  DEFAULT_REQUEST_MISSING: error('A quota stands without a default request.'),
  // Guard rails
  GUARD_RAIL_OFF: warning('A guard rail is switched off.'),
  NETWORK_SELF_SERVICE: warning('Admins write network policies, and nothing keeps the border.'),
  TAINT_INVALID: error('A taint is none, or keeps pods without a GPU off GPU nodes.'),
  REGISTRY_INVALID: error('A registry is none.'),
  HOST_INVALID: error('A host is no host name.'),
  HOST_CLASH: error('Two tenants are granted one host.'),
  // Network
  CIDR_INVALID: error('An address range cannot be read.'),
  CIDR_FORBIDDEN: error('An address range covers what no tenant may reach.'),
  PORT_INVALID: error('A port is out of range.'),
  PEER_INVALID: error('A network peer is incomplete or contradicts itself.'),
  FLOW_INVALID: error('A flow does not say who calls or who is called.'),
  API_SERVER_MISSING: error('API access is granted but nobody said where the API server is.'),
  // References
  TENANT_UNKNOWN: error('A tenant does not exist.'),
  TIER_UNKNOWN: error('A tier does not exist.'),
  ENVIRONMENT_UNKNOWN: error('An override names an environment that does not exist.'),
  ENVIRONMENTS_NONE: error('A tenant or the platform has no environment.'),
  VERSION_INVALID: error('A Kubernetes version cannot be read or is too old.'),
  PRIORITY_INVALID: error('A priority class cannot be made.'),
  KIND_INVALID: error('A kind cannot be granted to tenants.'),
  // Acceptance
  ACCEPT_INVALID: error('An acceptance names no warning, or gives no reason.'),
  ACCEPT_UNUSED: warning('An acceptance accepts nothing.'),
  // Extensions
  EXTENSION_FAILED: error('An extension cannot be loaded, fails, or adds what has no place.'),
  OBJECT_DUPLICATE: error('Two objects have one kind, namespace and name.'),
  // Files
  FILE_FOREIGN: error('A file that is not ours stands in the way.'),
  OUTPUT_UNWRITABLE: error('The output folder cannot be written.'),
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof CODES;
