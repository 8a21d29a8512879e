/** A kind of thing that no role of a tenant holds. */
export interface NeverGranted {
  /** The verbs, or none where no verb at all is granted. */
  readonly verbs: readonly string[];
  /** `''` for the core group, `*` for any. */
  readonly group: string;
  /** `*` for any. */
  readonly resources: readonly string[];
  readonly reason: string;
  /**
   * What a setting grants all the same.
   *
   * @default - nothing does
   */
  readonly unless?: string;
}

/** What no role of a tenant, of a workload or of the catalogue holds. A test looks for each in all of them. */
export const NEVER_GRANTED: readonly NeverGranted[] = [
  {
    verbs: ['*'],
    group: '*',
    resources: ['*'],
    reason: 'a wildcard covers what nobody has thought of, and every kind that is installed later',
  },
  {
    verbs: ['bind', 'escalate', 'impersonate'],
    group: '*',
    resources: ['*'],
    reason: 'who may do this has the rights of others',
    unless: 'with `access: selfService`, admins may `bind` to the three roles, by their names',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['namespaces', 'namespaces/status', 'namespaces/finalize'],
    reason: 'its labels carry the guards',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['resourcequotas', 'limitranges', 'endpoints', 'events'],
    reason: 'guards, and what controllers derive',
  },
  {
    verbs: [],
    group: '',
    resources: ['serviceaccounts/token'],
    reason: 'a token outlives the person who made it',
  },
  {
    verbs: [],
    group: '',
    resources: ['pods/proxy', 'services/proxy', 'nodes', 'nodes/proxy', 'persistentvolumes'],
    reason: 'past the network policies, or below all tenants',
  },
  {
    verbs: ['create', 'patch', 'update'],
    group: '',
    resources: ['services/status', 'pods/status', 'pods/binding', 'bindings'],
    reason: "who writes an address or a node takes other people's traffic or place",
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'rbac.authorization.k8s.io',
    resources: ['*'],
    reason: 'who writes roles and bindings sets the own rights',
    unless:
      'with `access: selfService`, admins write `rolebindings`, which an admission policy judges',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'networking.k8s.io',
    resources: ['networkpolicies'],
    reason: 'policies are a union: any of them opens',
    unless: 'with `network: {tenantPolicies: true}`, admins write their own',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'apps',
    resources: ['daemonsets'],
    reason: 'it runs on every node',
  },
  {
    verbs: [],
    group: 'admissionregistration.k8s.io',
    resources: ['*'],
    reason: 'who writes admission rules lifts the guards',
  },
  {
    verbs: [],
    group: 'certificates.k8s.io',
    resources: ['*'],
    reason: 'a certificate is an identity that cannot be revoked',
  },
];
